import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../api/client.js';

export type ActivityKind = Schemas['ActivityKindAnswer'];
export type AgreementKind = Schemas['AgreementKindAnswer'];

export const agreementKindsQuery = queryOptions({
  queryKey: ['agreement-kinds'],
  queryFn: () => answerOf(api.GET('/agreement-kinds', { params: { query: { pageSize: 500 } } })),
});

/** What can be done with the lists. A kind is never removed: nothing new is recorded under it from a day on. */
export function useListWrites() {
  const client = useQueryClient();
  const done = async <Data>(write: Promise<Data>): Promise<Data> => {
    const written = await write;
    await client.invalidateQueries();
    return written;
  };
  const of = (code: string) => ({ params: { path: { code } } });
  return {
    defineActivityKind: (code: string, body: Schemas['DefineActivityKindRequest']) =>
      done(answerOf(api.PUT('/activity-kinds/{code}', { ...of(code), body }))),
    retireActivityKind: (code: string, from: string) =>
      done(answerOf(api.POST('/activity-kinds/{code}/retirements', { ...of(code), body: { from } }))),
    defineAgreementKind: (code: string, body: Schemas['DefineAgreementKindRequest']) =>
      done(answerOf(api.PUT('/agreement-kinds/{code}', { ...of(code), body }))),
    retireAgreementKind: (code: string, from: string) =>
      done(answerOf(api.POST('/agreement-kinds/{code}/retirements', { ...of(code), body: { from } }))),
  };
}
