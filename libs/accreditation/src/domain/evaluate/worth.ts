import {
  dayNumber,
  monthsTouched,
  parsePoints,
  pointsOfUnits,
  roundPoints,
  timesFraction,
  UNITS_PER_POINT,
  wholeMonthsBetween,
  datePartsOf,
} from '@peil/kernel';
import type { ActivityFact, OfferingAccreditation } from '../facts.js';
import type { Give, Per } from '../scheme/earning.js';
import { toHundredths } from './hundredths.js';

/** What a rule looks at to say what an activity, or one day of it, is worth. */
export type Work = {
  readonly fact: ActivityFact;
  readonly minutes: number;
  readonly days: number;
  readonly accreditation: OfferingAccreditation | undefined;
};

/** How much there is of what is paid for, as a fraction: 350 minutes of an hour are 350/60. */
function quantity(per: Per, work: Work): readonly [number, number] {
  if (per === 'hour') return [work.minutes, 60];
  if (per === 'day') return [work.days, 1];
  if (typeof per === 'object') {
    if ('minutes' in per) return [work.minutes, per.minutes];
    return [attributeUnits(work.fact, per.attribute), parsePoints(String(per.every))];
  }
  const first = dayNumber(work.fact.day);
  const last = dayNumber(work.fact.until ?? work.fact.day);
  if (per === 'month') return [Math.max(1, wholeMonthsBetween(first, last)), 1];
  const a = datePartsOf(first);
  const b = datePartsOf(last);
  const quarters = (b.year - a.year) * 4 + Math.ceil(b.month / 3) - Math.ceil(a.month / 3) + 1;
  return [Math.min(quarters, monthsTouched(first, last)), 1];
}

/** A number among the bare facts, in units; 0 when there is none. */
function attributeUnits(fact: ActivityFact, name: string): number {
  const value = fact.attributes[name];
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !/^\d{1,9}(\.\d{1,4})?$/.test(text)) return 0;
  return parsePoints(text);
}

function tierOf(tiers: NonNullable<Give['tiers']>, give: Give, work: Work): number {
  const reached = give.tiersBy === undefined ? work.minutes : attributeUnits(work.fact, give.tiersBy) / UNITS_PER_POINT;
  let worth = 0;
  for (const tier of tiers) if (reached >= tier.from) worth = tier.points;
  return worth;
}

function unrounded(give: Give, work: Work): number {
  if (give.tiers !== undefined) return tierOf(give.tiers, give, work);
  if (give.fromOffering === true) {
    return work.accreditation?.points === undefined ? 0 : parsePoints(work.accreditation.points);
  }
  if (give.fromAttribute !== undefined) {
    const value = attributeUnits(work.fact, give.fromAttribute);
    return give.points === undefined ? value : timesFraction(pointsOfUnits(value), give.points, UNITS_PER_POINT);
  }
  const points = give.points ?? pointsOfUnits(0);
  if (give.per === undefined) return points;
  const [amount, of] = quantity(give.per, work);
  if (give.whole === true) return points * Math.floor(amount / of);
  return of === 1 ? points * amount : timesFraction(points, amount, of, 'half-up');
}

/** What a rule gives for the work, in units of points, before limits. */
export function worthOf(give: Give, work: Work): number {
  const raw = unrounded(give, work);
  const { round } = give;
  const rounded =
    round === undefined ? toHundredths(raw, 'half-up') : roundPoints(pointsOfUnits(raw), round.to, round.direction);
  return give.atMost === undefined ? rounded : Math.min(rounded, give.atMost);
}
