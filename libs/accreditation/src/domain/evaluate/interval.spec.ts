import fc from 'fast-check';
import { clipped, commonDays, covers, daysIn, gapsIn, intersection, merged, type Interval } from './interval.js';

const anyInterval = fc.tuple(fc.nat(30), fc.nat(8)).map(([from, length]): Interval => ({ from, until: from + length }));
const several = fc.array(anyInterval, { maxLength: 6 });
const days = Array.from({ length: 45 }, (_, day) => day - 1);

/** The days of intervals, one by one: what every function here is compared with. */
function daysOf(intervals: readonly Interval[]): readonly number[] {
  return days.filter((day) => intervals.some(({ from, until }) => from <= day && day <= until));
}

const runs = { numRuns: 300 };

test('merged intervals hold the same days, apart and in order', () => {
  fc.assert(
    fc.property(several, (intervals) => {
      const result = merged(intervals);
      expect(daysOf(result)).toEqual(daysOf(intervals));
      result.slice(1).forEach(({ from }, index) => {
        expect(from).toBeGreaterThan((result[index]?.until ?? 0) + 1);
      });
    }),
    runs,
  );
});

test('what is clipped, common, left out and counted are the same days', () => {
  fc.assert(
    fc.property(several, several, anyInterval, (a, b, window) => {
      const [left, right] = [merged(a), merged(b)];
      const inWindow = (day: number): boolean => window.from <= day && day <= window.until;
      expect(daysOf(clipped(left, window))).toEqual(daysOf(left).filter(inWindow));
      expect(daysOf(commonDays(left, right))).toEqual(daysOf(left).filter((day) => covers(right, day)));
      expect(daysOf(gapsIn(window, left))).toEqual(daysOf([window]).filter((day) => !covers(left, day)));
      expect(daysIn(left)).toBe(daysOf(left).length);
    }),
    runs,
  );
});

test('two intervals have days in common or not', () => {
  expect(intersection({ from: 1, until: 4 }, { from: 4, until: 9 })).toEqual({ from: 4, until: 4 });
  expect(intersection({ from: 1, until: 3 }, { from: 4, until: 9 })).toBeUndefined();
});
