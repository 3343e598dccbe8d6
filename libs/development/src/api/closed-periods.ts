import type { ClosedPeriod } from '../domain/dossier-commands.js';

/** Knows whether an activity belongs to a period whose result was settled. */
export interface ClosedPeriods {
  /** The settled period that the activity lies in or counted in; undefined when there is none. */
  find(personId: string, activityId: string): ClosedPeriod | undefined;
}

/** Injection token of `ClosedPeriods`. Accreditation provides it. */
export const CLOSED_PERIODS = Symbol('ClosedPeriods');
