import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../../api/client.js';
import type { BalanceEntry } from '../queries.js';

export type EntryChange = Schemas['EntryChangeAnswer'];
export type RequirementChange = Schemas['RequirementChangeAnswer'];

/** What the server says these offerings would change. */
export const whatIfQuery = (personId: string, offerings: readonly string[]) =>
  queryOptions({
    queryKey: ['what-if', personId, offerings],
    queryFn: () =>
      answerOf(
        api.GET('/managers/{managerId}/what-if', {
          params: { path: { managerId: personId }, query: { offering: [...offerings] } },
        }),
      ),
    enabled: offerings.length > 0,
  });

/** What of an answer is about an entry of the balance. */
export function changeOf(
  changes: readonly EntryChange[] | undefined,
  { schemeId, period }: BalanceEntry,
): EntryChange | undefined {
  return changes?.find((one) => one.schemeId === schemeId && one.period.from === period.from);
}

/** The changes of an entry by requirement, parts included. */
export function byRequirement(change: EntryChange | undefined): ReadonlyMap<string, RequirementChange> {
  const all = (changes: readonly RequirementChange[]): readonly RequirementChange[] =>
    changes.flatMap((one) => [one, ...all(one.parts)]);
  return new Map(all(change?.requirements ?? []).map((one) => [one.id, one]));
}
