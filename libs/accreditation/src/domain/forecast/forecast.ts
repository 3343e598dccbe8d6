import { dayNumber, type CalendarDay, type DayNumber, type LocalizedText } from '@peil/kernel';
import type { Balance, PeriodOfBalance, Status, Unit } from '../balance.js';
import {
  forecastRequirement,
  worstOutcome,
  type Outcome,
  type PlannedStep,
  type RequirementForecast,
} from './requirement-forecast.js';

/** What will come of one entry of a balance. */
export type EntryForecast = {
  readonly schemeId: string;
  readonly schemeName: LocalizedText;
  readonly version: string;
  readonly unit: Unit;
  readonly asOf: CalendarDay;
  readonly period: PeriodOfBalance;
  readonly status: Status;
  /** The worst of its requirements. */
  readonly outcome: Outcome;
  /** The first day on which all of it will be met; absent when something has no such day, or all is met. */
  readonly metOn: CalendarDay | undefined;
  readonly requirements: readonly RequirementForecast[];
};

/** What is planned for each requirement, from the lines of the ledger: what counts after limits, on the day it counts. */
export function plannedSteps({ ledger }: Pick<Balance, 'ledger'>): ReadonlyMap<string, readonly PlannedStep[]> {
  const steps = new Map<string, (PlannedStep & { readonly day: DayNumber })[]>();
  for (const line of ledger) {
    if (line.state !== 'planned') continue;
    for (const { requirement, amount } of line.counts) {
      const found = steps.get(requirement);
      const step = { day: dayNumber(line.day), amount };
      if (found === undefined) steps.set(requirement, [step]);
      else found.push(step);
    }
  }
  for (const list of steps.values()) list.sort((a, b) => a.day - b.day);
  return steps;
}

const nothing: readonly PlannedStep[] = [];

const settled: Readonly<Partial<Record<Status, Outcome>>> = {
  met: 'met',
  exempt: 'exempt',
  notInScope: 'notInScope',
  short: 'overdue',
  lapsed: 'overdue',
};

/** What will come of one entry: pure, from the balance alone, without evaluating again. */
export function forecastOf(balance: Balance): EntryForecast {
  const { schemeId, schemeName, version, unit, asOf, period, status } = balance;
  const steps = plannedSteps(balance);
  const requirements = balance.requirements.map((result) =>
    forecastRequirement(result, dayNumber(asOf), (id) => steps.get(id) ?? nothing),
  );
  const open = requirements.filter(({ outcome }) => outcome !== 'notInScope');
  const outcome = settled[status] ?? (open.length === 0 ? 'unknown' : worstOutcome(open.map((it) => it.outcome)));
  const days = open.filter((it) => it.outcome !== 'met' && it.outcome !== 'exempt').map(({ metOn }) => metOn);
  const metOn = days.reduce<CalendarDay | undefined>(
    (last, day) => (day === undefined ? last : last === undefined || day > last ? day : last),
    undefined,
  );
  return {
    schemeId,
    schemeName,
    version,
    unit,
    asOf,
    period,
    status,
    outcome,
    metOn: days.includes(undefined) ? undefined : metOn,
    requirements,
  };
}

/** A person's one outcome: the worst of the entries; not in scope when there is none. */
export function outcomeOfPerson(forecasts: readonly EntryForecast[]): Outcome {
  return worstOutcome(forecasts.map(({ outcome }) => outcome));
}
