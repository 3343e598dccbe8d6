import {
  addDays,
  calendarDay,
  dayNumber,
  dayOfNumber,
  instant,
  startOf,
  type CalendarDay,
  type DayNumber,
  type Instant,
} from '@peil/kernel';

/** Two calendar years: a period of the demo's scheme. */
export type SchemePeriod = { readonly from: CalendarDay; readonly until: CalendarDay };

/** The days the demo city's history spans. */
export type DemoCalendar = {
  /** The day the city is made for. */
  readonly today: CalendarDay;
  /** The last day that has a history: the day before today. */
  readonly lastDay: CalendarDay;
  /** The first day: 1 January of the period before the one today lies in. */
  readonly firstDay: CalendarDay;
  readonly earlier: SchemePeriod;
  readonly current: SchemePeriod;
};

/** @param anchor a first day of some period, as the scheme says; its year tells the years in which periods begin */
export function demoCalendar(today: CalendarDay, anchor: CalendarDay): DemoCalendar {
  const year = yearOf(today);
  const current = periodFrom((year - yearOf(anchor)) % 2 === 0 ? year : year - 1);
  const earlier = periodFrom(yearOf(current.from) - 2);
  return { today, lastDay: addDays(today, -1), firstDay: earlier.from, earlier, current };
}

function yearOf(day: CalendarDay): number {
  return Number(day.slice(0, 4));
}

function periodFrom(year: number): SchemePeriod {
  return { from: calendarDay(`${year}-01-01`), until: calendarDay(`${year + 1}-12-31`) };
}

const SUNDAY = 0;
const SATURDAY = 6;
const THURSDAY_1970 = 4;

/** The day itself, or the Monday after it when it falls in a weekend. */
export function workingDay(number: DayNumber): DayNumber {
  const weekday = (((number + THURSDAY_1970) % 7) + 7) % 7;
  if (weekday === SATURDAY) return number + 2;
  return weekday === SUNDAY ? number + 1 : number;
}

export function dayAt(number: DayNumber): CalendarDay {
  return dayOfNumber(number);
}

const MILLISECONDS_PER_MINUTE = 60_000;
const startsOfDays = new Map<CalendarDay, number>();

/** A moment of the day in Amsterdam. @param minutes since the day began; half past nine is 570 */
export function momentOf(day: CalendarDay, minutes: number): Instant {
  let start = startsOfDays.get(day);
  if (start === undefined) {
    start = Date.parse(startOf(day));
    startsOfDays.set(day, start);
  }
  return instantAt(start + Math.round(minutes * MILLISECONDS_PER_MINUTE));
}

function instantAt(milliseconds: number): Instant {
  return instant(new Date(milliseconds).toISOString());
}

export { dayNumber, type DayNumber };
