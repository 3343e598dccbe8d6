import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../api/client.js';

export type Balance = Schemas['BalanceAnswer'];
export type BalanceEntry = Schemas['BalanceEntryAnswer'];
export type Requirement = Schemas['RequirementAnswer'];
export type LedgerLine = Schemas['LedgerLineAnswer'];

/** Which day is asked for, and what was known when: both days of the calendar; absent means now. */
export type Times = { readonly asOf?: string; readonly knownAt?: string };

const LAST_SECOND = 'T23:59:59Z';

export const timesQuery = ({ asOf, knownAt }: Times) => ({
  ...(asOf !== undefined && { asOf }),
  ...(knownAt !== undefined && { knownAt: knownAt + LAST_SECOND }),
});

export const balanceQuery = (personId: string, times: Times) =>
  queryOptions({
    queryKey: ['balance', personId, times.asOf, times.knownAt],
    queryFn: () =>
      answerOf(
        api.GET('/managers/{managerId}/balance', {
          params: { path: { managerId: personId }, query: timesQuery(times) },
        }),
      ),
  });

export const activitiesQuery = (
  personId: string,
  query: { readonly status?: Schemas['ActivitySummary']['status']; readonly pageSize?: number } = {},
) =>
  queryOptions({
    queryKey: ['activities', personId, query],
    queryFn: () =>
      answerOf(
        api.GET('/managers/{managerId}/activities', {
          params: { path: { managerId: personId }, query: { pageSize: 500, ...query } },
        }),
      ),
  });

export const activityQuery = (personId: string, activityId: string) =>
  queryOptions({
    queryKey: ['activity', personId, activityId],
    queryFn: () =>
      answerOf(
        api.GET('/managers/{managerId}/activities/{activityId}', {
          params: { path: { managerId: personId, activityId } },
        }),
      ),
  });

/** What the kinds of activity are called. Changes rarely. */
export const kindsQuery = queryOptions({
  queryKey: ['activity-kinds'],
  queryFn: () => answerOf(api.GET('/activity-kinds', { params: { query: { pageSize: 500 } } })),
  staleTime: 10 * 60_000,
});

/** The whole catalogue: a few hundred offerings. Changes rarely. */
export const offeringsQuery = queryOptions({
  queryKey: ['offerings'],
  queryFn: () => answerOf(api.GET('/offerings', { params: { query: { pageSize: 500 } } })),
  staleTime: 10 * 60_000,
});
