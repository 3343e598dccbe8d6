import { pointsOfUnits, type CalendarDay, type LocalizedText, type Points } from '@peil/kernel';
import type { Balance, LedgerLine, RequirementResult, Unit } from '../balance.js';

/** One fact in the course, and what is there after it. */
export type CourseStep = {
  readonly day: CalendarDay;
  readonly factId: string;
  readonly source: LedgerLine['source'];
  readonly state: 'counted' | 'provisional' | 'planned';
  /** What the fact adds; negative where HR took off. */
  readonly amount: Points;
  readonly earned: Points;
  readonly provisional: Points;
  readonly planned: Points;
};

/** How an entry of a balance grew: towards one requirement, or all points where it has none. */
export type Course = {
  readonly schemeId: string;
  readonly schemeName: LocalizedText;
  readonly version: string;
  readonly period: Balance['period'];
  readonly unit: Unit;
  readonly requirement: Pick<RequirementResult, 'id' | 'label'> | undefined;
  readonly required: Points | undefined;
  /** The day from which the even pace is drawn. */
  readonly from: CalendarDay;
  /** The last day it counts. */
  readonly due: CalendarDay;
  readonly steps: readonly CourseStep[];
};

function find(
  results: readonly RequirementResult[],
  fits: (result: RequirementResult) => boolean,
): RequirementResult | undefined {
  for (const result of results) {
    const found = fits(result) ? result : find(result.parts, fits);
    if (found !== undefined) return found;
  }
  return undefined;
}

function amountIn(line: LedgerLine, requirement: string | undefined): number {
  if (requirement === undefined) return line.after;
  return line.counts.reduce((sum, it) => sum + (it.requirement === requirement ? it.amount : 0), 0);
}

function inOrder(a: { day: CalendarDay; factId: string }, b: { day: CalendarDay; factId: string }): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  return a.factId < b.factId ? -1 : a.factId > b.factId ? 1 : 0;
}

/**
 * The course of an entry, step by step, from the lines of its ledger: one evaluation. Each fact adds what it counts for now,
 * after limits, so that the last step is what the balance says; what a limit would have let through earlier is not told.
 * What was carried over stands on the first day.
 *
 * @param requirement the total where absent.
 */
export function courseOf(balance: Balance, requirement?: string): Course | undefined {
  const { schemeId, schemeName, version, period, unit, requirements, ledger } = balance;
  const towards =
    requirement === undefined
      ? requirements.find(({ countsEverything, parts }) => countsEverything && parts.length === 0)
      : find(requirements, ({ id, parts }) => id === requirement && parts.length === 0);
  if (requirement !== undefined && towards === undefined) return undefined;
  let [earned, provisional, planned] = [0, 0, 0];
  const steps: CourseStep[] = [];
  const lines = ledger.map((line) => ({
    line,
    factId: line.factId,
    day: line.day < period.from ? period.from : line.day,
  }));
  for (const { line, day } of lines.sort(inOrder)) {
    const amount = amountIn(line, towards?.id);
    const { state, factId, source } = line;
    if (amount === 0 || state === 'notCounted') continue;
    if (state === 'counted') earned += amount;
    else if (state === 'provisional') provisional += amount;
    else planned += amount;
    steps.push({
      ...{ day, factId, source, state },
      amount: pointsOfUnits(amount),
      earned: pointsOfUnits(earned),
      provisional: pointsOfUnits(provisional),
      planned: pointsOfUnits(planned),
    });
  }
  return {
    ...{ schemeId, schemeName, version, period },
    unit: towards?.unit ?? unit,
    requirement: towards && { id: towards.id, label: towards.label },
    required: towards?.required,
    from: towards?.pace?.from ?? period.from,
    due: towards?.pace?.due ?? period.until,
    steps,
  };
}
