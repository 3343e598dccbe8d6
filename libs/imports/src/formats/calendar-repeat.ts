import type ICAL from 'ical.js';

const DAYS_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Parts that calendars use for sessions; others (hours, week numbers, days of a year) are not read. */
const PARTS = new Set(['BYDAY', 'BYMONTH', 'BYMONTHDAY', 'BYSETPOS']);

/**
 * Whether the repeats of a rule can be counted out. ical.js looks for ever for a day that never comes (31 February, a
 * sixth Monday), so a rule that may have none is not handed to it.
 */
export function isCountable(rule: ICAL.Recur): boolean {
  const { freq, parts, interval } = rule;
  const names = Object.entries(parts).flatMap(([name, values]) => ((values?.length ?? 0) > 0 ? [name] : []));
  if (!['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'].includes(freq) || interval < 1 || interval > 1_000) return false;
  if (names.some((name) => !PARTS.has(name))) return false;
  const byDay = parts.BYDAY ?? [];
  const months = (parts.BYMONTH ?? []).map(Number);
  const monthDays = (parts.BYMONTHDAY ?? []).map(Number);
  const positions = (parts.BYSETPOS ?? []).map(Number);
  const ordinals = byDay.map((day) => Math.abs(Number.parseInt(day, 10))).filter((ordinal) => !Number.isNaN(ordinal));
  if (months.some((month) => !Number.isInteger(month) || month < 1 || month > 12)) return false;
  const longest = Math.min(...(months.length > 0 ? months : [1]).map((month) => DAYS_OF_MONTH[month - 1] ?? 0));
  if (monthDays.some((day) => day === 0 || Math.abs(day) > longest)) return false;
  if (ordinals.some((ordinal) => ordinal < 1 || ordinal > 4)) return false;
  const isMonthly = freq === 'MONTHLY';
  const isInMonths = freq === 'YEARLY' && months.length > 0;
  if (positions.length > 0 && (!isMonthly || byDay.length === 0 || ordinals.length > 0)) return false;
  if (positions.some((at) => at === 0 || Math.abs(at) > 4)) return false;
  if (ordinals.length > 0 && !isMonthly && !isInMonths) return false;
  if (monthDays.length > 0 && (byDay.length > 0 || (!isMonthly && !isInMonths))) return false;
  // Every second month may never be February.
  if (interval > 1 && ((isMonthly && months.length > 0) || (freq === 'DAILY' && byDay.length > 0))) return false;
  return isMonthly || freq === 'YEARLY' ? byDay.length === 0 || isMonthly || isInMonths : months.length === 0;
}
