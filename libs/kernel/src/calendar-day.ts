import { DateTime } from 'luxon';
import { z } from 'zod';
import { plain } from './classified-text.js';

/** The zone in which every calendar day of Peil is meant. */
export const ZONE = 'Europe/Amsterdam';

/** A calendar day in Europe/Amsterdam, written `YYYY-MM-DD`. Days compare correctly as text. */
export type CalendarDay = string & { readonly __brand: 'CalendarDay' };

/** A moment in UTC, written `YYYY-MM-DDTHH:MM:SS.sssZ`. Instants compare correctly as text. */
export type Instant = string & { readonly __brand: 'Instant' };

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** Days found to exist: the same few thousand come again and again, and looking one up anew takes a microsecond or more. */
const existing = new Set<string>();
const DAYS_KEPT = 50_000;

export function isCalendarDay(text: string): text is CalendarDay {
  if (existing.has(text)) return true;
  if (!dayPattern.test(text) || !DateTime.fromISO(text, { zone: 'utc' }).isValid) return false;
  if (existing.size >= DAYS_KEPT) existing.clear();
  existing.add(text);
  return true;
}

/** @throws RangeError when the text is not an existing day written `YYYY-MM-DD`. */
export function calendarDay(text: string): CalendarDay {
  if (!isCalendarDay(text)) throw new RangeError(`not a calendar day: ${text}`);
  return text;
}

function isInstant(text: string): text is Instant {
  return text.endsWith('Z') && text.length === 24 && DateTime.fromISO(text, { zone: 'utc' }).isValid;
}

/** @throws RangeError when the text is not an ISO 8601 moment. Any offset is brought to UTC, to the millisecond. */
export function instant(text: string): Instant {
  const normal = DateTime.fromISO(text, { zone: 'utc' }).toISO();
  if (normal === null || !isInstant(normal)) throw new RangeError(`not an instant: ${text}`);
  return normal;
}

/** The instant of a JavaScript date. */
export function instantOfDate(date: Date): Instant {
  const text = date.toISOString();
  // What `toISOString` writes is an instant by its definition; only the years beyond 9999 are written otherwise.
  return isWrittenInstant(text) ? text : instant(text);
}

function isWrittenInstant(text: string): text is Instant {
  return text.length === 24;
}

const HOURS_KEPT = 512;
const dayOfHour = new Map<string, CalendarDay>();
/** Amsterdam has stood whole hours from UTC since then, so an hour of UTC lies within one of its days. */
const WHOLE_HOURS_SINCE = '1946';

/** The day in Europe/Amsterdam on which the instant falls. */
export function dayOf(moment: Instant): CalendarDay {
  const hour = moment.slice(0, 13);
  const known = dayOfHour.get(hour);
  if (known !== undefined) return known;
  const day = calendarDay(DateTime.fromISO(moment, { zone: ZONE }).toFormat('yyyy-MM-dd'));
  if (hour >= WHOLE_HOURS_SINCE) {
    if (dayOfHour.size >= HOURS_KEPT) dayOfHour.clear();
    dayOfHour.set(hour, day);
  }
  return day;
}

function at(day: CalendarDay): DateTime {
  return DateTime.fromISO(day, { zone: 'utc' });
}

function dayFrom(dateTime: DateTime): CalendarDay {
  return calendarDay(dateTime.toFormat('yyyy-MM-dd'));
}

/** The first instant of the day in Europe/Amsterdam. */
export function startOf(day: CalendarDay): Instant {
  return instant(DateTime.fromISO(day, { zone: ZONE }).toUTC().toISO() ?? day);
}

export function addDays(day: CalendarDay, days: number): CalendarDay {
  return dayFrom(at(day).plus({ days }));
}

/** A month later on the same day number, or on the month's last day where that number does not exist. */
export function addMonths(day: CalendarDay, months: number): CalendarDay {
  return dayFrom(at(day).plus({ months }));
}

/** Whole days from the first day to the second; negative when the second is earlier. */
export function daysBetween(from: CalendarDay, until: CalendarDay): number {
  return Math.round(at(until).diff(at(from), 'days').days);
}

/** Schema of a calendar day in events, schemes, configuration and imports. */
export const calendarDaySchema = plain(
  z.string().refine(isCalendarDay, { message: 'must be an existing day written YYYY-MM-DD' }).transform(calendarDay),
);

/** Schema of an instant in UTC. */
export const instantSchema = plain(
  z
    .string()
    .refine(isInstant, { message: 'must be a UTC instant written YYYY-MM-DDTHH:MM:SS.sssZ' })
    .transform(instant),
);
