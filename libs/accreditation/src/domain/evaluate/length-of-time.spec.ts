import { calendarDay, dayNumber, dayOfNumber } from '@peil/kernel';
import { endOfYear, inNextYear, lastDayOf, lasts, nextOn, partsOf, plus } from './length-of-time.js';

const day = (text: string) => dayNumber(calendarDay(text));

test.each([
  ['2024-02-29', { years: 1 }, '2025-02-28'],
  ['2024-01-31', { months: 1 }, '2024-02-29'],
  ['2024-01-31', { weeks: 3 }, '2024-02-21'],
  ['2024-12-31', { days: 1 }, '2025-01-01'],
])('%s and %j later', (from, length, until) => {
  expect(dayOfNumber(plus(day(from), length))).toBe(until);
});

test('a length of time can be counted back', () => {
  expect(dayOfNumber(plus(day('2014-05-03'), { months: 1 }, -1))).toBe('2014-04-03');
  expect(dayOfNumber(plus(day('2014-04-15'), { weeks: 3 }, -1))).toBe('2014-03-25');
});

test('a stretch of a year ends on the day before, and lasts that long', () => {
  expect(dayOfNumber(lastDayOf(day('2024-03-01'), { years: 1 }))).toBe('2025-02-28');
  expect(lasts({ from: day('2024-03-01'), until: day('2024-05-31') }, { months: 3 })).toBe(true);
  expect(lasts({ from: day('2024-03-01'), until: day('2024-05-30') }, { months: 3 })).toBe(false);
});

test('days of a year', () => {
  expect(dayOfNumber(endOfYear(day('2016-05-03')))).toBe('2016-12-31');
  expect(dayOfNumber(nextOn(day('2018-12-31'), { month: 7, day: 1 }))).toBe('2019-07-01');
  expect(dayOfNumber(nextOn(day('2018-06-30'), { month: 7, day: 1 }))).toBe('2018-07-01');
  expect(dayOfNumber(nextOn(day('2018-07-01'), { month: 7, day: 1 }))).toBe('2019-07-01');
  expect(dayOfNumber(inNextYear(day('2018-03-01'), { month: 1, day: 1 }))).toBe('2019-01-01');
});

test('parts of a window, the last one as long as is left', () => {
  const parts = partsOf({ from: day('2024-01-31'), until: day('2024-04-15') }, { months: 1 });
  expect(parts.map(({ from, until }) => `${dayOfNumber(from)}/${dayOfNumber(until)}`)).toEqual([
    '2024-01-31/2024-02-28',
    '2024-02-29/2024-03-30',
    '2024-03-31/2024-04-15',
  ]);
});
