import type { BalanceDocument, RequirementDocument } from '@peil/accreditation';
import { say, sayBoth } from './language.js';
import { table } from './table.js';

/** A balance for a person to read: where it stands, the requirements, the ledger. */
export function balanceText(entries: readonly BalanceDocument[]): string {
  if (entries.length === 0) {
    return sayBoth(
      'Geen enkele regeling geldt op deze dag voor deze persoon.',
      'No scheme applies to this person on this day.',
    );
  }
  return entries.map(entryText).join('\n\n');
}

function entryText(entry: BalanceDocument): string {
  const { period, ledger } = entry;
  const span = sayBoth(
    `periode ${period.from} tot en met ${period.until}, herstel tot en met ${period.graceUntil}`,
    `period ${period.from} to ${period.until}, grace until ${period.graceUntil}`,
  );
  const requirements = table(
    [
      sayBoth('eis', 'requirement'),
      sayBoth('nodig', 'required'),
      sayBoth('behaald', 'earned'),
      sayBoth('wacht', 'waiting'),
      sayBoth('gepland', 'planned'),
      sayBoth('eenheid', 'unit'),
      'status',
    ],
    entry.requirements.flatMap((requirement) => requirementRows(requirement, '')),
  );
  const lines = table(
    [
      sayBoth('dag', 'day'),
      sayBoth('soort', 'kind'),
      sayBoth('voor', 'before'),
      sayBoth('telt', 'counts'),
      sayBoth('regel', 'rule'),
      sayBoth('versie', 'version'),
      sayBoth('uitleg', 'explanation'),
    ],
    ledger.map((line) => [
      ...[line.day, line.kind ?? line.source, line.before, line.after, line.rule ?? '–', line.version, say(line.text)],
    ]),
  );
  const reasons = entry.reasons.map(({ text }) => say(text));
  return [
    say(entry.text),
    `${say(entry.schemeName)} (${entry.schemeId}, ${sayBoth('versie', 'version')} ${entry.version}), ${span}`,
    ...reasons,
    '',
    requirements,
    ...(ledger.length === 0 ? [] : ['', lines]),
  ].join('\n');
}

function requirementRows(requirement: RequirementDocument, indent: string): string[][] {
  const { label, required, earned, provisional, planned, unit, status, parts } = requirement;
  const own = [`${indent}${say(label)}`, required, earned, provisional, planned, unit, status];
  return [own, ...parts.flatMap((part) => requirementRows(part, `${indent}  `))];
}
