import { addDays } from '../../../shared/format.js';
import { valueAt, type JsonObject } from '../json.js';

/** A period of the calendar: its first day, the day after it, and its last day. */
export type Span = { readonly from: string; readonly until: string; readonly lastDay: string };

const DAY = /^\d{4}-\d\d-\d\d$/;
const MOST = 40;

/** The calendar's periods that begin in a stretch of time; none when a period starts with the person. */
export function periodsOf(
  document: JsonObject,
  stretch: { readonly from: string; readonly until: string },
): readonly Span[] {
  const anchor = valueAt(document, ['period', 'anchor']);
  const months = monthsOf(document);
  if (typeof anchor !== 'string' || !DAY.test(anchor) || months === undefined) return [];
  const behind = Math.floor(monthsApart(anchor, stretch.from) / months) * months;
  return Array.from({ length: MOST }, (_, index) => {
    const from = monthsLater(anchor, behind + index * months);
    const until = monthsLater(anchor, behind + (index + 1) * months);
    return { from, until, lastDay: addDays(until, -1) };
  }).filter(({ from }) => from >= stretch.from && from < stretch.until);
}

function monthsOf(document: JsonObject): number | undefined {
  const years = Number(valueAt(document, ['period', 'length', 'years']) ?? 0);
  const months = Number(valueAt(document, ['period', 'length', 'months']) ?? 0);
  const whole = years * 12 + months;
  return Number.isInteger(whole) && whole > 0 ? whole : undefined;
}

const monthsApart = (from: string, until: string): number =>
  (Number(until.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(until.slice(5, 7)) - Number(from.slice(5, 7));

function monthsLater(day: string, months: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
}
