import { pointsOfUnits, type Points } from '@peil/kernel';
import type { Balance, RequirementResult, Status, Unit } from '../balance.js';
import type { Scheme } from '../scheme/scheme.js';
import { broughtTo, causesOfLine, linesTogether, type LineCause, type LinePair, type Sides } from './line-causes.js';
import { differsIn, requirementOf, schemeSettings, type RuleReference } from './rule-reference.js';

/**
 * Why a requirement stands elsewhere. `earned`: more or less counts towards it · `expected`: more or less will, of what
 * is planned or waits for review · `required`: more or less is asked · `judged`: the same amounts, seen otherwise:
 * another due day, grace, or moment at which being behind shows.
 */
export type Effect = 'earned' | 'expected' | 'required' | 'judged';

/** A rule behind a difference. */
export type Cause = RuleReference & {
  readonly effect: Effect;
  /** The requirement it moves. */
  readonly requirement: string;
  /** How much more (negative: less) counts, or is asked, in the unit of the requirement. */
  readonly change: Points;
  readonly unit: Unit;
  /** The kinds of activity that count for more or less. */
  readonly activityKinds: readonly string[];
  /** The draft says something else about this rule; otherwise it works out otherwise because of another one. */
  readonly isChanged: boolean;
  /** It worked in an earlier period, and reaches this one through what was carried over. */
  readonly fromEarlierPeriod: boolean;
};

/** `decides`: it moves a requirement that makes the status of the entry what it is, or was. */
export type ExplainedCause = { readonly cause: Cause; readonly decides: boolean };

/** The entries of all periods of the person on either side, and what the versions say. */
export type Explanation = Sides & {
  readonly allPeriods: () => { readonly before: readonly Balance[]; readonly after: readonly Balance[] };
};

type EntryPair = {
  readonly before: Balance | undefined;
  readonly after: Balance | undefined;
  readonly schemes: { readonly before: Scheme | undefined; readonly after: Scheme | undefined };
  readonly lines: readonly { readonly pair: LinePair; readonly causes: readonly LineCause[] }[];
};

function pairOf(before: Balance | undefined, after: Balance | undefined, sides: Sides): EntryPair {
  const versions = { before: before?.version, after: after?.version };
  const lines = linesTogether(before, after).map((pair) => ({ pair, causes: causesOfLine(pair, versions, sides) }));
  return {
    before,
    after,
    lines,
    schemes: { before: sides.before(before?.version), after: sides.after(after?.version) },
  };
}

type Found = RuleReference & {
  readonly effect: Effect;
  readonly change: number;
  readonly activityKinds: readonly string[];
  readonly isChanged: boolean;
  readonly fromEarlierPeriod?: boolean;
};

function requiredCauses(before: RequirementResult, after: RequirementResult, { schemes }: EntryPair): readonly Found[] {
  const change = after.required - before.required;
  if (change === 0) return [];
  const found = (rule: RuleReference, by: number): Found => ({
    ...rule,
    effect: 'required',
    change: by,
    activityKinds: [],
    isChanged: differsIn(schemes.before, schemes.after, rule),
  });
  const id = requirementIdOf(after.id, schemes);
  if (before.requiredOfAll !== after.requiredOfAll) return [found({ kind: 'require', rule: id }, change)];
  const taken = (result: RequirementResult, rule: string): number =>
    result.steps.reduce((sum, step) => (step.rule === rule ? sum + step.change : sum), 0);
  const rules = new Set([...before.steps, ...after.steps].map(({ rule }) => rule));
  const steps = [...rules]
    .map((rule) => found({ kind: 'adjust', rule }, taken(after, rule) - taken(before, rule)))
    .filter((one) => one.change !== 0 && (isRule(one, schemes.before) || isRule(one, schemes.after)));
  return steps.length > 0 ? steps : [found({ kind: 'setting', rule: 'round' }, change)];
}

/** A dispensation takes a step too, and is no rule of the scheme. */
function isRule({ rule }: RuleReference, scheme: Scheme | undefined): boolean {
  return scheme?.adjust.some(({ id }) => id === rule) === true;
}

function requirementIdOf(id: string, { before, after }: EntryPair['schemes']): string {
  const found = (after && requirementOf(after, id)) ?? (before && requirementOf(before, id));
  return found?.id ?? id;
}

/** The rules by which lines count for more or less towards a requirement. */
function broughtCauses(id: string, { lines, schemes }: EntryPair, effect: 'earned' | 'expected'): readonly Found[] {
  const byRule = new Map<string, { cause: LineCause; change: number; kinds: Set<string> }>();
  let unexplained = 0;
  for (const { pair, causes } of lines) {
    const isExpected = effect === 'expected';
    const change = broughtTo(pair.after, id, isExpected) - broughtTo(pair.before, id, isExpected);
    if (change === 0) continue;
    const [main] = [...causes].sort(
      (a, b) => Number(b.isChanged) - Number(a.isChanged) || Math.abs(b.change) - Math.abs(a.change),
    );
    if (main === undefined) {
      unexplained += change;
      continue;
    }
    const key = `${main.kind}/${main.rule}`;
    const known = byRule.get(key) ?? { cause: main, change: 0, kinds: new Set<string>() };
    known.change += change;
    if (main.activityKind !== undefined) known.kinds.add(main.activityKind);
    byRule.set(key, known);
  }
  const found = [...byRule.values()]
    .filter(({ change }) => change !== 0)
    .map(({ cause: { kind, rule, isChanged }, change, kinds }): Found => {
      return { kind, rule, isChanged, effect, change, activityKinds: [...kinds].sort() };
    });
  if (unexplained === 0 || found.length > 0) return found;
  // The same points, divided or selected otherwise: by what the requirement itself asks for.
  const own: RuleReference = { kind: 'require', rule: requirementIdOf(id, schemes) };
  const isChanged = differsIn(schemes.before, schemes.after, own);
  return [{ ...own, isChanged, effect, change: unexplained, activityKinds: [] }];
}

function judgedCause(id: string, { schemes }: EntryPair): Found {
  const judged = (rule: RuleReference): Found => ({
    ...rule,
    effect: 'judged',
    change: 0,
    activityKinds: [],
    isChanged: differsIn(schemes.before, schemes.after, rule),
  });
  const candidates: RuleReference[] = [
    { kind: 'require', rule: requirementIdOf(id, schemes) },
    ...schemeSettings.map((rule): RuleReference => ({ kind: 'setting', rule })),
  ];
  const changed = candidates.map(judged).find(({ isChanged }) => isChanged);
  return changed ?? judged({ kind: 'setting', rule: 'scheme' });
}

type LeafCauses = { readonly id: string; readonly unit: Unit; readonly found: readonly Found[] };

function causesOfRequirement(
  before: RequirementResult | undefined,
  after: RequirementResult | undefined,
  pair: EntryPair,
): readonly LeafCauses[] {
  const known = after ?? before;
  if (known === undefined) return [];
  const { id, unit } = known;
  if (before === undefined || after === undefined) {
    const change = (after?.required ?? 0) - (before?.required ?? 0);
    const rule: RuleReference = { kind: 'require', rule: requirementIdOf(id, pair.schemes) };
    const isChanged = differsIn(pair.schemes.before, pair.schemes.after, rule);
    return [{ id, unit, found: [{ ...rule, effect: 'required', change, activityKinds: [], isChanged }] }];
  }
  if (before.parts.length > 0 || after.parts.length > 0) {
    const next = new Map(after.parts.map((part) => [part.id, part]));
    const parts = before.parts.flatMap((part) => {
      const other = next.get(part.id);
      next.delete(part.id);
      return causesOfRequirement(part, other, pair);
    });
    const added = [...next.values()].flatMap((part) => causesOfRequirement(undefined, part, pair));
    const own = requiredCauses(before, after, pair);
    return [...(own.length === 0 ? [] : [{ id, unit, found: own }]), ...parts, ...added];
  }
  const asked = requiredCauses(before, after, pair);
  const moves = before.status !== after.status;
  // The same amount of other facts can still be another pace: what was carried over is left out of it.
  const earned = before.earned !== after.earned || moves ? broughtCauses(id, pair, 'earned') : [];
  const found = [...asked, ...earned];
  if (found.length > 0 || !moves) return found.length === 0 ? [] : [{ id, unit, found }];
  const expected = broughtCauses(id, pair, 'expected');
  return [{ id, unit, found: expected.length > 0 ? expected : [judgedCause(id, pair)] }];
}

/** What was carried over follows from the period before: what changed there, unless the rule of carrying did. */
function throughEarlierPeriods(found: Found, pair: EntryPair, explanation: Explanation): readonly Found[] {
  if (found.kind !== 'carryOver' || found.isChanged) return [found];
  const from = (pair.after ?? pair.before)?.period.from;
  const { before, after } = explanation.allPeriods();
  const latest = (entries: readonly Balance[]) =>
    entries.findLast(({ period }) => from !== undefined && period.until < from);
  const [one, other] = [latest(before), latest(after)];
  if (one === undefined && other === undefined) return [found];
  const earlier = pairOf(one, other, explanation);
  const causes = earlier.lines
    .flatMap((line) => line.causes)
    .filter(({ change }) => Math.sign(change) === Math.sign(found.change));
  const byRule = Map.groupBy(causes, ({ kind, rule }) => `${kind}/${rule}`);
  const origins = [...byRule.values()].flatMap((group): readonly Found[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { kind, rule, isChanged } = first;
    const activityKinds = [...new Set(group.flatMap(({ activityKind }) => activityKind ?? []))].sort();
    const origin: Found = {
      kind,
      rule,
      isChanged,
      effect: 'earned',
      change: found.change,
      activityKinds,
      fromEarlierPeriod: true,
    };
    return throughEarlierPeriods(origin, earlier, explanation);
  });
  const changed = origins.filter(({ isChanged }) => isChanged);
  return changed.length > 0 ? changed : [found];
}

function worstOf(results: readonly RequirementResult[], status: Status): ReadonlySet<string> {
  return new Set(results.filter((result) => result.status === status).map(({ id }) => id));
}

/** The top requirements that make an entry get its status: those that pull it down now, or did until now. */
function decisive(before: Balance | undefined, after: Balance | undefined): ReadonlySet<string> {
  if (before === undefined || after === undefined || before.status === after.status) return new Set();
  const was = new Map(before.requirements.map(({ id, status }) => [id, status]));
  const is = new Map(after.requirements.map(({ id, status }) => [id, status]));
  const pullsNow = [...worstOf(after.requirements, after.status)].filter((id) => was.get(id) !== after.status);
  const pulledBefore = [...worstOf(before.requirements, before.status)].filter((id) => is.get(id) !== before.status);
  return new Set([...pullsNow, ...pulledBefore]);
}

/** The entry of the same period on a side that does not show it, because it is closed and done there. */
function closedEntry(shown: Balance | undefined, entries: readonly Balance[]): Balance | undefined {
  return entries.find(({ period }) => period.from === shown?.period.from);
}

/** Every rule behind what changes in one entry of a balance. */
export function explainEntry(
  shownBefore: Balance | undefined,
  shownAfter: Balance | undefined,
  explanation: Explanation,
): readonly ExplainedCause[] {
  const before = shownBefore ?? closedEntry(shownAfter, explanation.allPeriods().before);
  const after = shownAfter ?? closedEntry(shownBefore, explanation.allPeriods().after);
  const pair = pairOf(before, after, explanation);
  if (before === undefined || after === undefined) {
    const { unit } = after ?? before ?? { unit: 'points' as const };
    return [{ cause: causeOf(judgedCause('', pair), '', unit), decides: true }];
  }
  const decides = decisive(before, after);
  const next = new Map(after.requirements.map((result) => [result.id, result]));
  const explain = (one: RequirementResult | undefined, other: RequirementResult | undefined) =>
    causesOfRequirement(one, other, pair).flatMap(({ id, unit, found }) =>
      found
        .flatMap((cause) => throughEarlierPeriods(cause, pair, explanation))
        .map((cause) => ({ cause: causeOf(cause, id, unit), decides: decides.has((other ?? one)?.id ?? '') })),
    );
  const known = before.requirements.flatMap((result) => {
    const other = next.get(result.id);
    next.delete(result.id);
    return explain(result, other);
  });
  return [...known, ...[...next.values()].flatMap((result) => explain(undefined, result))];
}

function causeOf(found: Found, requirement: string, unit: Unit): Cause {
  const { kind, rule, effect, change, activityKinds, isChanged, fromEarlierPeriod = false } = found;
  return {
    kind,
    rule,
    effect,
    requirement,
    change: pointsOfUnits(change),
    unit,
    activityKinds,
    isChanged,
    fromEarlierPeriod,
  };
}
