import { calendarDay, dayOf, instant, isCalendarDay, type CalendarDay } from '@peil/kernel';
import { DateTime } from 'luxon';
import type { DayForm } from '../profiles/profile.js';
import type { DayOrder } from './day-order.js';

/** A day that was read, or the code of why it could not be. */
export type DayRead =
  | { readonly day: CalendarDay }
  | { readonly problem: 'impossible-day' | 'unreadable-day' | 'two-digit-year' | 'day-number' | 'impossible-hour' };

/** What was decided for the column as a whole. */
export type DayReading = {
  readonly order: DayOrder;
  readonly forms?: readonly DayForm[];
  /** The zone of moments that name none; undefined: the day as it is written. */
  readonly zone?: string | undefined;
};

const MONTHS: Readonly<Record<string, number>> = {
  ...{ jan: 1, januari: 1, january: 1, feb: 2, febr: 2, februari: 2, february: 2, mrt: 3, maart: 3, mar: 3, march: 3 },
  ...{ apr: 4, april: 4, mei: 5, may: 5, jun: 6, juni: 6, june: 6, jul: 7, juli: 7, july: 7, aug: 8, augustus: 8 },
  ...{ august: 8, sep: 9, sept: 9, september: 9, okt: 10, oktober: 10, oct: 10, october: 10, nov: 11, november: 11 },
  ...{ dec: 12, december: 12 },
};
/** A time of day, also with seconds and AM or PM. */
const TIME = /[ ,T]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*([ap]\.?m\.?)?$/i;
const WITH_ZONE = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?(\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})$/;
const WEEKDAY = /^[\p{L}]+\.?,?\s+(?=\d|\p{L})/u;
const AMSTERDAM = 'Europe/Amsterdam';
/** Days of Excel count from 30 December 1899, which makes up for the leap day of 1900 that never was. */
const EXCEL_DAY_ZERO = DateTime.utc(1899, 12, 30);

const two = (value: number) => String(value).padStart(2, '0');

function made(year: number, month: number, day: number): DayRead {
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  return isCalendarDay(text) ? { day: calendarDay(text) } : { problem: 'impossible-day' };
}

/** `26` is 2026; a year of two digits is never longer ago than people work. */
function wholeYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year >= 70 ? 1900 + year : 2000 + year;
}

function named(text: string, forms: readonly DayForm[]): DayRead | undefined {
  const words = text
    .toLowerCase()
    .split(/[\s.,/-]+/)
    .filter(Boolean);
  const at = words.findIndex((word) => Object.hasOwn(MONTHS, word));
  const month = MONTHS[words[at] ?? ''];
  const numbers = words.filter((word) => /^\d+(st|nd|rd|th|e)?$/.test(word)).map((word) => Number.parseInt(word, 10));
  const [day, year] = numbers;
  if (month === undefined || day === undefined || year === undefined || numbers.length > 2) return undefined;
  if (day > 31) return made(day, month, year);
  if (year >= 100) return made(year, month, day);
  return forms.includes('twoDigitYear') ? made(wholeYear(two(year)), month, day) : { problem: 'two-digit-year' };
}

function bareNumber(text: string, forms: readonly DayForm[]): DayRead | undefined {
  if (/^\d{5}(?:[.,]\d+)?$/.test(text)) {
    if (!forms.includes('dayNumber')) return { problem: 'day-number' };
    const day = EXCEL_DAY_ZERO.plus({ days: Number.parseInt(text, 10) });
    return { day: calendarDay(day.toFormat('yyyy-MM-dd')) };
  }
  if (/^\d{9,10}$/.test(text)) {
    if (!forms.includes('epochSeconds')) return { problem: 'day-number' };
    return { day: dayOf(instant(new Date(Number(text) * 1000).toISOString())) };
  }
  return undefined;
}

/** The day in Amsterdam of an hour of a zone. An hour that did not exist there is said, never moved. */
function inZone(read: DayRead, time: RegExpExecArray, zone: string): DayRead {
  if ('problem' in read) return read;
  const [, hourText, minuteText, , half] = time;
  const hour = (Number(hourText) % (half === undefined ? 24 : 12)) + (half?.toLowerCase().startsWith('p') ? 12 : 0);
  const [year, month, day] = read.day.split('-').map(Number);
  const moment = DateTime.fromObject(
    { year: year ?? 0, month: month ?? 1, day: day ?? 1, hour, minute: Number(minuteText) },
    { zone },
  );
  // luxon moves an hour that the clock skipped.
  if (!moment.isValid || moment.hour !== hour) return { problem: 'impossible-hour' };
  return { day: calendarDay(moment.setZone(AMSTERDAM).toFormat('yyyy-MM-dd')) };
}

function readBare(bare: string, order: DayOrder, forms: readonly DayForm[]): DayRead {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(bare) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(bare);
  if (iso) return made(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numeric = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2}|\d{4})$/.exec(bare);
  if (numeric) {
    const [, first = '', second = '', year = ''] = numeric;
    if (year.length === 2 && !forms.includes('twoDigitYear')) return { problem: 'two-digit-year' };
    const [day, month] = order === 'dmy' ? [first, second] : [second, first];
    return made(wholeYear(year), Number(month), Number(day));
  }
  return (
    bareNumber(bare, forms) ??
    named(bare, forms) ??
    named(bare.replace(WEEKDAY, ''), forms) ?? { problem: 'unreadable-day' }
  );
}

/** Reads a day as people and systems write it. ISO and names of months are unmistakable; else the column's order holds. */
export function readDay(text: string, how: DayReading | DayOrder): DayRead {
  const { order, forms = [], zone } = typeof how === 'string' ? { order: how } : how;
  const whole = text.trim();
  if (WITH_ZONE.test(whole)) {
    try {
      return { day: dayOf(instant(whole.replace(' ', 'T').replace(/\s+/, ''))) };
    } catch {
      return { problem: 'impossible-day' };
    }
  }
  const time = TIME.exec(whole);
  const read = readBare(time ? whole.slice(0, time.index) : whole, order, forms);
  return time && zone !== undefined ? inZone(read, time, zone) : read;
}

/** Values that mean "no end" in a column of last days. */
export function isOpenEnd(day: CalendarDay): boolean {
  return day >= '2199-01-01';
}
