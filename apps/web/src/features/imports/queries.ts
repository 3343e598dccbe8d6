import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../api/client.js';

export type Import = Schemas['ImportAnswer'];
export type ImportSummary = Schemas['ImportSummary'];
export type ImportQuestion = Schemas['QuestionAnswer'];
export type RowProblem = Schemas['RowProblemAnswer'];
export type ProblemGroup = Schemas['ProblemGroupAnswer'];
export type ColumnReading = Schemas['ColumnReadingAnswer'];

const BUSY: readonly Import['state'][] = ['receiving', 'waiting', 'analysing', 'running'];
const LOOK_AGAIN_MS = 700;

/** Whether the server is working on it. */
export const isBusy = (state: Import['state']): boolean => BUSY.includes(state);

export const importsQuery = queryOptions({
  queryKey: ['imports'],
  queryFn: () => answerOf(api.GET('/imports', { params: { query: { pageSize: 500 } } })),
  staleTime: 0,
  refetchInterval: ({ state: { data } }) => (data?.items.some(({ state }) => isBusy(state)) ? LOOK_AGAIN_MS : false),
});

/** One import; looked at again as long as the server works on it. */
export const importQuery = (importId: string) =>
  queryOptions({
    queryKey: ['import', importId],
    queryFn: () => answerOf(api.GET('/imports/{importId}', { params: { path: { importId } } })),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data !== undefined && isBusy(data.state) ? LOOK_AGAIN_MS : false),
  });

/** The sources whose files are understood. Changes rarely. */
export const profilesQuery = queryOptions({
  queryKey: ['import-profiles'],
  queryFn: () => answerOf(api.GET('/import-profiles', { params: { query: { pageSize: 500 } } })),
  staleTime: 10 * 60_000,
});

const PROBLEMS_A_PAGE = 500;

/** Every problem of an import. */
export const problemsQuery = (importId: string) =>
  queryOptions({
    queryKey: ['import', importId, 'problems'],
    queryFn: async () => {
      const page = (number: number) =>
        answerOf(
          api.GET('/imports/{importId}/problems', {
            params: { path: { importId }, query: { page: number, pageSize: PROBLEMS_A_PAGE } },
          }),
        );
      const first = await page(1);
      const more = Array.from({ length: Math.ceil(first.total / PROBLEMS_A_PAGE) - 1 }, (_, index) => page(index + 2));
      return [first, ...(await Promise.all(more))].flatMap(({ items }) => items);
    },
  });
