import { hoursOfMinutes, pointsOfUnits, timesFraction, UNITS_PER_POINT, type DayNumber } from '@peil/kernel';
import type { RequirementResult } from '../balance.js';
import { APPROVED, type Credit } from './credit.js';
import { toHundredths } from './hundredths.js';
import type { Instance } from './instances.js';
import { OPEN_END } from './interval.js';
import { lastDayOf } from './length-of-time.js';
import type { PersonalWindow } from './periods.js';

/** How much of a fact one period took from another. */
export type Taken = { points: number; minutes: number; times: number; days: number };
export type Move = { readonly credit: Credit; readonly taken: Taken };

/** The last day on which something done fills what this period lacks; undefined when nothing may. */
export function repairableUntil(period: PersonalWindow): DayNumber | undefined {
  const { grace, backfill } = period.version.scheme;
  if (backfill !== undefined) {
    return backfill.within === undefined ? OPEN_END : lastDayOf(period.window.until + 1, backfill.within);
  }
  return grace?.repair === true ? period.graceUntil : undefined;
}

/** Ids of the instances that must still be filled; of alternatives only the one nearest to it. */
function unmetIds(results: readonly RequirementResult[], found: Set<string> = new Set()): Set<string> {
  for (const result of results) {
    if (result.status !== 'short' && result.status !== 'lapsed') continue;
    if (result.parts.length === 0) {
      found.add(result.id);
      continue;
    }
    const open = result.parts.filter(({ status }) => status === 'short' || status === 'lapsed');
    const needed = Math.max(0, (result.partsNeeded ?? open.length) - (result.parts.length - open.length));
    const nearest = [...open].sort((a, b) => a.missing * Math.max(1, b.required) - b.missing * Math.max(1, a.required));
    unmetIds(nearest.slice(0, needed), found);
  }
  return found;
}

/** The share of a credit that an instance needs, as used of whole. */
function neededShare(instance: Instance, missing: number, credit: Credit): readonly [number, number] | undefined {
  if (!instance.leaf.test(credit) || instance.leaf.provided.some(({ test }) => !test(credit))) return undefined;
  const { unit } = instance.leaf;
  const hoursEarned = unit === 'hours' && credit.version.scheme.unit === 'hours';
  if (unit === 'points' || hoursEarned) return [Math.min(missing, credit.points), credit.points];
  if (unit === 'hours') return [Math.min(missing, hoursOfMinutes(credit.minutes)), hoursOfMinutes(credit.minutes)];
  const amount = (unit === 'times' ? credit.times : credit.days) * UNITS_PER_POINT;
  return amount > 0 ? [amount, amount] : undefined;
}

/**
 * What is done after the period and fills what it lacks: in order of day, no more than it takes. `covers` says whether it
 * can be enough at all.
 */
export function movesInto(
  period: PersonalWindow,
  results: readonly RequirementResult[],
  instances: readonly Instance[],
  credits: readonly Credit[],
  takenBefore: ReadonlyMap<Credit, Taken>,
): { readonly moves: readonly Move[]; readonly covers: boolean } {
  const until = repairableUntil(period);
  if (until === undefined) return { moves: [], covers: false };
  const ids = unmetIds(results);
  const only = period.version.scheme.backfill?.requirements;
  const open = new Map<Instance, number>();
  for (const instance of instances) {
    if (!ids.has(instance.id)) continue;
    if (only !== undefined && !only.includes(instance.id) && !only.includes(instance.leaf.origin.id)) continue;
    open.set(instance, instance.required.required - instance.sums[0] - instance.sums[1]);
  }
  const moves: Move[] = [];
  for (const credit of credits) {
    if (
      credit.source !== 'activity' ||
      credit.layer !== APPROVED ||
      credit.booked <= period.window.until ||
      credit.booked > until
    )
      continue;
    if (takenBefore.has(credit)) continue;
    let used = 0;
    let whole = 1;
    for (const [instance, missing] of open) {
      const share = missing > 0 ? neededShare(instance, missing, credit) : undefined;
      if (share !== undefined && share[1] > 0 && share[0] * whole > used * share[1]) [used, whole] = share;
    }
    if (used === 0) continue;
    const points = toHundredths(timesFraction(pointsOfUnits(credit.points), used, whole, 'half-up'), 'up');
    const minutes = Math.round(timesFraction(pointsOfUnits(credit.minutes), used, whole, 'up'));
    const all = used === whole;
    const taken = { points, minutes, times: all ? credit.times : 0, days: all ? credit.days : 0 };
    moves.push({ credit, taken });
    for (const [instance, missing] of open) {
      const share = neededShare(instance, missing, credit);
      if (share !== undefined)
        open.set(instance, missing - timesFraction(pointsOfUnits(share[1]), used, whole, 'half-up'));
    }
  }
  return { moves, covers: [...open.values()].every((missing) => missing <= 0) };
}
