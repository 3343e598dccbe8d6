import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, ProblemError, type Schemas } from '../../api/client.js';

export type MenuCard = Schemas['MenuCardAnswer'];

/** The menu card of a year; null when there is none yet. */
export const menuCardQuery = (year: number) =>
  queryOptions({
    queryKey: ['menu-card', year],
    queryFn: async (): Promise<MenuCard | null> => {
      try {
        return await answerOf(api.GET('/menu-cards/{year}', { params: { path: { year } } }));
      } catch (error) {
        if (error instanceof ProblemError && error.problem.status === 404) return null;
        throw error;
      }
    },
  });

export const menuChoicesQuery = (directorateId: string, year: number) =>
  queryOptions({
    queryKey: ['menu-choices', directorateId, year],
    queryFn: () =>
      answerOf(
        api.GET('/directorates/{directorateId}/menu-choices/{year}', { params: { path: { directorateId, year } } }),
      ),
  });

/** Somebody with the appointments of today: the team is the unit of the appointment. */
export const managerQuery = (managerId: string) =>
  queryOptions({
    queryKey: ['manager', managerId],
    queryFn: () => answerOf(api.GET('/managers/{managerId}', { params: { path: { managerId } } })),
  });

/** What can be done with the card of a year. */
export function useMenuWrites(year: number) {
  const client = useQueryClient();
  const done = async <Data>(write: Promise<Data>): Promise<Data> => {
    const written = await write;
    await client.invalidateQueries();
    return written;
  };
  return {
    set: (offerings: readonly string[]) =>
      done(
        answerOf(api.PUT('/menu-cards/{year}', { params: { path: { year } }, body: { offerings: [...offerings] } })),
      ),
    setRound: (from: string, until: string) =>
      done(
        answerOf(
          api.PUT('/menu-cards/{year}/preference-rounds', { params: { path: { year } }, body: { from, until } }),
        ),
      ),
    prefer: (directorateId: string, teamId: string, offerings: readonly string[]) =>
      done(
        answerOf(
          api.POST('/directorates/{directorateId}/menu-choices/{year}/preferences', {
            params: { path: { directorateId, year } },
            body: { teamId, offerings: [...offerings] },
          }),
        ),
      ),
  };
}
