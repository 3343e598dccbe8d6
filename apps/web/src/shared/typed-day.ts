import { addDays } from './format.js';

const MONTHS: readonly (readonly string[])[] = [
  ['jan'],
  ['feb'],
  ['mrt', 'maa', 'mar'],
  ['apr'],
  ['mei', 'may'],
  ['jun'],
  ['jul'],
  ['aug'],
  ['sep'],
  ['okt', 'oct'],
  ['nov'],
  ['dec'],
];

const NEAR: Readonly<Record<string, number>> = {
  vandaag: 0,
  today: 0,
  gisteren: -1,
  yesterday: -1,
  eergisteren: -2,
  morgen: 1,
  tomorrow: 1,
};

/**
 * The day that somebody typed: `13-10-2026`, `13/10`, `13 okt`, `13 oktober 2026`, `2026-10-13`, `gisteren`. Without a
 * year it is the latest such day that is not after today. Undefined when it is no day.
 */
export function typedDayOf(typed: string, today: string): string | undefined {
  const words = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  const near = NEAR[words];
  if (near !== undefined) return addDays(today, near);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words);
  if (iso) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const [, day, month, year] =
    /^(\d{1,2})(?:[-/. ]+| )(\d{1,2}|[a-z]+)\.?(?:[-/., ]+(\d{4}|\d{2}))?$/.exec(words) ?? [];
  if (day === undefined || month === undefined) return undefined;
  const monthNumber = /^\d+$/.test(month) ? Number(month) : monthOf(month);
  if (monthNumber === undefined) return undefined;
  if (year !== undefined) return existing(fullYear(year), monthNumber, Number(day));
  const thisYear = Number(today.slice(0, 4));
  const found = existing(thisYear, monthNumber, Number(day));
  return found !== undefined && found > today ? existing(thisYear - 1, monthNumber, Number(day)) : found;
}

function monthOf(name: string): number | undefined {
  const index = MONTHS.findIndex((starts) => starts.some((start) => name.startsWith(start)));
  return index < 0 ? undefined : index + 1;
}

const fullYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year));

function existing(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same ? date.toISOString().slice(0, 10) : undefined;
}
