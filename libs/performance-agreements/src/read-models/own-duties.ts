import { dayNumber, dayNumberOf, type CalendarDay, type DayNumber, type Instant } from '@peil/kernel';
import type { OrganisationDay } from '@peil/organisation';
import { lateFrom, type OwnDuty } from '../domain/policy/duties.js';
import { directorOf } from './places.js';
import type { Standings, Times } from './standings.js';

/** What another context knows of a directorate's action plan. */
export type DirectoratePlans = {
  /** The day the plan of the year was adopted, if it was by the day. */
  readonly adoptedOn: (
    unitId: string,
    year: number,
    asOf: CalendarDay,
    knownAt: Instant | undefined,
  ) => CalendarDay | undefined;
};

/** Where a directorate stands with something it owes itself. `vacant`: it is the director's, and there is none. */
export type OwnState = {
  readonly duty: OwnDuty;
  readonly state: 'done' | 'open' | 'late' | 'vacant' | 'notMeasurable';
  readonly doneOn: DayNumber | undefined;
  readonly personId: string | undefined;
};

const FEEDBACK_ROUND = 'feedback-360';

export function ownStates(
  parts: { readonly standings: Standings; readonly plans: DirectoratePlans | undefined },
  view: OrganisationDay,
  unitId: string,
  times: Times,
): readonly OwnState[] {
  const { standings, plans } = parts;
  const day = dayNumber(times.asOf);
  const director = directorOf(view, unitId);
  const judged = (duty: OwnDuty, doneOn: DayNumber | undefined): OwnState => ({
    duty,
    state: doneOn !== undefined ? 'done' : day >= lateFrom(duty) ? 'late' : 'open',
    doneOn,
    personId: duty.id === 'actionPlan' ? undefined : director,
  });
  return standings.rules(times).own.map((duty): OwnState => {
    if (duty.id === 'actionPlan') {
      if (plans === undefined) return { duty, state: 'notMeasurable', doneOn: undefined, personId: undefined };
      const adopted = plans.adoptedOn(unitId, times.year, times.asOf, times.knownAt);
      return judged(duty, adopted === undefined ? undefined : dayNumber(adopted));
    }
    if (director === undefined) return { duty, state: 'vacant', doneOn: undefined, personId: undefined };
    if (duty.id === 'feedbackRound') {
      const first = dayNumberOf(times.year, 1, 1);
      const days = standings
        .completionsOf(director, times.knownAt)
        .filter(({ kind, day: on }) => kind === FEEDBACK_ROUND && on >= first && on <= day)
        .map((one) => one.day);
      return judged(duty, days.length === 0 ? undefined : Math.min(...days));
    }
    const held = standings.of(director, times).duties.filter((one) => one !== undefined);
    const base = { duty, personId: director };
    if (held.some(({ state }) => state === 'late')) return { ...base, state: 'late', doneOn: undefined };
    const all = held.length > 0 && held.every(({ state }) => state === 'done' || state === 'exempt');
    const doneOn = all ? Math.max(...held.map((one) => one.doneOn ?? 0)) : undefined;
    return { ...base, state: all ? 'done' : 'open', doneOn };
  });
}
