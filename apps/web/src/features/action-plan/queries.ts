import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, ProblemError, type Schemas } from '../../api/client.js';

export type Plan = Schemas['ActionPlanAnswer'];
export type PlanAction = Schemas['PlanActionAnswer'];
export type Word = Schemas['PlanWordAnswer'];
export type Owner = { readonly personId: string; readonly name: string };

export const planKey = (directorateId: string, year: number) => ['action-plan', directorateId, year] as const;

/** The plan of a year; null while nobody has begun it. */
export const planQuery = (directorateId: string, year: number) =>
  queryOptions({
    queryKey: planKey(directorateId, year),
    queryFn: async (): Promise<Plan | null> => {
      try {
        const path = { directorateId, year };
        return await answerOf(api.GET('/directorates/{directorateId}/action-plans/{year}', { params: { path } }));
      } catch (error) {
        if (error instanceof ProblemError && error.problem.code === 'unknown-action-plan') return null;
        throw error;
      }
    },
  });

/** The themes and classifications, in the order of a plan. */
export const planWordsQuery = queryOptions({
  queryKey: ['action-plan-words'],
  queryFn: () => answerOf(api.GET('/action-plan-words')),
});

/** The other directorates and districts, to hand an action to. */
export const directoratesQuery = queryOptions({
  queryKey: ['units', 'directorates'],
  queryFn: async () => {
    const { items } = await answerOf(api.GET('/units', { params: { query: { pageSize: 500 } } }));
    return items.filter(({ kind }) => kind === 'directorate' || kind === 'district');
  },
});
