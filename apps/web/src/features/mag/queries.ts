import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, ProblemError, type Schemas } from '../../api/client.js';

export type Cycle = Schemas['CycleAnswer'];
export type Agreement = Schemas['AgreementAnswer'];
export type Version = Schemas['VersionAnswer'];
export type Entry = Schemas['EntryAnswer'];
export type Obligation = Schemas['ObligationStateAnswer'];
export type Side = 'manager' | 'counterpart';

/** The cycle of a year; null while none has begun. */
export const cycleQuery = (personId: string, year: number) =>
  queryOptions({
    queryKey: ['cycle', personId, year],
    queryFn: async (): Promise<Cycle | null> => {
      try {
        const path = { managerId: personId, year };
        return await answerOf(api.GET('/managers/{managerId}/cycles/{year}', { params: { path } }));
      } catch (error) {
        if (error instanceof ProblemError && error.problem.code === 'no-cycle') return null;
        throw error;
      }
    },
  });

/** The years of which there is a cycle. */
export const yearsQuery = (personId: string) =>
  queryOptions({
    queryKey: ['cycles', personId],
    queryFn: () => answerOf(api.GET('/managers/{managerId}/cycles', { params: { path: { managerId: personId } } })),
  });

/** What is owed in a year, the moments among it. */
export const obligationsQuery = (personId: string, year: number) =>
  queryOptions({
    queryKey: ['obligations', personId, year],
    queryFn: () =>
      answerOf(
        api.GET('/managers/{managerId}/obligations', { params: { path: { managerId: personId }, query: { year } } }),
      ),
  });

export const agreementKindsQuery = queryOptions({
  queryKey: ['agreement-kinds'],
  queryFn: () => answerOf(api.GET('/agreement-kinds', { params: { query: { pageSize: 500 } } })),
});
