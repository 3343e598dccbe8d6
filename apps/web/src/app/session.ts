import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { answerOf, api, ProblemError, type Schemas } from '../api/client.js';

export type Me = Schemas['MeAnswer'];
export type Role = Me['roles'][number];

/** Who is signed in; null for nobody. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async (): Promise<Me | null> => {
    try {
      return await answerOf(api.GET('/me'));
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status === 401) return null;
      throw error;
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
});

/** How one signs in here. */
export const signInOptionsQuery = queryOptions({
  queryKey: ['sign-in-options'],
  queryFn: () => answerOf(api.GET('/sign-in-options')),
});

/**
 * Signs out, and forgets everything that was read.
 * @returns the page of the identity provider that signs out there too; undefined where there is none
 */
export async function signOut(client: QueryClient): Promise<string | undefined> {
  const endAt = await client.query(signInOptionsQuery).then(
    (options) => options.endAt,
    () => undefined,
  );
  await api.POST('/session-endings');
  client.clear();
  return endAt;
}
