import { ProblemError } from '@peil/http-api';
import { isCalendarDay, type CalendarDay } from '@peil/kernel';
import { ID } from './formats.js';

const DAY_LENGTH = 10;

/** The id of one of a person's periods: the scheme, and the first day. */
export function periodIdOf(schemeId: string, periodFrom: CalendarDay): string {
  return `${schemeId}.${periodFrom}`;
}

/** @throws ProblemError when it is no such id */
export function periodOfId(periodId: string): { readonly schemeId: string; readonly periodFrom: CalendarDay } {
  const periodFrom = periodId.slice(-DAY_LENGTH);
  const schemeId = periodId.slice(0, -DAY_LENGTH - 1);
  if (periodId.at(-DAY_LENGTH - 1) !== '.' || !ID.test(schemeId) || !isCalendarDay(periodFrom)) throw unknownPeriod();
  return { schemeId, periodFrom };
}

export function unknownPeriod(): ProblemError {
  return new ProblemError(404, 'period-unknown', {
    nl: 'Deze leidinggevende heeft geen periode die zo begint.',
    en: 'This manager has no period that begins like that.',
  });
}
