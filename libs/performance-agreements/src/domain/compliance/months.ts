import { addMonthsTo, datePartsOf, dayNumberOf, daysInMonth, type DayNumber } from '@peil/kernel';

/** Whole months from the first day to the second; 0 when there is none. */
export function monthsBetween(from: DayNumber, until: DayNumber): number {
  if (until <= from) return 0;
  const [a, b] = [datePartsOf(from), datePartsOf(until)];
  const months = (b.year - a.year) * 12 + b.month - a.month;
  return months > 0 && addMonthsTo(from, months) > until ? months - 1 : Math.max(0, months);
}

/** The last days of the months of a year that have passed by the day, and the day itself when it is within the year. */
export function trendDays(year: number, day: DayNumber): readonly DayNumber[] {
  const ends = Array.from({ length: 12 }, (_, index) => dayNumberOf(year, index + 1, daysInMonth(year, index + 1)));
  const passed = ends.filter((end) => end <= day);
  const isWithin = day >= dayNumberOf(year, 1, 1) && day < dayNumberOf(year, 12, 31);
  return isWithin && passed.at(-1) !== day ? [...passed, day] : passed;
}
