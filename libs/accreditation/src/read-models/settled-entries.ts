import type { Balance } from '../domain/balance.js';
import { entryOf, evaluatedPeriods } from './computed-results.js';
import type { FactsReader } from './facts-reader.js';
import type { PersonPeriod, PersonPeriods } from './person-periods.js';

/**
 * The entries of a balance, each closed period with the result it was settled with: as known at the event it was settled
 * on, as of the day of the closing.
 */
export function asSettled(
  reader: FactsReader,
  { periods }: PersonPeriods,
  personId: string,
  entries: readonly Balance[],
): readonly Balance[] {
  return entries.map((entry) => {
    const period = periods.find((one) => one.schemeId === entry.schemeId && one.from === entry.period.from);
    return period?.settlement === undefined ? entry : settledEntry(reader, period, personId, entry);
  });
}

function settledEntry(reader: FactsReader, period: PersonPeriod, personId: string, computed: Balance): Balance {
  const { settlement, restatement, schemeId, from } = period;
  if (settlement === undefined || computed.settled === undefined) return computed;
  const key = { schemeId, periodFrom: from };
  const known = reader.positionOf(personId, settlement.grounds);
  const then = entryOf(evaluatedPeriods(reader, personId, settlement.asOf, known, key), key) ?? computed;
  const { asOf, status, carryOver, reasons, settled } = computed;
  return {
    ...then,
    ...{ asOf, status, carryOver, reasons },
    settled: { ...settled, later: restatement?.differences ?? [], declined: restatement?.declined ?? false },
  };
}
