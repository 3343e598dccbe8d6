import { statusWord, type DryRunDocument } from '@peil/accreditation';
import { say, sayBoth } from './language.js';
import { table } from './table.js';

/** Rows shown of a long list; the rest is in the JSON. */
const ROWS = 25;

/** The outcome of a dry run as tables: the headline first, then who moves where, by unit, what people lack, people. */
export function dryRunText(outcome: DryRunDocument): string {
  const parts = outcome.versions.flatMap((version, index) => [
    `${say(outcome.schemeName)}, ${sayBoth('versie', 'version')} ${version.version}, ${sayBoth('vanaf', 'from')} ${version.from}`,
    `${say(version.headline)}. ${say(version.detail)}`,
    transitions(outcome, index),
  ]);
  return [...parts, units(outcome), lacks(outcome), people(outcome)].filter((part) => part !== '').join('\n\n');
}

function transitions({ whole }: DryRunDocument, index: number): string {
  const rows = (whole.drafts[index]?.transitions ?? []).map(({ from, to, people: moved, rules }) => [
    say(statusWord(from)),
    say(statusWord(to)),
    String(moved),
    rules.map(({ text, people: by }) => (rules.length === 1 ? say(text) : `${say(text)} (${by})`)).join('; '),
  ]);
  if (rows.length === 0) return '';
  return table(
    [sayBoth('van', 'from'), sayBoth('naar', 'to'), sayBoth('mensen', 'people'), sayBoth('door', 'by')],
    rows,
  );
}

function units(outcome: DryRunDocument): string {
  const moved = ({ drafts }: DryRunDocument['units'][number]) =>
    drafts.reduce((sum, { byDirection: { same: _same, ...rest } }) => sum + rest.down + rest.up + rest.aside, 0);
  const rows = outcome.units
    .filter((unit) => moved(unit) > 0)
    .sort((a, b) => (b.drafts[0]?.byDirection.down ?? 0) - (a.drafts[0]?.byDirection.down ?? 0) || moved(b) - moved(a))
    .slice(0, ROWS)
    .map((unit) => [
      unit.name,
      String(unit.people),
      String(unit.before.met + unit.before.onTrack),
      ...unit.drafts.flatMap(({ after, byDirection }) => [
        String(after.met + after.onTrack),
        String(byDirection.down),
        String(byDirection.up),
      ]),
    ]);
  if (rows.length === 0) return '';
  const columns = outcome.versions.flatMap(({ version }) => [
    version,
    sayBoth('omlaag', 'down'),
    sayBoth('omhoog', 'up'),
  ]);
  return [
    sayBoth('Per onderdeel: behaald of op koers', 'By unit: met or on track'),
    table([sayBoth('onderdeel', 'unit'), sayBoth('mensen', 'people'), sayBoth('nu', 'now'), ...columns], rows),
  ].join('\n');
}

function lacks(outcome: DryRunDocument): string {
  const { catalogue, requirements } = outcome;
  if (requirements.length === 0) return '';
  const rows = requirements.map(({ label, unit, before, drafts }) => [
    say(label),
    unit,
    String(before.lacking),
    before.missing,
    ...drafts.flatMap(({ lacking, missing, reachable, beyondReach }) => [
      String(lacking),
      missing,
      reachable ?? '',
      beyondReach === undefined ? '' : String(beyondReach),
    ]),
  ]);
  const columns = outcome.versions.flatMap(({ version }) => [
    version,
    sayBoth('samen', 'together'),
    sayBoth('aanbod', 'offered'),
    sayBoth('meer nodig', 'need more'),
  ]);
  const days = catalogue === undefined ? '' : ` (${catalogue.from} – ${catalogue.until})`;
  return [
    sayBoth(
      `Hoeveel mensen nog iets missen, en wat het aanbod één persoon kan geven${days}`,
      `How many people still lack something, and what the catalogue can give one person${days}`,
    ),
    table(
      [
        sayBoth('eis', 'requirement'),
        sayBoth('eenheid', 'unit'),
        sayBoth('nu', 'now'),
        sayBoth('samen', 'together'),
        ...columns,
      ],
      rows,
    ),
  ].join('\n');
}

function people(outcome: DryRunDocument): string {
  const moved = outcome.changed.filter(({ drafts }) => drafts.some(({ direction }) => direction !== 'same'));
  if (moved.length === 0) return '';
  const rows = moved.slice(0, ROWS).map(({ personId, before, drafts }) => [
    personId,
    say(statusWord(before)),
    ...drafts.map(({ status }) => say(statusWord(status))),
    drafts
      .flatMap(({ causes }) => causes.slice(0, 2))
      .map(({ text }) => say(text))
      .join('; '),
  ]);
  const more = moved.length - rows.length;
  return [
    table(
      [
        sayBoth('wie', 'who'),
        sayBoth('nu', 'now'),
        ...outcome.versions.map(({ version }) => version),
        sayBoth('waarom', 'why'),
      ],
      rows,
    ),
    ...(more > 0
      ? [
          sayBoth(
            `… en nog ${more}. Met --json staan ze er allemaal.`,
            `… and ${more} more. With --json all are there.`,
          ),
        ]
      : []),
  ].join('\n');
}
