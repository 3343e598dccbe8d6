import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../../api/client.js';

export type DryRun = Schemas['DryRunAnswer'];
export type Outcome = Schemas['DryRunOutcomeAnswer'];
export type DryRunPerson = Schemas['DryRunPersonAnswer'];
export type StatusCode = Schemas['Status'];

const AGAIN_MS = 500;

/** How far a dry run is, asked for until it is done; then its figures. */
export const dryRunQuery = (schemeId: string, dryRunId: string) =>
  queryOptions({
    queryKey: ['dry-run', schemeId, dryRunId],
    queryFn: () =>
      answerOf(api.GET('/schemes/{schemeId}/dry-runs/{dryRunId}', { params: { path: { schemeId, dryRunId } } })),
    refetchInterval: ({ state: { data } }) =>
      data?.state === 'waiting' || data?.state === 'running' ? AGAIN_MS : false,
  });

export const dryRunPeopleQuery = (
  schemeId: string,
  dryRunId: string,
  query: { readonly unitId?: string; readonly page: number },
) =>
  queryOptions({
    queryKey: ['dry-run', schemeId, dryRunId, 'people', query],
    queryFn: () =>
      answerOf(
        api.GET('/schemes/{schemeId}/dry-runs/{dryRunId}/people', {
          params: { path: { schemeId, dryRunId }, query: { pageSize: 50, sort: 'status', ...query } },
        }),
      ),
  });

/** The statuses in the order in which they are drawn: from met down, and then who is not asked anything. */
export const STATUSES = ['met', 'onTrack', 'atRisk', 'short', 'lapsed', 'exempt', 'notInScope'] as const;
