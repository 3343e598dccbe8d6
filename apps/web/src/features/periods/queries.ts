import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../api/client.js';

export type PeriodCounts = Schemas['PeriodCountsAnswer'];
export type Restatement = Schemas['PersonRestatementAnswer'];
export type Closing = Schemas['PeriodClosingAnswer'];

export const periodsQuery = queryOptions({
  queryKey: ['periods'],
  queryFn: () => answerOf(api.GET('/periods', { params: { query: { pageSize: 500 } } })),
});

const PAGE = 500;

/** Closed periods of which the facts now say something else, and nobody decided yet. */
export const restatementsQuery = queryOptions({
  queryKey: ['restatements'],
  queryFn: async () => {
    const page = (number: number) =>
      answerOf(api.GET('/restatements', { params: { query: { page: number, pageSize: PAGE } } }));
    const first = await page(1);
    const more = Array.from({ length: Math.max(0, Math.ceil(first.total / PAGE) - 1) }, (_, index) => page(index + 2));
    return [first, ...(await Promise.all(more))].flatMap(({ items }) => items);
  },
});

const LOOK_AGAIN_MS = 700;

/** How far a closing is; looked at again until it is done. */
export const closingQuery = (closingId: string) =>
  queryOptions({
    queryKey: ['period-closing', closingId],
    queryFn: () => answerOf(api.GET('/period-closings/{closingId}', { params: { path: { closingId } } })),
    refetchInterval: ({ state: { data } }) => (data?.state === 'done' ? false : LOOK_AGAIN_MS),
  });

/** What HR decides about periods; everything read is read anew afterwards. */
export function usePeriodWrites() {
  const client = useQueryClient();
  const done = async <Data>(write: Promise<Data>): Promise<Data> => {
    const written = await write;
    await client.invalidateQueries();
    return written;
  };
  return {
    close: ({ schemeId, period: { from } }: PeriodCounts, reason: string) =>
      done(answerOf(api.POST('/period-closings', { body: { schemeId, periodFrom: from, reason } }))),
    decide: (one: Restatement, decision: 'accept' | 'decline', reason: string) => {
      const place = {
        params: { path: { managerId: one.managerId, periodId: one.periodId } },
        body: { fingerprint: one.fingerprint, reason },
      };
      return done(
        answerOf(
          decision === 'accept'
            ? api.POST('/managers/{managerId}/periods/{periodId}/restatement-acceptances', place)
            : api.POST('/managers/{managerId}/periods/{periodId}/restatement-declinations', place),
        ),
      );
    },
  };
}
