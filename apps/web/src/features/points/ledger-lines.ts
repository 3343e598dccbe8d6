import type { BalanceEntry, LedgerLine, Requirement } from './queries.js';

/** Whether a line belongs to the story of this period; every fact has one, also those of other periods. */
export function isOfPeriod({ day, source, state }: LedgerLine, { period }: BalanceEntry): boolean {
  return source !== 'activity' || state === 'counted' || (day >= period.from && day <= period.until);
}

/** The lines of the period, newest first, and how many others there are. */
export function ledgerOf(
  entry: BalanceEntry,
  withOthers: boolean,
): { readonly lines: readonly LedgerLine[]; readonly others: number } {
  const own = entry.ledger.filter((line) => isOfPeriod(line, entry));
  const lines = withOthers ? entry.ledger : own;
  return { lines: [...lines].sort((a, b) => b.day.localeCompare(a.day)), others: entry.ledger.length - own.length };
}

export const LINE_STATES = ['counted', 'provisional', 'planned', 'returned', 'notCounted'] as const;
export type LineState = (typeof LINE_STATES)[number];

/** The state of a line; what was sent back does not count yet, and says so. */
export const stateOf = ({ state, reasons }: LedgerLine): LineState =>
  reasons.some(({ code }) => code === 'returned') ? 'returned' : state;

/** The sentence of a line without the kind and day it begins with: those stand in cells of their own. */
export function whyOf(sentence: string): string {
  const at = sentence.indexOf(': ');
  const rest = at < 0 ? sentence : sentence.slice(at + 2);
  return rest.slice(0, 1).toUpperCase() + rest.slice(1);
}

/** The requirements a line counts towards besides the total. */
export function countsTowards(line: LedgerLine, requirements: readonly Requirement[]): readonly Requirement[] {
  const all = requirements.flatMap((one) => [one, ...one.parts]);
  const ids = line.counts.map(({ requirement }) => requirement);
  return all.filter(({ id, parts }) => id !== 'total' && parts.length === 0 && ids.includes(id));
}
