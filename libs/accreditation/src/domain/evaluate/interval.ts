import type { DayNumber } from '@peil/kernel';

/** Days from the first to the last, both included. */
export type Interval = { readonly from: DayNumber; readonly until: DayNumber };

/** Later than any day a person's facts can name: an interval that still runs. */
export const OPEN_END: DayNumber = 10_000_000;

export function intersection(a: Interval, b: Interval): Interval | undefined {
  const from = Math.max(a.from, b.from);
  const until = Math.min(a.until, b.until);
  return from <= until ? { from, until } : undefined;
}

/** In order, without overlaps, neighbours joined. */
export function merged(intervals: readonly Interval[]): readonly Interval[] {
  if (intervals.length < 2) return intervals;
  const sorted = [...intervals].sort((a, b) => a.from - b.from || a.until - b.until);
  const result: Interval[] = [];
  for (const interval of sorted) {
    const last = result.at(-1);
    if (last !== undefined && interval.from <= last.until + 1) {
      result[result.length - 1] = { from: last.from, until: Math.max(last.until, interval.until) };
    } else {
      result.push(interval);
    }
  }
  return result;
}

/** The parts of the intervals that lie in the window. */
export function clipped(intervals: readonly Interval[], window: Interval): readonly Interval[] {
  const result: Interval[] = [];
  for (const interval of intervals) {
    const part = intersection(interval, window);
    if (part !== undefined) result.push(part);
  }
  return result;
}

/** Days that are in both lists; each list merged. */
export function commonDays(a: readonly Interval[], b: readonly Interval[]): readonly Interval[] {
  return merged(a.flatMap((interval) => clipped(b, interval)));
}

/** The days of the window that none of the intervals (merged) covers. */
export function gapsIn(window: Interval, intervals: readonly Interval[]): readonly Interval[] {
  const gaps: Interval[] = [];
  let from = window.from;
  for (const interval of clipped(intervals, window)) {
    if (interval.from > from) gaps.push({ from, until: interval.from - 1 });
    from = interval.until + 1;
  }
  if (from <= window.until) gaps.push({ from, until: window.until });
  return gaps;
}

export function covers(intervals: readonly Interval[], day: DayNumber): boolean {
  return intervals.some((interval) => interval.from <= day && day <= interval.until);
}

export function daysIn(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, interval) => sum + interval.until - interval.from + 1, 0);
}
