import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../api/client.js';
import type { JsonObject } from './json.js';

export type Scheme = Schemas['SchemeAnswer'];
export type VersionItem = Schemas['SchemeVersionItem'];
export type Version = Schemas['SchemeVersionAnswer'];
export type Check = Schemas['SchemeCheckAnswer'];

export const schemesQuery = queryOptions({
  queryKey: ['schemes'],
  queryFn: () => answerOf(api.GET('/schemes', { params: { query: { pageSize: 200 } } })),
});

export const schemeQuery = (schemeId: string) =>
  queryOptions({
    queryKey: ['schemes', schemeId],
    queryFn: () => answerOf(api.GET('/schemes/{schemeId}', { params: { path: { schemeId } } })),
  });

export const versionQuery = (schemeId: string, version: number) =>
  queryOptions({
    queryKey: ['schemes', schemeId, 'versions', version],
    queryFn: async (): Promise<Version> => {
      const path = { schemeId, version };
      const answer = await answerOf(api.GET('/schemes/{schemeId}/versions/{version}', { params: { path } }));
      if (typeof answer === 'string') throw new Error('a version was asked for as JSON and came as text');
      return answer;
    },
    // What somebody is editing is not replaced under the hands.
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What is found in a document, and its rules in words. Asked anew with every change, after a rest. */
export const checkQuery = (asked: { readonly document?: JsonObject; readonly yaml?: string }) =>
  queryOptions({
    queryKey: ['scheme-check', asked],
    queryFn: () => answerOf(api.POST('/scheme-checks', { body: asked })),
    staleTime: 60_000,
    gcTime: 60_000,
    placeholderData: (before: Check | undefined) => before,
    retry: false,
  });
