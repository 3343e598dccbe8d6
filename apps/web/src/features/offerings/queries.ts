import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../api/client.js';

export type Offering = Schemas['OfferingAnswer'];
export type Accreditation = Schemas['OfferingAccreditationAnswer'];
export type Suggestion = Schemas['SuggestionAnswer'];

export const offeringQuery = (offeringId: string) =>
  queryOptions({
    queryKey: ['offerings', offeringId],
    queryFn: () => answerOf(api.GET('/offerings/{offeringId}', { params: { path: { offeringId } } })),
  });

/** What would close a gap of this person most, first. */
export const suggestionsQuery = (personId: string) =>
  queryOptions({
    queryKey: ['suggestions', personId],
    queryFn: () =>
      answerOf(api.GET('/managers/{managerId}/suggestions', { params: { path: { managerId: personId } } })),
  });

/** What this offering would come to for this person. */
export const whatIfQuery = (personId: string, offeringId: string) =>
  queryOptions({
    queryKey: ['what-if', personId, offeringId],
    queryFn: () =>
      answerOf(
        api.GET('/managers/{managerId}/what-if', {
          params: { path: { managerId: personId }, query: { offering: [offeringId] } },
        }),
      ),
  });

export const providersQuery = queryOptions({
  queryKey: ['providers'],
  queryFn: () => answerOf(api.GET('/providers', { params: { query: { pageSize: 500 } } })),
  staleTime: 10 * 60_000,
});

/** Where the accreditation of an offering stands: the request that waits, else what was decided last. */
export function standingOf({ accreditations }: Offering): Accreditation['state'] | 'none' {
  if (accreditations.some(({ state }) => state === 'requested')) return 'requested';
  if (accreditations.some(({ state }) => state === 'granted')) return 'granted';
  return accreditations.at(-1)?.state ?? 'none';
}
