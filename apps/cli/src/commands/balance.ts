import { accreditationFacts, createBalances, createFactsReader, presentBalance } from '@peil/accreditation';
import type { CalendarDay, Instant } from '@peil/kernel';
import type { Configuration } from '../../../server/src/wiring/configuration.js';
import { balanceText } from '../speaking/balance-text.js';
import { exitCodes, stop, type ExitCode } from '../speaking/exit-codes.js';
import { openReadModel } from './data-folder.js';

/** `peil balance PERSON`: as the server would answer it, also while one runs. */
export function runBalance(
  configuration: Configuration,
  personId: string,
  {
    asOf,
    knownAt,
    json,
  }: { readonly asOf: CalendarDay; readonly knownAt: Instant | undefined; readonly json: boolean },
): ExitCode {
  const database = openReadModel(configuration, accreditationFacts);
  try {
    const reader = createFactsReader(database);
    if (reader.personMark(personId) === 0) {
      throw stop(
        exitCodes.finding,
        `Peil kent niemand met het kenmerk ${personId}.`,
        `Peil knows nobody with the id ${personId}.`,
      );
    }
    const balance = createBalances(reader, () => '').of({ personId, asOf, knownAt });
    const entries = balance.entries.map((entry) => presentBalance(entry, balance.schemes));
    const { status, position } = balance;
    const document = { personId, asOf, ...(knownAt !== undefined && { knownAt }), status, position, entries };
    console.log(json ? JSON.stringify(document, undefined, 2) : balanceText(entries));
    return exitCodes.ok;
  } finally {
    database.close();
  }
}
