import { DateTime } from 'luxon';
import fc from 'fast-check';
import { addMonths, calendarDay, daysBetween } from './calendar-day.js';
import {
  addMonthsTo,
  datePartsOf,
  dayNumber,
  dayOfNumber,
  daysInMonth,
  monthsTouched,
  wholeMonthsBetween,
} from './day-number.js';

const anyDay = fc.integer({ min: -40_000, max: 80_000 });

test('every day from 1900 to 2150 is the one luxon has', () => {
  let luxon = DateTime.fromISO('1900-01-01', { zone: 'utc' });
  const last = dayNumber(calendarDay('2150-01-01'));
  const differing: string[] = [];
  for (let number = dayNumber(calendarDay('1900-01-01')); number <= last; number += 1) {
    const { year, month, day } = datePartsOf(number);
    const same = year === luxon.year && month === luxon.month && day === luxon.day;
    if (!same || dayNumber(dayOfNumber(number)) !== number) differing.push(`${number}: ${year}-${month}-${day}`);
    luxon = luxon.plus({ days: 1 });
  }
  expect(differing).toEqual([]);
});

test('months are added and days counted as luxon does', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -600, max: 600 }), anyDay, (number, months, other) => {
      const day = dayOfNumber(number);
      expect(dayOfNumber(addMonthsTo(number, months))).toBe(addMonths(day, months));
      expect(other - number).toBe(daysBetween(day, dayOfNumber(other)));
      const parts = datePartsOf(number);
      expect(daysInMonth(parts.year, parts.month)).toBe(DateTime.fromISO(day, { zone: 'utc' }).daysInMonth);
    }),
    { numRuns: 300 },
  );
});

test('whole months are the most that fit', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 2000 }), (first, length) => {
      const months = wholeMonthsBetween(first, first + length);
      expect(addMonthsTo(first, months)).toBeLessThanOrEqual(first + length + 1);
      expect(addMonthsTo(first, months + 1)).toBeGreaterThan(first + length + 1);
    }),
    { numRuns: 300 },
  );
});

const number = (day: string) => dayNumber(calendarDay(day));

test('15 March of one year to the end of the next is 21 whole months', () => {
  expect(wholeMonthsBetween(number('2025-03-15'), number('2026-12-31'))).toBe(21);
  expect(wholeMonthsBetween(number('2025-03-15'), number('2025-04-14'))).toBe(1);
  expect(wholeMonthsBetween(number('2025-03-15'), number('2025-04-13'))).toBe(0);
  expect(wholeMonthsBetween(number('2025-03-15'), number('2025-03-01'))).toBe(0);
  expect(wholeMonthsBetween(number('2024-02-29'), number('2025-02-27'))).toBe(12);
});

test('March 2020 to 2 August 2021 touches 18 months', () => {
  expect(monthsTouched(number('2020-03-01'), number('2021-08-02'))).toBe(18);
  expect(monthsTouched(number('2020-03-02'), number('2020-03-01'))).toBe(0);
});
