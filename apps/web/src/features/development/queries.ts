import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../api/client.js';

export type LearningPoint = Schemas['LearningPointAnswer'];
export type DevelopmentNeed = Schemas['DevelopmentNeedAnswer'];
export type PlannedActivity = Schemas['PlannedActivityAnswer'];

const path = (personId: string) => ({ params: { path: { managerId: personId }, query: { pageSize: 500 } } });

export const learningPointsQuery = (personId: string) =>
  queryOptions({
    queryKey: ['learning-points', personId],
    queryFn: () => answerOf(api.GET('/managers/{managerId}/learning-points', path(personId))),
  });

export const developmentNeedsQuery = (personId: string) =>
  queryOptions({
    queryKey: ['development-needs', personId],
    queryFn: () => answerOf(api.GET('/managers/{managerId}/development-needs', path(personId))),
  });

export const plannedQuery = (personId: string) =>
  queryOptions({
    queryKey: ['planned-activities', personId],
    queryFn: async (): Promise<readonly PlannedActivity[]> => {
      const answer = await answerOf(api.GET('/managers/{managerId}/planned-activities', path(personId)));
      return 'items' in answer ? answer.items : [];
    },
  });
