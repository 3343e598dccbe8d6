import { dayNumber, type DayNumber } from '@peil/kernel';
import type { CalendarPeriod, PersonalPeriod } from '../scheme/period.js';
import type { CompiledVersion } from './compile.js';
import { clipped, daysIn, intersection, OPEN_END, type Interval } from './interval.js';
import { lastDayOf, monthsOf, nextOn, plus } from './length-of-time.js';
import { daysWhenAny, excusedIntervals, type Person } from './person.js';

/** A period of one person under one version, and the days in it on which the scheme applies to the person. */
export type PersonalWindow = {
  readonly window: Interval;
  readonly graceUntil: DayNumber;
  readonly version: CompiledVersion;
  readonly scope: readonly Interval[];
  /** Days the clock stood still. */
  readonly suspended: number;
};

export type PeriodContext = {
  readonly person: Person;
  readonly versions: readonly CompiledVersion[];
  readonly versionOn: (day: DayNumber) => CompiledVersion | undefined;
  readonly asOf: DayNumber;
};

const MOST_PERIODS = 500;

/** The last day on which something due on the day may still be put right. */
export function graceUntil(version: CompiledVersion, last: DayNumber): DayNumber {
  const { grace } = version.scheme;
  if (grace?.length !== undefined) return plus(last + 1, grace.length) - 1;
  if (grace?.until !== undefined) return nextOn(last, grace.until);
  return last;
}

/** The days on which a version's scheme applies to the person, not before the scheme itself exists. */
export function scopeUnder(version: CompiledVersion, context: PeriodContext): readonly Interval[] {
  const start = context.versions[0]?.from ?? version.from;
  return clipped(daysWhenAny(version.scheme.who, context.person), { from: start, until: OPEN_END });
}

/** The block of the calendar that holds the day: found from the anchor by counting steps. */
function calendarWindow(period: CalendarPeriod, day: DayNumber): Interval {
  const anchor = dayNumber(period.anchor);
  const step = period.every ?? period.length;
  const months = monthsOf(step);
  const daysPerStep = months === undefined ? plus(0, step) : months * 30.436_875;
  let index = Math.floor((day - anchor) / daysPerStep) - 1;
  while (plus(anchor, step, index + 1) <= day) index += 1;
  const from = plus(anchor, step, index);
  return { from, until: lastDayOf(from, period.length) };
}

function windowOf(
  window: Interval,
  version: CompiledVersion,
  context: PeriodContext,
  suspended = 0,
): PersonalWindow | undefined {
  const scope = clipped(scopeUnder(version, context), window);
  if (scope.length === 0) return undefined;
  return { window, version, scope, suspended, graceUntil: graceUntil(version, window.until) };
}

/** The version that decides about a running period: the one it started under, unless a later one takes over. */
function decidingVersion(started: CompiledVersion, window: Interval, context: PeriodContext): CompiledVersion {
  let deciding = started;
  for (const version of context.versions) {
    const takesOver = version.scheme.transition === 'runningPeriods';
    if (takesOver && version.from > window.from && version.from <= Math.min(window.until, context.asOf)) {
      if (context.versionOn(version.from) === version) deciding = version;
    }
  }
  return deciding;
}

function calendarWindows(first: DayNumber, context: PeriodContext): readonly PersonalWindow[] {
  const windows: PersonalWindow[] = [];
  let cursor = first;
  for (let count = 0; cursor <= context.asOf && count < MOST_PERIODS; count += 1) {
    const version = context.versionOn(cursor);
    if (version === undefined) {
      const next = context.versions.find(({ from }) => from > cursor);
      if (next === undefined) break;
      cursor = next.from;
      continue;
    }
    const { period } = version.scheme;
    if (period.type !== 'calendar') {
      windows.push(...otherWindows(version, cursor, context));
      break;
    }
    const block = calendarWindow(period, cursor);
    const overlapping = period.every !== undefined;
    const fromEntry = (period.firstWindow ?? (overlapping ? 'fromEntry' : 'running')) === 'fromEntry';
    const steps = overlapping && !fromEntry && count === 0 ? earlierOverlaps(period, block, cursor) : [];
    for (const window of [...steps, block]) {
      const made = windowOf(window, decidingVersion(version, window, context), context);
      if (made !== undefined) windows.push(made);
    }
    cursor = plus(block.from, period.every ?? period.length);
  }
  return windows;
}

/** Windows that started before the block and still run on the day. */
function earlierOverlaps(period: CalendarPeriod, block: Interval, day: DayNumber): readonly Interval[] {
  const earlier: Interval[] = [];
  const step = period.every ?? period.length;
  for (let index = 1; index < MOST_PERIODS; index += 1) {
    const from = plus(block.from, step, -index);
    const until = lastDayOf(from, period.length);
    if (until < day) break;
    earlier.unshift({ from, until });
  }
  return earlier;
}

function suspendedDays(period: PersonalPeriod, window: Interval, person: Person): number {
  const { suspendedBy } = period;
  if (suspendedBy === undefined) return 0;
  return daysIn(clipped(excusedIntervals(person, suspendedBy.classes, suspendedBy.atLeast), window));
}

/** The window grows by the days the clock stood still, as long as new ones come into it. */
function extended(period: PersonalPeriod, window: Interval, person: Person): readonly [Interval, number] {
  let days = 0;
  for (let round = 0; round < MOST_PERIODS; round += 1) {
    const grown = { from: window.from, until: window.until + days };
    const found = suspendedDays(period, grown, person);
    if (found === days) return [grown, days];
    days = found;
  }
  return [window, 0];
}

type Start = { readonly from: DayNumber; readonly until: DayNumber };

function startsOf(version: CompiledVersion, period: PersonalPeriod, context: PeriodContext): readonly Start[] {
  if (period.from === 'appointment') return scopeUnder(version, context);
  const { registration } = period.from;
  return context.person.registrations
    .filter(({ fact }) => registration.includes(fact.name))
    .map(({ interval }) => interval)
    .sort((a, b) => a.from - b.from);
}

function personalWindows(
  period: PersonalPeriod,
  first: CompiledVersion,
  context: PeriodContext,
): readonly PersonalWindow[] {
  const windows: PersonalWindow[] = [];
  for (const start of startsOf(first, period, context)) {
    if (period.endsWith === 'registration' && start.until < OPEN_END) {
      const window = { from: plus(start.until + 1, period.length, -1), until: start.until };
      windows.push(...[personalWindow(period, window, first, context) ?? []].flat());
      continue;
    }
    // counted from the start, so that a day such as 29 February does not move along; from anew after a suspension
    let anchor = start.from;
    let from = anchor;
    for (let count = 1; from <= Math.min(start.until, context.asOf) && windows.length < MOST_PERIODS; count += 1) {
      const version = context.versionOn(from) ?? first;
      const own = version.scheme.period.type === 'personal' ? version.scheme.period : period;
      const until = own === period ? plus(anchor, own.length, count) - 1 : lastDayOf(from, own.length);
      const made = personalWindow(own, { from, until }, version, context);
      if (made !== undefined) windows.push(made);
      const end = made?.window.until ?? until;
      if (end !== until || own !== period) {
        anchor = end + 1;
        count = 0;
      }
      from = end + 1;
    }
  }
  return windows;
}

function personalWindow(
  period: PersonalPeriod,
  window: Interval,
  fallback: CompiledVersion,
  context: PeriodContext,
): PersonalWindow | undefined {
  if (window.from > context.asOf) return undefined;
  const [grown, suspended] = extended(period, window, context.person);
  const version = context.versionOn(window.from) ?? fallback;
  return windowOf(grown, decidingVersion(version, grown, context), context, suspended);
}

function otherWindows(version: CompiledVersion, from: DayNumber, context: PeriodContext): readonly PersonalWindow[] {
  const { period } = version.scheme;
  if (period.type === 'personal') return personalWindows(period, version, context);
  if (period.type !== 'rolling') return [];
  const now = context.versionOn(context.asOf) ?? version;
  const length = now.scheme.period.type === 'rolling' ? now.scheme.period.length : period.length;
  const window = { from: plus(context.asOf + 1, length, -1), until: context.asOf };
  const inTime = intersection(window, { from, until: OPEN_END });
  const made = inTime === undefined ? undefined : windowOf(window, now, context);
  return made === undefined ? [] : [made];
}

/** All periods of the person up to the day, the earliest first. A qualification (sliding, renewal) has none. */
export function periodsOf(context: PeriodContext): readonly PersonalWindow[] {
  const first = context.versions[0];
  if (first === undefined) return [];
  const scopes = context.versions.map((version) => scopeUnder(version, context)[0]?.from ?? OPEN_END);
  // someone whose scope starts later in the running period sees that period already
  const start = Math.min(context.asOf, ...scopes);
  const version = context.versionOn(start) ?? first;
  if (version.scheme.period.type === 'calendar') return calendarWindows(start, context);
  return otherWindows(version, start, context);
}
