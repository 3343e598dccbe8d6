import { addMonthsTo, datePartsOf, dayNumber, dayNumberOf, type CalendarDay, type DayNumber } from '@peil/kernel';
import type { DaySpan, Length, MonthDay } from '../scheme/values.js';
import { OPEN_END, type Interval } from './interval.js';

/** Months of a length in years or months; undefined for weeks and days. */
export function monthsOf(length: Length): number | undefined {
  if (length.years !== undefined) return length.years * 12;
  return length.months;
}

/** The day so much later (or earlier, with `times` below zero). */
export function plus(day: DayNumber, length: Length, times = 1): DayNumber {
  const months = monthsOf(length);
  if (months !== undefined) return addMonthsTo(day, months * times);
  return day + ((length.weeks ?? 0) * 7 + (length.days ?? 0)) * times;
}

/** The last day of a stretch of this length that starts on the day. */
export function lastDayOf(from: DayNumber, length: Length): DayNumber {
  return plus(from, length) - 1;
}

/** Whether an interval is at least this long. */
export function lasts(interval: Interval, length: Length): boolean {
  return interval.until >= lastDayOf(interval.from, length);
}

export function endOfYear(day: DayNumber): DayNumber {
  return dayNumberOf(datePartsOf(day).year, 12, 31);
}

/** The first such day of the year after the given day. */
export function nextOn(day: DayNumber, { month, day: dayOfMonth }: MonthDay): DayNumber {
  const { year } = datePartsOf(day);
  const sameYear = dayNumberOf(year, month, dayOfMonth);
  return sameYear > day ? sameYear : dayNumberOf(year + 1, month, dayOfMonth);
}

/** Such a day of the next calendar year. */
export function inNextYear(day: DayNumber, { month, day: dayOfMonth }: MonthDay): DayNumber {
  return dayNumberOf(datePartsOf(day).year + 1, month, dayOfMonth);
}

export function spanOf(span: DaySpan): Interval {
  return intervalOf(span.from, span.until);
}

/** From absent: since ever. Until absent: it still runs. */
export function intervalOf(from: CalendarDay | undefined, until: CalendarDay | undefined): Interval {
  return {
    from: from === undefined ? -OPEN_END : dayNumber(from),
    until: until === undefined ? OPEN_END : dayNumber(until),
  };
}

/** The parts of a window, each of this length (the last one may be shorter). */
export function partsOf(window: Interval, length: Length): readonly Interval[] {
  const parts: Interval[] = [];
  for (let index = 0, from = window.from; from <= window.until; index += 1) {
    const next = plus(window.from, length, index + 1);
    parts.push({ from, until: Math.min(next - 1, window.until) });
    from = next;
  }
  return parts;
}
