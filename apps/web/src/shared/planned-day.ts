import { addDays } from './format.js';
import { typedDayOf } from './typed-day.js';

const YEAR = 365;

/** A day to come as somebody typed it: without a year it is the next such day. Undefined when it is none, or past. */
export function plannedDayOf(typed: string, today: string): string | undefined {
  const found = typedDayOf(typed, today);
  if (found === undefined || found >= today) return found;
  const next = /\d{4}|^\p{L}+$/u.test(typed.trim()) ? undefined : typedDayOf(typed, addDays(today, YEAR));
  return next !== undefined && next >= today ? next : undefined;
}
