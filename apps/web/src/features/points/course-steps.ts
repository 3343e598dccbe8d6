import { daysBetween } from '../../shared/format.js';
import { totalOf } from './board-rows.js';
import type { BalanceEntry } from './queries.js';

/** Time runs from here to there, in per cent of the width. */
const FROM = 8;
const UNTIL = 92;

export type Step = {
  readonly day: string;
  /** Points that count from this day on. */
  readonly sum: number;
  readonly x: number;
  readonly width: number;
};

export type Course = {
  readonly steps: readonly Step[];
  readonly required: number;
  readonly counts: number;
  readonly waits: number;
  /** The highest value on the axis. */
  readonly top: number;
  readonly ticks: readonly number[];
  readonly today: number;
  readonly start: number;
  readonly end: number;
  readonly months: readonly { readonly day: string; readonly x: number; readonly withYear: boolean }[];
};

/** The steps of the stairs: what counted at the end of each day on which something was added. */
export function courseOf(entry: BalanceEntry): Course | undefined {
  const total = totalOf(entry);
  if (total === undefined) return undefined;
  const { period, asOf } = entry;
  const days = daysBetween(period.from, period.until);
  const place = (day: string): number =>
    FROM + (Math.min(Math.max(daysBetween(period.from, day), 0), days) / days) * (UNTIL - FROM);
  const byDay = new Map<string, number>();
  for (const { state, counts, day } of entry.ledger) {
    const amount = counts.find(({ requirement }) => requirement === total.id)?.amount;
    if (state !== 'counted' || amount === undefined) continue;
    const on = day < period.from ? period.from : day;
    byDay.set(on, (byDay.get(on) ?? 0) + Number(amount));
  }
  const today = place(asOf);
  const sorted = [...byDay].sort(([a], [b]) => a.localeCompare(b));
  let sum = 0;
  const steps = sorted.map(([day, added], index) => {
    sum += added;
    const x = place(day);
    const next = sorted[index + 1]?.[0];
    return { day, sum, x, width: Math.max(0, (next === undefined ? today : place(next)) - x) };
  });
  const required = Number(total.required);
  const waits = Number(total.provisional);
  const top = Math.max(required, sum + waits, 1);
  const stride = strideOf(top);
  const ticks = Array.from({ length: Math.floor(top / stride) + 1 }, (_, index) => index * stride);
  return {
    steps,
    required,
    counts: Number(total.earned),
    waits,
    top,
    ticks,
    today,
    start: FROM,
    end: UNTIL,
    months: monthsOf(entry, place),
  };
}

/** Ticks at a round distance, at most six of them. */
function strideOf(top: number): number {
  return [1, 2, 5, 10, 20, 25, 50, 100, 200, 500].find((stride) => top / stride <= 5) ?? 1000;
}

const HALF_YEAR = 6;
const MONTHS = 12;

function monthsOf({ period }: BalanceEntry, place: (day: string) => number): Course['months'] {
  const [year = 0, month = 1] = period.from.split('-').map(Number);
  const span = Math.max(1, Math.ceil(daysBetween(period.from, period.until) / 30.44));
  const step = span > MONTHS ? HALF_YEAR : HALF_YEAR / 2;
  return Array.from({ length: Math.ceil(span / step) }, (_, index) => {
    const at = month - 1 + index * step;
    const monthNumber = (at % MONTHS) + 1;
    const day = `${year + Math.floor(at / MONTHS)}-${String(monthNumber).padStart(2, '0')}-01`;
    return { day, x: place(day), withYear: index === 0 || monthNumber === 1 };
  });
}
