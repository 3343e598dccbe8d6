import { pointsOfUnits, type Points } from '@peil/kernel';
import type { Balance, RequirementResult, Status, Unit } from '../balance.js';
import { statuses, statusOfPerson } from '../balance.js';
import { explainEntry, type Cause, type Explanation } from './causes.js';

/** Up or down between lapsed, short, at risk, on track and met; aside: into or out of the scheme or a dispensation. */
export const directions = ['down', 'up', 'aside', 'same'] as const;
export type Direction = (typeof directions)[number];

/** Where a requirement stands on one side of the comparison. */
export type RequirementAmounts = {
  readonly required: Points;
  readonly earned: Points;
  readonly missing: Points;
  readonly status: Status;
};

/** One requirement of one period that is not what it was; a side is absent where there is no such requirement. */
export type RequirementDifference = {
  readonly id: string;
  readonly unit: Unit;
  readonly before: RequirementAmounts | undefined;
  readonly after: RequirementAmounts | undefined;
};

/** What a draft does to one person, under its scheme. */
export type Difference = {
  readonly before: Status;
  readonly after: Status;
  readonly direction: Direction;
  /** Points of the open periods together, that count. */
  readonly pointsBefore: Points;
  readonly pointsAfter: Points;
  /** Only what changed. */
  readonly requirements: readonly RequirementDifference[];
  /** The rules behind a change of status, or else behind what changed: those that the draft changes first. */
  readonly causes: readonly Cause[];
};

const compared: readonly Status[] = ['lapsed', 'short', 'atRisk', 'onTrack', 'met'];

export function directionOf(before: Status, after: Status): Direction {
  if (before === after) return 'same';
  const [from, to] = [compared.indexOf(before), compared.indexOf(after)];
  if (from < 0 || to < 0) return 'aside';
  return to > from ? 'up' : 'down';
}

/** Entries of the same period stand together; where the period itself changed, those in the same place. */
export function entriesTogether(
  before: readonly Balance[],
  after: readonly Balance[],
): readonly (readonly [Balance | undefined, Balance | undefined])[] {
  const left = [...after];
  const take = (fits: (entry: Balance) => boolean): Balance | undefined => {
    const index = left.findIndex(fits);
    return index < 0 ? undefined : left.splice(index, 1)[0];
  };
  const matched = before.map((one): [Balance | undefined, Balance | undefined] => [
    one,
    take(({ period }) => period.from === one.period.from),
  ]);
  for (const pair of matched) pair[1] ??= left.shift();
  return [...matched, ...left.map((entry): [undefined, Balance] => [undefined, entry])];
}

/** All requirements of an entry, parts after the whole. */
export function everyRequirement(results: readonly RequirementResult[]): readonly RequirementResult[] {
  return results.flatMap((result) =>
    result.parts.length === 0 ? [result] : [result, ...everyRequirement(result.parts)],
  );
}

function amountsOf(result: RequirementResult | undefined): RequirementAmounts | undefined {
  if (result === undefined) return undefined;
  const { required, earned, missing, status } = result;
  return { required, earned, missing, status };
}

function isSame(one: RequirementResult, other: RequirementResult | undefined): boolean {
  return (
    other !== undefined &&
    one.status === other.status &&
    one.required === other.required &&
    one.earned === other.earned &&
    one.missing === other.missing
  );
}

function requirementDifferences(
  before: Balance | undefined,
  after: Balance | undefined,
): readonly RequirementDifference[] {
  const next = new Map(everyRequirement(after?.requirements ?? []).map((result) => [result.id, result]));
  const found: RequirementDifference[] = [];
  for (const result of everyRequirement(before?.requirements ?? [])) {
    const other = next.get(result.id);
    next.delete(result.id);
    if (isSame(result, other)) continue;
    found.push({ id: result.id, unit: result.unit, before: amountsOf(result), after: amountsOf(other) });
  }
  for (const result of next.values()) {
    found.push({ id: result.id, unit: result.unit, before: undefined, after: amountsOf(result) });
  }
  return found;
}

/** Points that count in these entries together, in units. */
export function pointsTogether(entries: readonly Balance[]): number {
  return entries.reduce((sum, { total }) => sum + total.earned, 0);
}

/** Whether two balances say the same of a person, in everything a dry run tells. */
function saysTheSame(before: readonly Balance[], after: readonly Balance[]): boolean {
  if (before.length !== after.length || pointsTogether(before) !== pointsTogether(after)) return false;
  return before.every((entry, index) => {
    const other = after[index];
    return (
      other !== undefined &&
      entry.status === other.status &&
      entry.period.from === other.period.from &&
      requirementDifferences(entry, other).length === 0
    );
  });
}

/**
 * What changes for a person between two balances under one scheme; undefined when nothing does.
 *
 * @param explanation what the versions say, and the entries of all periods, asked only where an earlier one matters.
 */
export function differenceOf(
  before: readonly Balance[],
  after: readonly Balance[],
  explanation: Explanation,
): Difference | undefined {
  if (saysTheSame(before, after)) return undefined;
  const [from, to] = [statusOfPerson(before), statusOfPerson(after)];
  const pairs = entriesTogether(before, after);
  const explained = pairs.flatMap(([one, other]) => explainEntry(one, other, explanation));
  const changesStatus = explained.filter(({ decides }) => decides);
  return {
    before: from,
    after: to,
    direction: directionOf(from, to),
    pointsBefore: pointsOfUnits(pointsTogether(before)),
    pointsAfter: pointsOfUnits(pointsTogether(after)),
    requirements: pairs.flatMap(([one, other]) => requirementDifferences(one, other)),
    causes: strongest(
      (from === to || changesStatus.length === 0 ? explained : changesStatus).map(({ cause }) => cause),
    ),
  };
}

/** Each rule once, with its largest effect; what the draft changes first, then the largest. */
function strongest(causes: readonly Cause[]): readonly Cause[] {
  const byRule = new Map<string, Cause>();
  for (const cause of causes) {
    const key = `${cause.kind}/${cause.rule}`;
    const known = byRule.get(key);
    if (known === undefined || Math.abs(cause.change) > Math.abs(known.change)) byRule.set(key, cause);
  }
  return [...byRule.values()].sort(
    (a, b) =>
      Number(b.isChanged) - Number(a.isChanged) ||
      Math.abs(b.change) - Math.abs(a.change) ||
      (`${a.kind}/${a.rule}` < `${b.kind}/${b.rule}` ? -1 : 1),
  );
}

/** Worst first, as lists of people show them. */
export function byStatus(a: Status, b: Status): number {
  return statuses.indexOf(a) - statuses.indexOf(b);
}
