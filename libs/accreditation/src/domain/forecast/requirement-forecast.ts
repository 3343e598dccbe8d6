import {
  dayNumber,
  dayOfNumber,
  pointsOfUnits,
  timesFraction,
  ZERO_POINTS,
  type CalendarDay,
  type DayNumber,
  type LocalizedText,
  type Points,
} from '@peil/kernel';
import type { RequirementResult, Status, Unit } from '../balance.js';

/**
 * What will come of a requirement: met already · in time · not in time · too early to say (before the scheme speaks of
 * "at risk" a pace says little) · overdue (its last day has passed) · unknown (nothing to reckon a pace from).
 */
export const outcomes = [
  'overdue',
  'notInTime',
  'unknown',
  'tooEarly',
  'inTime',
  'met',
  'exempt',
  'notInScope',
] as const;
export type Outcome = (typeof outcomes)[number];

/** What is planned for a requirement: the day it counts on, and how much (units of its own unit). */
export type PlannedStep = { readonly day: DayNumber; readonly amount: number };

export type RequirementForecast = {
  readonly id: string;
  readonly label: LocalizedText;
  readonly unit: Unit;
  readonly status: Status;
  readonly outcome: Outcome;
  readonly required: Points;
  /** Approved and counted, carry-over included. */
  readonly earned: Points;
  readonly provisional: Points;
  readonly planned: Points;
  /** What will be there on the last day with what is planned, at this pace: rounded down to whole units. */
  readonly expected: Points;
  /** `required − expected`, never below zero. */
  readonly shortBy: Points;
  /** The last day it counts. */
  readonly due: CalendarDay;
  /** The first day on which it will be met at this pace and with what is planned; also after the last day. */
  readonly metOn: CalendarDay | undefined;
  /** The first day on which it will be met by what is planned alone. */
  readonly metByPlansOn: CalendarDay | undefined;
  /** A month, so far; carry-over left out. */
  readonly pace: Points | undefined;
  /** A month, for what neither is there nor planned. */
  readonly paceNeeded: Points | undefined;
  readonly parts: readonly RequirementForecast[];
  readonly partsNeeded: number | undefined;
};

/** A day further away than this is no forecast. */
const FAR = 3_653;
/** Days of a month on average, in millionths. */
const MONTH = 30_436_875;
const MILLION = 1_000_000;

type Amounts = {
  readonly required: number;
  /** There already. */
  readonly base: number;
  /** Approved in the period itself: what the pace is reckoned from. */
  readonly own: number;
  /** Days gone, the day asked for included. */
  readonly gone: number;
  readonly asOf: DayNumber;
};

/**
 * The first day from the day asked for on which the amount is there: between two planned days it grows evenly.
 *
 * @param own 0: by what is planned alone.
 */
function firstDay({ required, base, own, gone, asOf }: Amounts, steps: readonly PlannedStep[]): DayNumber | undefined {
  let there = base;
  for (let index = 0; index <= steps.length; index += 1) {
    const from = index === 0 ? asOf : (steps[index - 1]?.day ?? asOf);
    const next = steps[index];
    const lacking = required - there;
    const reached =
      lacking <= 0 ? from : own > 0 ? Math.max(from, asOf + Math.ceil((lacking * gone) / own)) : undefined;
    if (reached !== undefined && (next === undefined || reached < next.day)) return reached;
    there += next?.amount ?? 0;
  }
  return undefined;
}

function perMonth(amount: number, days: number): Points | undefined {
  if (days <= 0) return undefined;
  const scaled = timesFraction(pointsOfUnits(amount), MONTH, days * MILLION, 'half-up');
  return scaled;
}

function near(day: DayNumber | undefined, due: DayNumber): CalendarDay | undefined {
  return day === undefined || day > due + FAR ? undefined : dayOfNumber(day);
}

function outcomeOf(status: Status, inTime: boolean | undefined): Outcome {
  switch (status) {
    case 'met':
    case 'exempt':
    case 'notInScope':
      return status;
    case 'short':
    case 'lapsed':
      return 'overdue';
    case 'atRisk':
      return 'notInTime';
    case 'onTrack':
      if (inTime === undefined) return 'unknown';
      return inTime ? 'inTime' : 'tooEarly';
  }
}

function common(result: RequirementResult) {
  const { id, label, unit, status, required, earned, provisional, planned } = result;
  return { id, label, unit, status, required, earned, provisional, planned, partsNeeded: result.partsNeeded };
}

function leaf(result: RequirementResult, asOf: DayNumber, steps: readonly PlannedStep[]): RequirementForecast {
  const { pace, status, required, earned, carried, provisional, window } = result;
  const none = { metOn: undefined, metByPlansOn: undefined, pace: undefined, paceNeeded: undefined, parts: [] };
  if (status === 'met' || status === 'exempt' || status === 'notInScope' || pace === undefined) {
    const shortBy = pointsOfUnits(Math.max(0, required - earned));
    const outcome = outcomeOf(status, undefined);
    return { ...common(result), ...none, outcome, expected: earned, shortBy, due: window.until };
  }
  const due = dayNumber(pace.due);
  const amounts: Amounts = {
    required,
    base: earned + (pace.withProvisional ? provisional : 0),
    own: earned - carried,
    gone: Math.max(1, asOf - dayNumber(pace.from) + 1),
    asOf,
  };
  const metOn = firstDay(amounts, steps);
  const metByPlansOn = firstDay({ ...amounts, own: 0 }, steps);
  const left = Math.max(0, due - asOf);
  const inPlan = steps.reduce((sum, step) => sum + (step.day <= due ? step.amount : 0), 0);
  const grown = Math.floor((amounts.own * left) / amounts.gone);
  const expected = amounts.base + inPlan + Math.max(0, grown);
  const outcome = outcomeOf(status, metOn !== undefined && metOn <= due);
  return {
    ...common(result),
    outcome,
    expected: pointsOfUnits(expected),
    shortBy: pointsOfUnits(Math.max(0, required - expected)),
    due: pace.due,
    metOn: near(metOn, due),
    metByPlansOn: near(metByPlansOn, due),
    pace: perMonth(amounts.own, amounts.gone),
    paceNeeded: perMonth(Math.max(0, required - amounts.base - inPlan), left),
    parts: [],
  };
}

/** Best first: of alternatives those count that will be there soonest. */
const preference: readonly Outcome[] = ['met', 'exempt', 'inTime', 'tooEarly', 'unknown', 'notInTime', 'overdue'];

function soonest(a: RequirementForecast, b: RequirementForecast): number {
  const byOutcome = preference.indexOf(a.outcome) - preference.indexOf(b.outcome);
  if (byOutcome !== 0) return byOutcome;
  const [first = '9999-12-31', second = '9999-12-31'] = [a.metOn, b.metOn];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** The parts of a group by which it will be met: as many as it needs, those that are there soonest. */
export function decisiveParts({ parts, partsNeeded }: RequirementForecast): readonly RequirementForecast[] {
  const relevant = parts.filter(({ outcome }) => outcome !== 'notInScope');
  if (partsNeeded === undefined || partsNeeded >= relevant.length) return relevant;
  return [...relevant].sort(soonest).slice(0, partsNeeded);
}

/** The last of the days, if every part that still needs one has one. */
function lastOf(
  parts: readonly RequirementForecast[],
  dayOf: (part: RequirementForecast) => CalendarDay | undefined,
): CalendarDay | undefined {
  let last: CalendarDay | undefined;
  for (const part of parts) {
    if (part.outcome === 'met' || part.outcome === 'exempt') continue;
    const day = dayOf(part);
    if (day === undefined) return undefined;
    if (last === undefined || day > last) last = day;
  }
  return last;
}

/** Worst first, as `outcomes` lists them. */
export function worstOutcome(found: Iterable<Outcome>): Outcome {
  let worst = outcomes.length - 1;
  for (const outcome of found) worst = Math.min(worst, outcomes.indexOf(outcome));
  return outcomes[worst] ?? 'notInScope';
}

function group(result: RequirementResult, parts: readonly RequirementForecast[]): RequirementForecast {
  const draft: RequirementForecast = {
    ...common(result),
    outcome: 'unknown',
    expected: result.earned,
    shortBy: ZERO_POINTS,
    due: result.window.until,
    metOn: undefined,
    metByPlansOn: undefined,
    pace: undefined,
    paceNeeded: undefined,
    parts,
  };
  const decisive = decisiveParts(draft);
  const settled = outcomeOf(result.status, undefined);
  const fromParts = worstOutcome(decisive.map(({ outcome }) => outcome));
  // the status of the group decides what its parts cannot say better
  const outcome = settled === 'unknown' && decisive.length > 0 ? fromParts : settled;
  const inTime = decisive.filter((part) => ['met', 'exempt', 'inTime'].includes(part.outcome)).length;
  const unit = result.required === 0 ? 0 : Math.floor(result.required / Math.max(1, result.partsNeeded ?? 1));
  const expected = Math.max(result.earned, inTime * unit);
  return {
    ...draft,
    outcome,
    expected: pointsOfUnits(Math.min(expected, result.required)),
    shortBy: pointsOfUnits(Math.max(0, result.required - expected)),
    metOn: lastOf(decisive, ({ metOn }) => metOn),
    metByPlansOn: lastOf(decisive, ({ metByPlansOn }) => metByPlansOn),
  };
}

/**
 * What will come of a requirement with what is planned and at this pace (domain.md, "Settled": pace is what was approved in
 * the period, carry-over left out, divided by the time gone). It agrees with the status: at risk and not in time are one.
 *
 * @param stepsOf what is planned for a requirement, in order of day.
 */
export function forecastRequirement(
  result: RequirementResult,
  asOf: DayNumber,
  stepsOf: (requirement: string) => readonly PlannedStep[],
): RequirementForecast {
  if (result.parts.length === 0) return leaf(result, asOf, stepsOf(result.id));
  return group(
    result,
    result.parts.map((part) => forecastRequirement(part, asOf, stepsOf)),
  );
}
