import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../api/client.js';
import { timesQuery, type BalanceEntry, type Times } from './queries.js';

export type PersonPeriod = Schemas['PersonPeriodAnswer'];

/** A period as the address and the API name it. */
export const periodIdOf = ({ schemeId, period }: BalanceEntry): string => `${schemeId}.${period.from}`;

/** Over, and what is short can still be made up: it comes first. */
export const inGrace = ({ asOf, period, settled }: BalanceEntry): boolean =>
  settled === undefined && asOf > period.until && asOf <= period.graceUntil;

const isOver = ({ asOf, period }: BalanceEntry): boolean => asOf > period.until;

/** The entries of a balance as tabs: what is in grace first, then what ends first, and what is over last. */
export function inOrder(entries: readonly BalanceEntry[]): readonly BalanceEntry[] {
  const rank = (entry: BalanceEntry): string => `${inGrace(entry) ? 0 : isOver(entry) ? 2 : 1} ${entry.period.until}`;
  return entries.toSorted((one, other) => rank(one).localeCompare(rank(other)));
}

/** All periods of a person, newest first. */
export const periodsQuery = (personId: string, times: Times) =>
  queryOptions({
    queryKey: ['periods', personId, times.asOf, times.knownAt],
    queryFn: () =>
      answerOf(
        api.GET('/managers/{managerId}/periods', {
          params: { path: { managerId: personId }, query: timesQuery(times) },
        }),
      ),
  });

/** One period, as settled where it is closed. */
export const periodQuery = (personId: string, periodId: string, times: Times) =>
  queryOptions({
    queryKey: ['period', personId, periodId, times.asOf, times.knownAt],
    queryFn: () =>
      answerOf(
        api.GET('/managers/{managerId}/periods/{periodId}', {
          params: { path: { managerId: personId, periodId }, query: timesQuery(times) },
        }),
      ),
  });
