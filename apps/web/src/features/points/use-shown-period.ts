import { useQuery } from '@tanstack/react-query';
import { inOrder, periodIdOf, periodQuery, periodsQuery } from './periods.js';
import { balanceQuery, type Times } from './queries.js';

/**
 * The period that is shown: the one of the address, else the one that comes first. Open ones come with the balance, a
 * settled one is asked for by itself. Nothing is shown before it is known which periods there are, so that nothing jumps.
 */
export function useShownPeriod(personId: string, times: Times, period: string | undefined) {
  const balance = useQuery({ ...balanceQuery(personId, times), placeholderData: (before) => before });
  const periods = useQuery({ ...periodsQuery(personId, times), placeholderData: (before) => before });
  const entries = inOrder(balance.data?.balances ?? []);
  const ids = entries.map(periodIdOf);
  const all = periods.data?.items ?? [];
  const closed = all.filter(({ state, periodId }) => state === 'closed' && !ids.includes(periodId));
  const wanted = closed.find(({ periodId }) => periodId === period)?.periodId;
  const earlier = useQuery({ ...periodQuery(personId, wanted ?? '', times), enabled: wanted !== undefined });
  const waits = balance.isPending || periods.isPending || (wanted !== undefined && earlier.isPending);
  const open = entries.find((one) => periodIdOf(one) === period) ?? entries[0];
  const entry = waits ? undefined : wanted === undefined ? open : earlier.data?.balance;
  return { balance, earlier, entries: waits ? [] : entries, closed, entry, chosen: entry && periodIdOf(entry), waits };
}
