import type { Language } from '../texts/language.js';

const LOCALE: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' };
const DAY_MS = 24 * 60 * 60 * 1000;

/** A calendar day (`2026-10-15`) as an instant that is that day in every zone we print it in. */
function noon(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

/** "15 oktober 2026": in sentences. */
export function longDay(day: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], { dateStyle: 'long', timeZone: 'UTC' }).format(noon(day));
}

/** "15 okt 2026": in tables. */
export function shortDay(day: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
    .format(noon(day))
    .replaceAll('.', '');
}

/** "okt" or "okt 2026": at an axis. */
export function monthName(day: string, language: Language, withYear: boolean): string {
  return new Intl.DateTimeFormat(LOCALE[language], {
    month: 'short',
    ...(withYear && { year: 'numeric' }),
    timeZone: 'UTC',
  })
    .format(noon(day))
    .replaceAll('.', '');
}

/** "15-10-2026": as people type it. */
export function typedDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${date}-${month}-${year}`;
}

/** "15 okt 2026, 14.07": when something was recorded. */
export function moment(instant: string, language: Language): string {
  const date = new Date(instant);
  const parts = new Intl.DateTimeFormat(LOCALE[language], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Amsterdam',
  })
    .formatToParts(date)
    .map(({ type, value }) => [type, value.replaceAll('.', '')] as const);
  const of = (wanted: string): string => parts.find(([type]) => type === wanted)?.[1] ?? '';
  return `${of('day')} ${of('month')} ${of('year')}, ${of('hour')}${language === 'nl' ? '.' : ':'}${of('minute')}`;
}

/** A decimal of the API ("2.5") as people write it: "2,5", "1.100". Nothing is rounded. */
export function amount(decimal: string, language: Language): string {
  return new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: 20 }).format(Number(decimal));
}

/** Minutes as hours: "2,5". */
export function hours(minutes: number, language: Language): string {
  return new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: 2 }).format(minutes / 60);
}

/** Days from one calendar day to another; negative when that one is earlier. */
export function daysBetween(from: string, until: string): number {
  return Math.round((noon(until).getTime() - noon(from).getTime()) / DAY_MS);
}

/** Whole months from one day to another, rounded down; 0 when it is past. */
export function monthsBetween(from: string, until: string): number {
  const [a, b] = [noon(from), noon(until)];
  const months = (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
  return Math.max(0, b.getUTCDate() < a.getUTCDate() ? months - 1 : months);
}

/** The day so many days later. */
export function addDays(day: string, days: number): string {
  return new Date(noon(day).getTime() + days * DAY_MS).toISOString().slice(0, 10);
}
