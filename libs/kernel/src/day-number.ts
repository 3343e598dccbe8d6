import type { CalendarDay } from './calendar-day.js';

/**
 * A calendar day as the number of days since 1 January 1970: for code that compares and counts days by the million.
 * The same calendar as luxon's (proleptic Gregorian), proved day by day in the tests; luxon stays the judge of what a
 * calendar day is and of everything that has to do with a time zone.
 */
export type DayNumber = number;

const DAYS_PER_ERA = 146_097;
const DAYS_BEFORE_1970 = 719_468;

/** From year, month (1 to 12) and day. A day number past the end of the month runs on into the next one. */
export function dayNumberOf(year: number, month: number, day: number): DayNumber {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_BEFORE_1970;
}

function digits(text: string, from: number, until: number): number {
  let value = 0;
  for (let index = from; index < until; index += 1) value = value * 10 + text.charCodeAt(index) - 48;
  return value;
}

export function dayNumber(day: CalendarDay): DayNumber {
  return dayNumberOf(digits(day, 0, 4), digits(day, 5, 7), digits(day, 8, 10));
}

/** Year, month (1 to 12) and day of the month. */
export type DateParts = { readonly year: number; readonly month: number; readonly day: number };

export function datePartsOf(number: DayNumber): DateParts {
  const shifted = number + DAYS_BEFORE_1970;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

const written = new Map<DayNumber, CalendarDay>();

/** The day written `YYYY-MM-DD`. Remembered: a balance writes the same days again and again. */
export function dayOfNumber(number: DayNumber): CalendarDay {
  const known = written.get(number);
  if (known !== undefined) return known;
  const { year, month, day } = datePartsOf(number);
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const made = text as CalendarDay;
  if (written.size > 100_000) written.clear();
  written.set(number, made);
  return made;
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function daysInMonth(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : (monthLengths[month - 1] ?? 31);
}

/** A month later on the same day number, or on the month's last day where that number does not exist. */
export function addMonthsTo(number: DayNumber, months: number): DayNumber {
  const { year, month, day } = datePartsOf(number);
  const index = year * 12 + (month - 1) + months;
  const newYear = Math.floor(index / 12);
  const newMonth = index - newYear * 12 + 1;
  return dayNumberOf(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
}

/**
 * Whole months from the first day up to and including the last: 15 March to 14 April is one.
 * Zero when the last day is before the first.
 */
export function wholeMonthsBetween(first: DayNumber, last: DayNumber): number {
  if (last < first) return 0;
  const from = datePartsOf(first);
  const end = datePartsOf(last + 1);
  let months = (end.year - from.year) * 12 + end.month - from.month;
  while (months > 0 && addMonthsTo(first, months) > last + 1) months -= 1;
  return months;
}

/** Calendar months that the days touch: 31 January to 1 February is two. */
export function monthsTouched(first: DayNumber, last: DayNumber): number {
  if (last < first) return 0;
  const from = datePartsOf(first);
  const until = datePartsOf(last);
  return (until.year - from.year) * 12 + until.month - from.month + 1;
}
