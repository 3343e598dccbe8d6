import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../api/client.js';

export type Series = Schemas['SeriesAnswer'];
export type SeriesPoint = Schemas['SeriesPointAnswer'];
export type SeriesTarget = Schemas['SeriesTargetAnswer'];

export const indicatorsQuery = (unitId: string) =>
  queryOptions({
    queryKey: ['indicators', unitId],
    queryFn: () => answerOf(api.GET('/units/{unitId}/indicators', { params: { path: { unitId } } })),
  });

export const unitsQuery = queryOptions({
  queryKey: ['units'],
  queryFn: async () => (await answerOf(api.GET('/units', { params: { query: { pageSize: 500 } } }))).items,
  staleTime: 60_000,
});
