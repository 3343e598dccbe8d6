import {
  datePartsOf,
  dayNumber,
  formatPoints,
  monthsTouched,
  parsePoints,
  pointsOfUnits,
  roundPoints,
  timesFraction,
  UNITS_PER_POINT,
  wholeMonthsBetween,
  type DayNumber,
} from '@peil/kernel';
import type { RequiredStep } from '../balance.js';
import type { ReasonCode, ReasonValues } from '../reason.js';
import type { Adjustment, Counted } from '../scheme/adjustment.js';
import type { RequiredAmount } from '../scheme/requirement.js';
import type { CompiledLeaf } from './compile-requirements.js';
import { clipped, commonDays, covers, gapsIn, intersection, type Interval } from './interval.js';
import { intervalOf, partsOf } from './length-of-time.js';
import type { PersonalWindow } from './periods.js';
import { daysWhen, excusedIntervals, weeklyHours, type Person } from './person.js';

/** What the scheme asks of everyone, what it asks of this person, and the steps between. In units. */
export type Required = {
  readonly ofAll: number;
  readonly required: number;
  readonly steps: readonly RequiredStep[];
  /** Of a requirement stated by year: year by year, after adjustments. */
  readonly byYear: readonly number[] | undefined;
  /** A dispensation that takes the whole requirement away. */
  readonly exemptBy: string | undefined;
};

export type RequiredContext = {
  readonly person: Person;
  readonly schemeId: string;
  readonly period: PersonalWindow;
  readonly asOf: DayNumber;
  /** What an adjustment took off the same requirement in earlier periods. */
  readonly earlierGiven: (adjustment: string, requirement: string) => number;
  /** What was counted in the period as a whole: the same for every requirement. */
  readonly counts: Map<Adjustment, Count>;
  /** Whether any adjustment changes anything for this person in the period as a whole; undefined: not known yet. */
  unadjusted: boolean | undefined;
};

type Segment = { readonly window: Interval; readonly base: number };

function scaledByHours(amount: number, hours: { readonly sum: number; readonly days: number } | undefined): number {
  if (hours === undefined) return 0;
  return timesFraction(pointsOfUnits(amount), hours.sum, hours.days * UNITS_PER_POINT, 'half-up');
}

function segmentsOf(amount: RequiredAmount, window: Interval, context: RequiredContext): readonly Segment[] {
  if (typeof amount === 'number') return [{ window, base: amount }];
  if ('perYear' in amount) {
    return partsOf(window, { years: 1 }).map((year) => ({ window: year, base: amount.perYear }));
  }
  const scope = clipped(context.period.scope, window);
  if ('perWeeklyHour' in amount) {
    return [{ window, base: scaledByHours(amount.perWeeklyHour, weeklyHours(context.person, scope)) }];
  }
  if ('byWeeklyHours' in amount) {
    const hours = weeklyHours(context.person, scope) ?? { sum: 0, days: 1 };
    let base = 0;
    for (const row of amount.byWeeklyHours) if (hours.sum >= row.from * hours.days) base = row.amount;
    return [{ window, base }];
  }
  const day = Math.min(context.asOf, window.until);
  const found = amount.cases.find(({ who }) => who === undefined || covers(daysWhen(who, context.person), day));
  return [{ window, base: found?.amount ?? 0 }];
}

function monthsIn(intervals: readonly Interval[], how: 'whole' | 'begun'): number {
  if (how === 'whole') return intervals.reduce((sum, { from, until }) => sum + wholeMonthsBetween(from, until), 0);
  let months = 0;
  let last = -Infinity;
  for (const { from, until } of intervals) {
    months += monthsTouched(from, until) - (monthIndex(from) === last ? 1 : 0);
    last = monthIndex(until);
  }
  return months;
}

function monthIndex(day: DayNumber): number {
  const { year, month } = datePartsOf(day);
  return year * 12 + month;
}

/** What an adjustment counted, of how many. */
export type Count = {
  readonly counted: number;
  readonly of: number;
  readonly code: ReasonCode;
  readonly values: ReasonValues;
};

function countIn(count: Counted, { window }: Segment, context: RequiredContext): Count {
  const of = wholeMonthsBetween(window.from, window.until);
  const scope = clipped(context.period.scope, window);
  if ('monthsInScope' in count) {
    const counted = Math.min(of, monthsIn(scope, count.monthsInScope));
    return { counted, of, code: 'proRata', values: { counted, of } };
  }
  if ('monthsOutOfScope' in count) {
    const counted = monthsIn(gapsIn(window, scope), count.monthsOutOfScope);
    return { counted, of, code: 'proRata', values: { counted, of } };
  }
  if ('excused' in count) {
    const excused = commonDays(excusedIntervals(context.person, count.excused, count.atLeast), scope);
    const counted = monthsIn(excused, count.months);
    return { counted, of, code: 'excused', values: { counted, of } };
  }
  if ('monthsBetween' in count) {
    const common = intersection(window, intervalOf(count.monthsBetween.from, count.monthsBetween.until));
    const counted = common === undefined ? 0 : monthsIn([common], count.months);
    const { from, until } = count.monthsBetween;
    return { counted, of, code: 'concession', values: { counted, from, until } };
  }
  if ('weeklyHours' in count) {
    const { full } = count.weeklyHours;
    const hours = weeklyHours(context.person, scope);
    const whole = hours === undefined ? full : full * hours.days;
    const counted = hours === undefined ? full : Math.min(hours.sum, whole);
    return { counted, of: whole, code: 'weeklyHours', values: { full: formatPoints(full) } };
  }
  return { counted: 1, of: 1, code: 'factor', values: {} };
}

function countOnce(adjustment: Adjustment, segment: Segment, context: RequiredContext): Count {
  if (segment.window !== context.period.window) return countIn(adjustment.count, segment, context);
  const known = context.counts.get(adjustment);
  if (known !== undefined) return known;
  const made = countIn(adjustment.count, segment, context);
  context.counts.set(adjustment, made);
  return made;
}

function takenOff(adjustment: Adjustment, count: Count, current: number, ofAll: number): number {
  const { take, every = 1 } = adjustment;
  const blocks = Math.floor(count.counted / every);
  if (take === 'proportion') {
    if (count.of <= 0) return 0;
    return current - timesFraction(pointsOfUnits(current), Math.min(count.counted, count.of), count.of, 'half-up');
  }
  if ('share' in take) {
    return timesFraction(pointsOfUnits(ofAll), take.share.numerator * blocks, take.share.denominator, 'half-up');
  }
  if ('amount' in take) return take.amount * blocks;
  if (blocks === 0) return 0;
  return current - timesFraction(pointsOfUnits(current), take.factor.numerator, take.factor.denominator, 'half-up');
}

function holds(adjustment: Adjustment, context: RequiredContext): boolean {
  const { when } = adjustment;
  if (when === undefined) return true;
  const { window, scope } = context.period;
  if (when.periodEndsBefore !== undefined && window.until >= dayNumber(when.periodEndsBefore)) return false;
  if (when.periodEndsFrom !== undefined && window.until < dayNumber(when.periodEndsFrom)) return false;
  if (when.periodStartsBefore !== undefined && window.from >= dayNumber(when.periodStartsBefore)) return false;
  if (when.monthsInScopeBelow !== undefined && monthsIn(scope, 'whole') >= when.monthsInScopeBelow) return false;
  if (when.who === undefined) return true;
  return covers(daysWhen(when.who, context.person), Math.min(context.asOf, window.until));
}

function isAbout(adjustment: Adjustment, leaf: CompiledLeaf): boolean {
  if (leaf.origin.adjusted === false) return false;
  if (adjustment.to !== undefined) return adjustment.to.includes(leaf.id) || adjustment.to.includes(leaf.origin.id);
  return leaf.unit === 'points' || leaf.unit === 'hours';
}

/** What a rule, or a dispensation under it, gave before: for concessions that are netted. */
function givenBefore(adjustment: Adjustment, leaf: CompiledLeaf, context: RequiredContext): number {
  let given = context.earlierGiven(adjustment.id, leaf.id);
  for (const dispensation of context.person.facts.dispensations) {
    if (dispensation.schemeId !== context.schemeId || dispensation.adjustment !== adjustment.id) continue;
    if (dispensation.amount !== undefined) given += parsePoints(dispensation.amount);
  }
  return given;
}

/** Someone all period in post and never away: most people, for whom no adjustment has anything to count. */
function isUnadjusted(context: RequiredContext): boolean {
  const segment = { window: context.period.window, base: 0 };
  return context.period.version.scheme.adjust.every((adjustment) => {
    if (!holds(adjustment, context)) return true;
    const count = countOnce(adjustment, segment, context);
    if (adjustment.take === 'proportion') return count.of <= 0 || count.counted >= count.of;
    return Math.floor(count.counted / (adjustment.every ?? 1)) === 0;
  });
}

const noSteps: readonly RequiredStep[] = [];

function adjusted(leaf: CompiledLeaf, segments: readonly Segment[], context: RequiredContext): Required {
  const [only] = segments;
  if (only !== undefined && segments.length === 1 && only.window === context.period.window) {
    context.unadjusted ??= isUnadjusted(context);
    if (context.unadjusted) {
      return { ofAll: only.base, required: only.base, steps: noSteps, byYear: undefined, exemptBy: undefined };
    }
  }
  const { scheme } = context.period.version;
  const ofAll = segments.reduce((sum, { base }) => sum + base, 0);
  let parts = segments.map(({ base }) => base);
  const steps: RequiredStep[] = [];
  for (const adjustment of scheme.adjust) {
    if (!isAbout(adjustment, leaf) || !holds(adjustment, context)) continue;
    const counts = segments.map((segment) => countOnce(adjustment, segment, context));
    const lost = counts.map((count, index) =>
      takenOff(adjustment, count, parts[index] ?? 0, segments[index]?.base ?? 0),
    );
    const before = parts.reduce((sum, part) => sum + part, 0);
    let total = lost.reduce((sum, part) => sum + part, 0);
    if (adjustment.atMost !== undefined) total = Math.min(total, adjustment.atMost);
    if (adjustment.lessEarlier === true) total = Math.max(0, total - givenBefore(adjustment, leaf, context));
    let after = Math.max(0, before - total);
    if (adjustment.round !== undefined && after !== before) {
      after = roundPoints(pointsOfUnits(after), adjustment.round.to, adjustment.round.direction);
    }
    if (after === before) continue;
    parts = parts.length === 1 ? [after] : spread(parts, lost, before - after);
    const [first] = counts;
    const values = { ...first?.values, counted: counts.reduce((sum, { counted }) => sum + counted, 0) };
    steps.push({
      rule: adjustment.id,
      change: pointsOfUnits(after - before),
      reason: {
        code: first?.code ?? 'proRata',
        rule: adjustment.id,
        ...(adjustment.article === undefined ? {} : { article: adjustment.article }),
        version: context.period.version.published.version,
        values: counts.length > 1 ? { ...values, of: counts.reduce((sum, { of }) => sum + of, 0) } : values,
      },
    });
  }
  return {
    ofAll,
    required: parts.reduce((sum, part) => sum + part, 0),
    steps,
    byYear: parts.length > 1 ? parts : undefined,
    exemptBy: undefined,
  };
}

/** Takes a total off several parts: as each lost, the last one whatever is left to take. */
function spread(parts: readonly number[], lost: readonly number[], total: number): number[] {
  let left = total;
  return parts.map((part, index) => {
    const off = index === parts.length - 1 ? left : Math.min(left, lost[index] ?? 0);
    left -= off;
    return part - off;
  });
}

function withDispensations(leaf: CompiledLeaf, required: Required, context: RequiredContext): Required {
  let { exemptBy } = required;
  let amount = required.required;
  const steps = [...required.steps];
  const { window } = context.period;
  for (const fact of context.person.facts.dispensations) {
    if (fact.schemeId !== context.schemeId || fact.adjustment !== undefined) continue;
    if (fact.requirements !== undefined && !fact.requirements.some((id) => id === leaf.id || id === leaf.origin.id))
      continue;
    const interval = intervalOf(fact.from, fact.until);
    if (fact.amount === undefined) {
      if (covers([interval], Math.min(context.asOf, window.until))) exemptBy = fact.id;
      continue;
    }
    if (intersection(interval, window) === undefined || interval.from > context.asOf) continue;
    const off = Math.min(amount, parsePoints(fact.amount));
    amount -= off;
    steps.push({
      rule: fact.id,
      change: pointsOfUnits(-off),
      reason: { code: 'dispensation', rule: fact.id, values: { reason: fact.reason } },
    });
  }
  return { ...required, required: amount, steps, exemptBy };
}

/** What a requirement asks of the person in a window of the period: after adjustments, dispensations and rounding. */
export function requiredIn(leaf: CompiledLeaf, window: Interval, context: RequiredContext): Required {
  const { atLeast, round } = leaf.origin;
  const segments = atLeast === undefined ? [] : segmentsOf(atLeast, window, context);
  let result = adjusted(leaf, segments, context);
  if (context.person.facts.dispensations.length > 0) result = withDispensations(leaf, result, context);
  const measured = leaf.unit === 'points' || leaf.unit === 'hours';
  const rounding = round ?? (measured ? context.period.version.scheme.round : undefined);
  if (rounding === undefined) return result;
  const rounded = roundPoints(pointsOfUnits(result.required), rounding.to, rounding.direction);
  if (rounded === result.required) return result;
  return {
    ...result,
    required: rounded,
    steps: [
      ...result.steps,
      {
        rule: leaf.id,
        change: pointsOfUnits(rounded - result.required),
        reason: { code: 'rounded', rule: leaf.id, values: { to: formatPoints(rounding.to) } },
      },
    ],
  };
}
