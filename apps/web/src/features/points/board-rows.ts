import { daysBetween } from '../../shared/format.js';
import type { BalanceEntry, Requirement } from './queries.js';

/** Where a requirement is met on the board, in per cent of its width: all end at the one line under the mark. */
export const LEVEL = 80;

/** One bar: per cent of the width of the board. */
export type Bar = {
  readonly counts: number;
  /** Begins where what counts ends. */
  readonly waits: number;
  readonly planned: number;
  /** There is more than fits: the bar ends in an arrow. */
  readonly overflows: boolean;
};

export type BoardRow =
  | {
      readonly type: 'amount';
      readonly requirement: Requirement;
      readonly bar: Bar;
      readonly others: readonly Requirement[];
    }
  | {
      readonly type: 'fact';
      readonly requirement: Requirement;
      /** Where on the time axis the last day lies; absent when it lies outside the board. */
      readonly at: number | undefined;
    };

export type BoardGroup = {
  readonly title: 'requirements' | Requirement;
  readonly rows: readonly BoardRow[];
};

export type Board = {
  readonly total: Requirement | undefined;
  readonly totalBar: Bar | undefined;
  readonly groups: readonly BoardGroup[];
  readonly outOfScope: readonly Requirement[];
  /** How far the period is, in per cent of the width; beyond the level in grace. */
  readonly today: number;
};

/** Places the days of a period on the board: its first at 0, its last at the level. */
export function placeOf(day: string, period: { readonly from: string; readonly until: string }): number {
  const days = daysBetween(period.from, period.until);
  return days <= 0 ? 0 : Math.max(0, (daysBetween(period.from, day) / days) * LEVEL);
}

const FULL = 100;

export function barOf({ required, earned, provisional, planned }: Requirement): Bar {
  const needed = Number(required);
  const share = (decimal: string): number => (needed <= 0 ? 0 : (Number(decimal) / needed) * LEVEL);
  const counts = needed <= 0 ? LEVEL : Math.min(FULL, share(earned));
  const waits = Math.min(FULL - counts, share(provisional));
  return {
    counts,
    waits,
    planned: Math.min(FULL - counts - waits, share(planned)),
    overflows: share(earned) > FULL,
  };
}

/**
 * The total: the requirement the scheme calls so, else the first in points without parts. A scheme need not have one.
 */
export function totalOf({ requirements, unit }: BalanceEntry): Requirement | undefined {
  return (
    requirements.find(({ id }) => id === 'total') ??
    requirements.find((one) => one.unit === unit && one.parts.length === 0)
  );
}

/** How much of a requirement is there, from 0 to 1: the best of alternatives is drawn. */
const progress = ({ earned, required }: Requirement): number =>
  Number(required) <= 0 ? 1 : Number(earned) / Number(required);

/** The rows of the board, from one entry of a balance. */
export function boardOf(entry: BalanceEntry): Board {
  const total = totalOf(entry);
  const others = entry.requirements.filter((one) => one !== total);
  const inScope = others.filter(({ status }) => status !== 'notInScope');
  const isGroup = ({ parts, partsNeeded }: Requirement): boolean => parts.length > 0 && partsNeeded === parts.length;
  const single = inScope.filter((one) => !isGroup(one));
  const grouped = inScope.filter(isGroup);
  return {
    total,
    totalBar: total && barOf(total),
    groups: [
      ...(single.length > 0 ? [{ title: 'requirements' as const, rows: single.map((one) => rowOf(one, entry)) }] : []),
      ...grouped.map((one) => ({
        title: one,
        rows: one.parts.filter(({ status }) => status !== 'notInScope').map((part) => rowOf(part, entry)),
      })),
    ],
    outOfScope: others.filter(({ status }) => status === 'notInScope'),
    today: Math.min(FULL, placeOf(entry.asOf, entry.period)),
  };
}

function rowOf(requirement: Requirement, { period }: BalanceEntry): BoardRow {
  if (requirement.parts.length > 0) {
    const [best, ...rest] = [...requirement.parts].sort((a, b) => progress(b) - progress(a));
    if (best !== undefined) return { type: 'amount', requirement: best, bar: barOf(best), others: rest };
  }
  if (requirement.unit === 'times' && Number(requirement.requiredOfAll) <= 1) {
    const at = placeOf(requirement.window.until, period);
    return { type: 'fact', requirement, at: at <= FULL ? at : undefined };
  }
  return { type: 'amount', requirement, bar: barOf(requirement), others: [] };
}
