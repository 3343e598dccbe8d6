import { totalOf } from './board-rows.js';
import type { BalanceEntry, Requirement } from './queries.js';

/** One thing still to do, with what else would do instead. */
export type ToDo = {
  readonly requirement: Requirement;
  readonly isTotal: boolean;
  readonly alternatives: readonly Requirement[];
};

const MOST = 4;

/**
 * What is still missing, most urgent first: by the last day on which it counts, and the total last, because everything
 * else adds to it. At most four.
 */
export function toDoOf(entry: BalanceEntry): readonly ToDo[] {
  const total = totalOf(entry);
  const open = ({ status, missing }: Requirement): boolean =>
    status !== 'notInScope' && status !== 'exempt' && status !== 'met' && Number(missing) > 0;
  const missing = entry.requirements.filter((one) => one !== total && open(one)).flatMap(deedsOf);
  const byDay = [...missing].sort((a, b) => a.requirement.window.until.localeCompare(b.requirement.window.until));
  const last = total && open(total) ? [{ requirement: total, isTotal: true, alternatives: [] }] : [];
  return [...byDay.slice(0, MOST - last.length), ...last];

  function deedsOf(one: Requirement): readonly ToDo[] {
    const parts = one.parts.filter(open);
    if (parts.length === 0) return [{ requirement: one, isTotal: false, alternatives: [] }];
    if (one.partsNeeded === one.parts.length) return parts.flatMap(deedsOf);
    const [nearest, ...rest] = [...parts].sort((a, b) => Number(a.missing) - Number(b.missing));
    return nearest === undefined ? [] : [{ requirement: nearest, isTotal: false, alternatives: rest }];
  }
}
