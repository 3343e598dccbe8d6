import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.js';

/** People by name: only those whose file one may open. A name never stands in an address. */
export const peopleSearchQuery = (name: string) =>
  queryOptions({
    queryKey: ['people-search', name],
    queryFn: () => answerOf(api.POST('/people-searches', { body: { name, pageSize: 20 } })),
    staleTime: 30_000,
    // A name of somebody does not stay behind.
    gcTime: 0,
  });

export const offeringTitlesQuery = queryOptions({
  queryKey: ['offering-titles'],
  queryFn: async () => (await answerOf(api.GET('/offerings', { params: { query: { pageSize: 500 } } }))).items,
  staleTime: 60_000,
});
