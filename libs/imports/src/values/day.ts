import { calendarDay, dayOf, instant, isCalendarDay, type CalendarDay } from '@peil/kernel';
import type { DayOrder } from './day-order.js';

/** A day that was read, or the code of why it could not be. */
export type DayRead =
  { readonly day: CalendarDay } | { readonly problem: 'impossible-day' | 'unreadable-day' | 'two-digit-year' };

const MONTHS: Readonly<Record<string, number>> = {
  ...{ jan: 1, januari: 1, january: 1, feb: 2, februari: 2, february: 2, mrt: 3, maart: 3, mar: 3, march: 3 },
  ...{ apr: 4, april: 4, mei: 5, may: 5, jun: 6, juni: 6, june: 6, jul: 7, juli: 7, july: 7, aug: 8, augustus: 8 },
  ...{ august: 8, sep: 9, sept: 9, september: 9, okt: 10, oktober: 10, oct: 10, october: 10, nov: 11, november: 11 },
  ...{ dec: 12, december: 12 },
};
/** A time of day, also with seconds and AM or PM. */
const TIME = /[ ,T]+\d{1,2}:\d{2}(:\d{2})?([.,]\d+)?\s*([ap]\.?m\.?)?$/i;
const WITH_ZONE = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?(\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})$/;
const WEEKDAY = /^[\p{L}]+,?\s+(?=\d|\p{L})/u;

const two = (value: number) => String(value).padStart(2, '0');

function made(year: number, month: number, day: number): DayRead {
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  return isCalendarDay(text) ? { day: calendarDay(text) } : { problem: 'impossible-day' };
}

function named(text: string): DayRead | undefined {
  const words = text
    .toLowerCase()
    .split(/[\s.,/-]+/)
    .filter(Boolean);
  const at = words.findIndex((word) => word in MONTHS);
  const month = MONTHS[words[at] ?? ''];
  const numbers = words.filter((word) => /^\d+(st|nd|rd|th|e)?$/.test(word)).map((word) => Number.parseInt(word, 10));
  const [day, year] = numbers;
  if (month === undefined || day === undefined || year === undefined) return undefined;
  if (year < 100) return { problem: 'two-digit-year' };
  return day > 31 ? made(day, month, year) : made(year, month, day);
}

/** Reads a day as people and systems write it. ISO and names of months are unmistakable; else the column's order holds. */
export function readDay(text: string, order: DayOrder): DayRead {
  const whole = text.trim();
  if (WITH_ZONE.test(whole)) {
    try {
      return { day: dayOf(instant(whole.replace(' ', 'T').replace(/\s+/, ''))) };
    } catch {
      return { problem: 'impossible-day' };
    }
  }
  const bare = whole.replace(TIME, '');
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(bare) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(bare);
  if (iso) return made(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numeric = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2}|\d{4})$/.exec(bare);
  if (numeric) {
    const [, first, second, year = ''] = numeric.map(Number);
    if (String(numeric[3]).length === 2) return { problem: 'two-digit-year' };
    return order === 'dmy' ? made(Number(year), second ?? 0, first ?? 0) : made(Number(year), first ?? 0, second ?? 0);
  }
  return named(bare) ?? named(bare.replace(WEEKDAY, '')) ?? { problem: 'unreadable-day' };
}

/** Values that mean "no end" in a column of last days. */
export function isOpenEnd(day: CalendarDay): boolean {
  return day >= '2199-01-01';
}
