import type { CalendarDay, Instant } from '@peil/kernel';
import { DateTime } from 'luxon';

/** No mail before this hour of the day in Amsterdam. */
const FIRST_HOUR = 7;

/** The week a day lies in, Monday to Sunday, by its ISO number: `2026-W48`. */
export function weekOf(day: CalendarDay): string {
  const { weekYear, weekNumber } = DateTime.fromISO(day, { zone: 'utc' });
  return `${weekYear}-W${String(weekNumber).padStart(2, '0')}`;
}

/** Whether mails may be made at the moment: not in the night. */
export function isMailTime(now: Instant): boolean {
  return DateTime.fromISO(now, { zone: 'Europe/Amsterdam' }).hour >= FIRST_HOUR;
}
