import { daysBetween } from '../../shared/format.js';
import type { BalanceEntry, Requirement } from './queries.js';
import { byRequirement, type EntryChange, type RequirementChange } from './what-if/what-if.js';

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

/** What the server says of a requirement with the ticked offerings taken. */
export type Trial = RequirementChange;

export type BoardRow =
  | {
      readonly type: 'amount';
      readonly requirement: Requirement;
      readonly bar: Bar;
      readonly trial: Trial | undefined;
      readonly others: readonly Requirement[];
    }
  | {
      readonly type: 'fact';
      readonly requirement: Requirement;
      readonly trial: Trial | undefined;
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
  readonly totalTrial: Trial | undefined;
  /** The dashed parts show what is ticked, besides what is planned. */
  readonly tries: boolean;
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

/** What dashes are drawn for: what is planned, and with offerings ticked what they add by the server's answer. */
function dashedOf({ planned }: Requirement, trial: Trial | undefined): number {
  if (trial === undefined) return Number(planned);
  const { before, after } = trial;
  return Number(after.planned) + Math.max(0, Number(after.earned) - Number(before.earned));
}

export function barOf(requirement: Requirement, trial?: Trial): Bar {
  const { required, earned, provisional } = requirement;
  const needed = Number(required);
  const share = (points: string | number): number => (needed <= 0 ? 0 : (Number(points) / needed) * LEVEL);
  const counts = needed <= 0 ? LEVEL : Math.min(FULL, share(earned));
  const waits = Math.min(FULL - counts, share(provisional));
  return {
    counts,
    waits,
    planned: Math.min(FULL - counts - waits, share(dashedOf(requirement, trial))),
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

/** How much of a requirement is there, from 0 to 1: the best of alternatives is drawn, with what is ticked. */
const progress = ({ earned, required }: { readonly earned: string; readonly required: string }): number =>
  Number(required) <= 0 ? 1 : Number(earned) / Number(required);

/** The rows of the board, from one entry of a balance and what the ticked offerings would change of it. */
export function boardOf(entry: BalanceEntry, change?: EntryChange): Board {
  const trials = byRequirement(change);
  const total = totalOf(entry);
  const others = entry.requirements.filter((one) => one !== total);
  const inScope = others.filter(({ status }) => status !== 'notInScope');
  const isGroup = ({ parts, partsNeeded }: Requirement): boolean => parts.length > 0 && partsNeeded === parts.length;
  const single = inScope.filter((one) => !isGroup(one));
  const grouped = inScope.filter(isGroup);
  return {
    total,
    totalBar: total && barOf(total, trials.get(total.id)),
    totalTrial: total && trials.get(total.id),
    tries: change !== undefined,
    groups: [
      ...(single.length > 0
        ? [{ title: 'requirements' as const, rows: single.map((one) => rowOf(one, entry, trials)) }]
        : []),
      ...grouped.map((one) => ({
        title: one,
        rows: one.parts.filter(({ status }) => status !== 'notInScope').map((part) => rowOf(part, entry, trials)),
      })),
    ],
    outOfScope: others.filter(({ status }) => status === 'notInScope'),
    today: Math.min(FULL, placeOf(entry.asOf, entry.period)),
  };
}

function rowOf(requirement: Requirement, { period }: BalanceEntry, trials: ReadonlyMap<string, Trial>): BoardRow {
  const trial = trials.get(requirement.id);
  if (requirement.parts.length > 0) {
    const [best, ...rest] = [...requirement.parts].sort((a, b) => reached(b) - reached(a));
    if (best !== undefined) {
      const bestTrial = trials.get(best.id);
      return { type: 'amount', requirement: best, bar: barOf(best, bestTrial), trial: bestTrial, others: rest };
    }
  }
  if (requirement.unit === 'times' && Number(requirement.requiredOfAll) <= 1) {
    const at = placeOf(requirement.window.until, period);
    return { type: 'fact', requirement, trial, at: at <= FULL ? at : undefined };
  }
  return { type: 'amount', requirement, bar: barOf(requirement, trial), trial, others: [] };

  function reached(one: Requirement): number {
    const earned = trials.get(one.id)?.after.earned ?? one.earned;
    return progress({ earned, required: one.required });
  }
}
