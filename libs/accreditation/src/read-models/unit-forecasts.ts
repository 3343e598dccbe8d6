import { forecastOf, outcomeOfPerson, type EntryForecast } from '../domain/forecast/forecast.js';
import type { Outcome } from '../domain/forecast/requirement-forecast.js';
import type { Balances } from './balances.js';
import type { RollUp, RollUpRequest, RollUps } from './roll-ups.js';

/** What will come of one person's balance. */
export type PersonForecast = {
  readonly personId: string;
  readonly outcome: Outcome;
  readonly entries: readonly EntryForecast[];
};

/**
 * Who of a unit will fall short. The counts are those of the roll-up: at risk and "not in time" are one and the same, so
 * that what is hidden of the one is not told by the other.
 */
export type UnitForecast = {
  readonly rollUp: RollUp;
  /** Of those who will not be in time, or no longer are; empty for those who see figures only. */
  readonly people: readonly PersonForecast[];
};

/** @returns undefined when there is no such unit on the day. */
export function unitForecastOf(
  request: RollUpRequest,
  { balances, rollUps }: { readonly balances: Balances; readonly rollUps: RollUps },
): UnitForecast | undefined {
  const rollUp = rollUps.of(request);
  if (rollUp === undefined) return undefined;
  const { asOf, knownAt } = request;
  const people = rollUp.people
    .filter(({ summary }) => ['lapsed', 'short', 'atRisk'].includes(summary.status))
    .map(({ personId }): PersonForecast => {
      const entries = balances.of({ personId, asOf, knownAt }).entries.map(forecastOf);
      return { personId, outcome: outcomeOfPerson(entries), entries };
    });
  return { rollUp, people };
}
