import type { Balance, LedgerLine } from '../balance.js';
import type { Scheme } from '../scheme/scheme.js';
import { differsIn, type RuleReference } from './rule-reference.js';

/** The versions on one side of a comparison, by name. */
export type SchemeOf = (version: string | undefined) => Scheme | undefined;
export type Sides = { readonly before: SchemeOf; readonly after: SchemeOf };

/** One rule that makes a fact count for more or less, in units of the scheme. */
export type LineCause = RuleReference & {
  readonly change: number;
  readonly activityKind: string | undefined;
  readonly isChanged: boolean;
};

export type LinePair = { readonly before: LedgerLine | undefined; readonly after: LedgerLine | undefined };

function keyOf({ source, factId, rule }: LedgerLine): string {
  return source === 'carryOver' ? `${source}/${factId}/${rule ?? ''}` : `${source}/${factId}`;
}

/** The lines of one fact on both sides. */
export function linesTogether(before: Balance | undefined, after: Balance | undefined): readonly LinePair[] {
  const next = new Map((after?.ledger ?? []).map((line) => [keyOf(line), line]));
  const pairs: LinePair[] = [];
  for (const line of before?.ledger ?? []) {
    const key = keyOf(line);
    pairs.push({ before: line, after: next.get(key) });
    next.delete(key);
  }
  for (const line of next.values()) pairs.push({ before: undefined, after: line });
  return pairs;
}

function countedOf(line: LedgerLine | undefined): number {
  return line?.state === 'counted' ? line.after : 0;
}

/**
 * What a line brings to a requirement: what counts, or with `expected` also what waits for review or is planned, which
 * the forecast of a status looks at.
 */
export function broughtTo(line: LedgerLine | undefined, requirement: string, expected: boolean): number {
  if (line === undefined || (line.state !== 'counted' && !expected)) return 0;
  return line.counts.reduce((sum, one) => (one.requirement === requirement ? sum + one.amount : sum), 0);
}

function lostTo(line: LedgerLine | undefined): ReadonlyMap<string, number> {
  return new Map((line?.losses ?? []).map(({ limit, lost }) => [limit, lost]));
}

function hasReason(line: LedgerLine | undefined, code: string): boolean {
  return line?.reasons.some((reason) => reason.code === code) === true;
}

/** Whether one side has the reason and the other has not. */
function reasonMoved({ before, after }: LinePair, code: string): boolean {
  return hasReason(before, code) !== hasReason(after, code);
}

function carryOverRule(line: LedgerLine | undefined): string | undefined {
  const codes = ['carriedOver', 'carryOverLapsed', 'carryOverConditionNotMet'];
  return line?.reasons.find(({ code }) => codes.includes(code))?.rule;
}

/**
 * Which rules make a fact count for more or less than before: the limits that take another bite, the rule it earns
 * under, its review, the days and people that count.
 *
 * @param versions those that the period follows on either side.
 */
export function causesOfLine(
  pair: LinePair,
  versions: { readonly before: string | undefined; readonly after: string | undefined },
  sides: Sides,
): readonly LineCause[] {
  const { before, after } = pair;
  const total =
    before !== undefined && before.state === after?.state
      ? after.after - before.after
      : countedOf(after) - countedOf(before);
  const activityKind = (after ?? before)?.kind;
  const scheme = { before: sides.before(versions.before), after: sides.after(versions.after) };
  const cause = (rule: RuleReference, change: number, of = scheme): LineCause => ({
    ...rule,
    change,
    activityKind,
    isChanged: differsIn(of.before, of.after, rule),
  });
  if ((after ?? before)?.source === 'carryOver') {
    const rule = carryOverRule(after) ?? carryOverRule(before) ?? '';
    return total === 0 ? [] : [cause({ kind: 'carryOver', rule }, total)];
  }
  if (before === undefined || after === undefined) {
    return total === 0 ? [] : [cause({ kind: 'setting', rule: 'who' }, total)];
  }

  const found: LineCause[] = [];
  const [lostBefore, lostAfter] = [lostTo(before), lostTo(after)];
  for (const limit of new Set([...lostBefore.keys(), ...lostAfter.keys()])) {
    const change = (lostBefore.get(limit) ?? 0) - (lostAfter.get(limit) ?? 0);
    if (change !== 0) found.push(cause({ kind: 'limit', rule: limit }, change));
  }
  const earning = { before: sides.before(before.version), after: sides.after(after.version) };
  const worth = after.before - before.before;
  const rule = after.rule ?? before.rule;
  if (rule !== undefined && (worth !== 0 || before.rule !== after.rule)) {
    found.push(cause({ kind: 'earn', rule }, worth, earning));
    if (before.rule !== undefined && before.rule !== rule)
      found.push(cause({ kind: 'earn', rule: before.rule }, worth, earning));
  }
  const rest = total - found.reduce((sum, { change }) => sum + change, 0);
  if (rest === 0 && found.length > 0) return found;
  if (reasonMoved(pair, 'awaitsReview')) return [...found, cause({ kind: 'setting', rule: 'review' }, rest, earning)];
  if (reasonMoved(pair, 'outsidePeriod')) return [...found, cause({ kind: 'setting', rule: 'period' }, rest)];
  if (reasonMoved(pair, 'outsideScope')) return [...found, cause({ kind: 'setting', rule: 'who' }, rest)];
  if (reasonMoved(pair, 'bookedOnEarlierPeriod') || reasonMoved(pair, 'bookedFromLaterPeriod')) {
    return [...found, cause({ kind: 'setting', rule: 'backfill' }, rest)];
  }
  return found;
}
