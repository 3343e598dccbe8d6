import type { CalendarDay } from '@peil/kernel';
import { settledResultOf, withoutPeriod } from '../domain/settlement/settled-result.js';
import { entryOf, evaluatedPeriods, fingerprintOf } from './computed-results.js';
import type { FactsReader } from './facts-reader.js';
import { decisionsOf, type PeriodDecisions, type Settlement } from './period-decisions.js';

/** A settled result that is not what it says: `altered` since it was written, or `differs` when it is computed again. */
export type SettlementFault = {
  readonly personId: string;
  readonly schemeId: string;
  readonly periodFrom: CalendarDay;
  /** Position of the event that settled it. */
  readonly position: number;
  readonly reason: 'altered' | 'differs';
};

export type SettlementsCheck = { readonly checked: number; readonly faults: readonly SettlementFault[] };

/**
 * Computes every settled result again, as known at the event it rests on, and compares fingerprints.
 *
 * @param settledBy everything settled by this day
 * @param onProgress called for each person, with the number of results checked so far
 */
export function checkSettlements(
  reader: FactsReader,
  settledBy: CalendarDay,
  onProgress: (checked: number) => void = () => undefined,
): SettlementsCheck {
  let checked = 0;
  const faults: SettlementFault[] = [];
  for (const personId of reader.personIds()) {
    for (const decisions of decisionsOf(reader.personFacts(personId), settledBy).values()) {
      for (const settlement of decisions.settlements) {
        checked += 1;
        const reason = faultOf(reader, personId, decisions, settlement);
        const { schemeId, periodFrom } = decisions;
        if (reason !== undefined)
          faults.push({ personId, schemeId, periodFrom, position: settlement.position, reason });
      }
    }
    onProgress(checked);
  }
  return { checked, faults };
}

function faultOf(
  reader: FactsReader,
  personId: string,
  period: PeriodDecisions,
  { asOf, result, grounds }: Settlement,
): SettlementFault['reason'] | undefined {
  if (fingerprintOf(result) !== grounds.fingerprint) return 'altered';
  const known = reader.positionOf(personId, grounds);
  const entry = entryOf(evaluatedPeriods(reader, personId, asOf, known, period), period);
  const computed = entry === undefined ? withoutPeriod(result) : settledResultOf(entry);
  return fingerprintOf(computed) === grounds.fingerprint ? undefined : 'differs';
}
