import { dayNumber, formatPoints, pointsOfUnits, parsePoints, type DayNumber } from '@peil/kernel';
import type { ClosingFact } from '../facts.js';
import type { CarryOverRule } from '../scheme/carry-over.js';
import type { CompiledVersion } from './compile.js';
import { addReason, APPROVED, CARRIED, type Credit, type Entry } from './credit.js';
import type { Instance } from './instances.js';
import { plus } from './length-of-time.js';
import { testOf, type Test } from './match.js';
import type { PersonalWindow } from './periods.js';

/** Part of what a fact earned, on its way to a later period. */
export type Piece = {
  readonly credit: Credit;
  readonly amount: number;
  readonly rule: CarryOverRule;
  /** First day of the period it was earned in. */
  readonly origin: DayNumber;
  readonly periodsLeft: number;
};

const tests = new WeakMap<CarryOverRule, Test>();

function testFor(rule: CarryOverRule): Test {
  const known = tests.get(rule);
  if (known !== undefined) return known;
  const made = testOf(rule.of);
  tests.set(rule, made);
  return made;
}

function surplusOf(rule: CarryOverRule, instances: readonly Instance[]): number {
  if (rule.surplusOf === undefined) return Infinity;
  const instance = instances.find(({ id }) => id === rule.surplusOf);
  return instance === undefined ? 0 : Math.max(0, instance.sums[APPROVED] - instance.required.required);
}

/** What a period sends on: the last earned first, since the first earned fill what is asked. */
export function carriedOut(
  period: PersonalWindow,
  entries: readonly Entry[],
  instances: readonly Instance[],
  closing: ClosingFact | undefined,
): readonly Piece[] {
  const pieces: Piece[] = [];
  let decided = closing?.carriedOver === undefined ? Infinity : parsePoints(closing.carriedOver);
  for (const rule of period.version.scheme.carryOver) {
    if (rule.earnedBetween !== undefined) continue;
    let left = Math.min(surplusOf(rule, instances), rule.atMost ?? Infinity, decided);
    const since =
      rule.earnedInLast === undefined ? period.window.from : plus(period.window.until + 1, rule.earnedInLast, -1);
    const test = testFor(rule);
    for (let index = entries.length - 1; index >= 0 && left > 0; index -= 1) {
      const entry = entries[index];
      if (entry === undefined || entry.layer !== APPROVED || entry.points <= 0) continue;
      if (entry.credit.booked < since || !test(entry.credit)) continue;
      const amount = Math.min(left, entry.points);
      left -= amount;
      decided -= amount;
      pieces.push({ credit: entry.credit, amount, rule, origin: period.window.from, periodsLeft: rule.periods ?? 1 });
    }
  }
  return pieces;
}

/** What a version brings in once, from days before its first period. */
export function broughtIn(version: CompiledVersion, from: DayNumber, credits: readonly Credit[]): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const rule of version.scheme.carryOver) {
    const between = rule.earnedBetween;
    if (between === undefined || dayNumber(between.into) !== from) continue;
    let left = rule.atMost ?? Infinity;
    for (const credit of credits) {
      if (credit.layer !== APPROVED || left <= 0) continue;
      if (credit.booked < dayNumber(between.from) || credit.booked > dayNumber(between.until)) continue;
      if (!testFor(rule)(credit)) continue;
      const amount = Math.min(left, credit.points);
      left -= amount;
      if (amount > 0) pieces.push({ credit, amount, rule, origin: dayNumber(between.from), periodsLeft: 1 });
    }
  }
  return pieces;
}

/** A piece as an entry of the period it comes into. */
export function entryOfPiece(piece: Piece, period: PersonalWindow): Entry {
  const { credit, rule } = piece;
  return {
    credit: {
      ...credit,
      source: 'carryOver',
      booked: period.window.from,
      layer: CARRIED,
      points: piece.amount,
      minutes: 0,
      times: 0,
      days: 0,
      towards: rule.towards,
      notTowards: rule.notTowards,
    },
    layer: CARRIED,
    points: piece.amount,
    minutes: 0,
    times: 0,
    days: 0,
    serves: 0,
    losses: undefined,
    reasons: [{ code: 'carriedOver', rule: rule.id, values: { points: formatPoints(pointsOfUnits(piece.amount)) } }],
    serving: 0,
    counts: undefined,
  };
}

/**
 * Once it is known what is earned in the period itself: whether what was carried may count, and how much of it.
 * Changes the entries in place.
 */
export function settleCarried(
  carried: readonly { readonly piece: Piece; readonly entry: Entry }[],
  instances: readonly Instance[],
): void {
  const room = new Map<CarryOverRule, number>();
  for (const { piece, entry } of carried) {
    const { rule } = piece;
    const unmet = rule.onlyIfMet?.find((id) => {
      const instance = instances.find((it) => it.id === id);
      return instance !== undefined && instance.sums[APPROVED] < instance.required.required;
    });
    if (unmet !== undefined) {
      entry.points = 0;
      addReason(entry, { code: 'carryOverConditionNotMet', rule: rule.id, values: { requirement: unmet } });
      continue;
    }
    if (rule.onlyWhatIsMissing !== true) continue;
    const left = room.get(rule) ?? missingFor(rule, instances);
    const used = Math.min(left, entry.points);
    room.set(rule, left - used);
    if (used < entry.points) {
      const lapsed = formatPoints(pointsOfUnits(entry.points - used));
      addReason(entry, { code: 'carryOverLapsed', rule: rule.id, values: { points: lapsed } });
      entry.points = used;
    }
  }
}

function missingFor(rule: CarryOverRule, instances: readonly Instance[]): number {
  const ids = rule.towards ?? (rule.surplusOf === undefined ? [] : [rule.surplusOf]);
  const missing = instances
    .filter(({ id, leaf }) => ids.includes(id) || ids.includes(leaf.origin.id))
    .map(({ required, sums }) => required.required - sums[APPROVED]);
  return Math.max(0, ...missing);
}

/** What was not used and stays valid for another period. */
export function leftFor(carried: readonly { readonly piece: Piece; readonly entry: Entry }[]): readonly Piece[] {
  return carried.flatMap(({ piece, entry }) => {
    const left = piece.amount - entry.points;
    return left > 0 && piece.periodsLeft > 1 ? [{ ...piece, amount: left, periodsLeft: piece.periodsLeft - 1 }] : [];
  });
}
