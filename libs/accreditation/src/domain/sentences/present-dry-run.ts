import { formatPoints, pointsOfUnits, type CalendarDay } from '@peil/kernel';
import type { Status } from '../balance.js';
import type { Comparison } from '../dry-run/compare.js';
import { pointsTogether, type Difference, type RequirementAmounts } from '../dry-run/difference.js';
import type { DryRunDocument, DryRunPerson, DryRunPersonDraft, DryRunUnit } from '../dry-run/document.js';
import { beyondReach, type Reachable } from '../dry-run/economy.js';
import type { RuleReference } from '../dry-run/rule-reference.js';
import type { Lack, Tally, UnitFigures } from '../dry-run/tally.js';
import type { PublishedVersion, Scheme } from '../scheme/scheme.js';
import { causeSentence, headline, headlineDetail } from './dry-run-sentences.js';
import { referencedRuleText, requirementName, ruleWithName } from './rule-reference-text.js';

/** The versions behind the texts. */
export type DryRunWords = {
  /** In force on the day the first draft would begin, or the last one before it. */
  readonly before: Scheme | undefined;
  readonly drafts: readonly PublishedVersion[];
};

/** A rule in the words of the draft, or of the version before where the draft has no such rule. */
function textOf(reference: RuleReference, { before }: DryRunWords, draft: Scheme | undefined) {
  return ruleWithName(referencedRuleText(draft, reference) === undefined ? before : draft, reference);
}

function presentFigures({ people, before, drafts }: UnitFigures, words: DryRunWords): DryRunDocument['whole'] {
  return {
    people,
    before: { ...before },
    drafts: drafts.map(({ after, byDirection, morePoints, fewerPoints, transitions }, index) => ({
      after: { ...after },
      byDirection: { ...byDirection },
      morePoints,
      fewerPoints,
      transitions: transitions.map(({ from, to, people: moved, rules }) => ({
        from,
        to,
        people: moved,
        rules: rules.map((rule) => ({ ...rule, text: textOf(rule, words, words.drafts[index]?.scheme) })),
      })),
    })),
  };
}

function presentLack(
  lack: Lack,
  id: string,
  reachable: Reachable | undefined,
): DryRunDocument['requirements'][0]['before'] {
  const { heldTo, lacking, missing } = lack;
  const amount = reachable?.amounts.get(id);
  return {
    heldTo,
    lacking,
    missing: formatPoints(missing),
    ...(amount !== undefined && { reachable: formatPoints(amount), beyondReach: beyondReach(lack, amount) }),
  };
}

function presentAmounts({ required, earned, missing, status }: RequirementAmounts) {
  return { required: formatPoints(required), earned: formatPoints(earned), missing: formatPoints(missing), status };
}

function presentDifference(difference: Difference, words: DryRunWords, draft: Scheme | undefined): DryRunPersonDraft {
  const { after: status, direction, pointsBefore, pointsAfter, requirements, causes } = difference;
  return {
    status,
    direction,
    pointsBefore: formatPoints(pointsBefore),
    pointsAfter: formatPoints(pointsAfter),
    requirements: requirements.map(({ id, unit, before, after }) => ({
      id,
      label: requirementName(draft ?? words.before, id),
      unit,
      ...(before !== undefined && { before: presentAmounts(before) }),
      ...(after !== undefined && { after: presentAmounts(after) }),
    })),
    causes: causes.map((cause) => ({
      kind: cause.kind,
      rule: cause.rule,
      text: causeSentence(cause, words.before, draft),
    })),
  };
}

/** One person for whom something changes under a draft; undefined when nothing does. */
export function presentChanged(
  personId: string,
  unitIds: readonly string[],
  { status, balances, drafts }: Comparison,
  words: DryRunWords,
): DryRunPerson | undefined {
  if (drafts.every(({ difference }) => difference === undefined)) return undefined;
  const points = formatPoints(pointsOfUnits(pointsTogether(balances)));
  const unchanged = (of: Status): DryRunPersonDraft => {
    return { status: of, direction: 'same', pointsBefore: points, pointsAfter: points, requirements: [], causes: [] };
  };
  return {
    personId,
    unitIds: [...unitIds],
    before: status,
    drafts: drafts.map(({ status: after, difference }, index) =>
      difference === undefined ? unchanged(after) : presentDifference(difference, words, words.drafts[index]?.scheme),
    ),
  };
}

/** A unit of the organisation, as its row names it. */
export type DryRunUnitName = Pick<DryRunUnit, 'unitId' | 'kind' | 'name' | 'parentId'>;

/** The whole outcome as JSON. */
export function presentDryRun(
  { whole, units, requirements }: Tally,
  about: {
    readonly asOf: CalendarDay;
    readonly position: number;
    readonly words: DryRunWords;
    readonly units: readonly DryRunUnitName[];
    /** What the catalogue offers: as things are, and under each draft. */
    readonly reachable: readonly (Reachable | undefined)[];
    readonly changed: readonly DryRunPerson[];
    readonly milliseconds: number;
  },
): DryRunDocument {
  const { words, reachable } = about;
  const [first] = words.drafts;
  if (first === undefined) throw new Error('a dry run tries at least one draft');
  const coming = reachable.find((one) => one !== undefined);
  return {
    schemeId: first.schemeId,
    schemeName: first.scheme.name,
    asOf: about.asOf,
    position: about.position,
    versions: words.drafts.map(({ version, from }, index) => {
      const counts = whole.drafts[index]?.byDirection ?? { down: 0, up: 0, aside: 0, same: whole.people };
      return { version, from, headline: headline(counts), detail: headlineDetail(counts) };
    }),
    whole: presentFigures(whole, words),
    units: about.units.flatMap((name) => {
      const figures = units.get(name.unitId);
      return figures === undefined ? [] : [{ ...name, ...presentFigures(figures, words) }];
    }),
    ...(coming && { catalogue: { ...coming.days, offerings: coming.offerings } }),
    requirements: requirements.map(({ id, label, unit, before, drafts }) => ({
      id,
      label,
      unit,
      before: presentLack(before, id, reachable[0]),
      drafts: drafts.map((lack, index) => presentLack(lack, id, reachable[index + 1])),
    })),
    changed: [...about.changed],
    milliseconds: about.milliseconds,
  };
}
