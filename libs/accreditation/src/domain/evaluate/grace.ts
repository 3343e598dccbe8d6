import { dayOfNumber, type DayNumber } from '@peil/kernel';
import type { Reason } from '../reason.js';
import { APPROVED, type Credit } from './credit.js';
import { lastDayOf } from './length-of-time.js';
import type { PersonalWindow } from './periods.js';

type GraceCondition = { readonly id: string; readonly due: DayNumber; readonly met: boolean };

/** What must have happened within grace, by when, and whether it did. */
function conditionsOf({ version, window }: PersonalWindow, credits: readonly Credit[]): readonly GraceCondition[] {
  return version.graceConditions.map(({ id, test, within }) => {
    const due = lastDayOf(window.until + 1, within);
    const met = credits.some((credit) => {
      return credit.layer === APPROVED && credit.booked > window.until && credit.booked <= due && test(credit);
    });
    return { id, due, met };
  });
}

/** The period with its grace as it turned out: over on the day by which a condition of it was not met. */
export function withGrace(period: PersonalWindow, credits: readonly Credit[], asOf: DayNumber): PersonalWindow {
  if (period.version.graceConditions.length === 0 || asOf <= period.window.until) return period;
  const missed = conditionsOf(period, credits).filter(({ met, due }) => !met && asOf > due);
  return { ...period, graceUntil: Math.min(period.graceUntil, ...missed.map(({ due }) => due)) };
}

/** The conditions of a grace that are still open, or were missed. */
export function graceReasons(period: PersonalWindow, credits: readonly Credit[], asOf: DayNumber): readonly Reason[] {
  if (asOf <= period.window.until) return [];
  return conditionsOf(period, credits)
    .filter(({ met }) => !met)
    .map(({ id, due }) => ({
      code: asOf <= due ? 'graceCondition' : 'graceConditionMissed',
      rule: id,
      version: period.version.published.version,
      values: { until: dayOfNumber(due) },
    }));
}
