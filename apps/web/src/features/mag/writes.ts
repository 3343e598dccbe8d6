import { useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../api/client.js';

/** What can be done in a cycle. None of it is shown before the server said yes; all is read anew afterwards. */
export function useMagWrites(managerId: string, year: number) {
  const client = useQueryClient();
  const cycle = { params: { path: { managerId, year } } };
  const of = (agreementId: string) => ({ params: { path: { managerId, year, agreementId } } });
  const done = async <Data>(write: Promise<Data>): Promise<Data> => {
    const written = await write;
    await client.invalidateQueries();
    return written;
  };
  return {
    propose: (body: Schemas['ProposeAgreementRequest']) =>
      done(answerOf(api.POST('/managers/{managerId}/cycles/{year}/agreements', { ...cycle, body }))),
    amend: (id: string, body: Schemas['TermsRequest']) =>
      done(
        answerOf(
          api.POST('/managers/{managerId}/cycles/{year}/agreements/{agreementId}/amendments', { ...of(id), body }),
        ),
      ),
    accept: (id: string, body: Schemas['AcceptanceRequest']) =>
      done(
        answerOf(
          api.POST('/managers/{managerId}/cycles/{year}/agreements/{agreementId}/acceptances', { ...of(id), body }),
        ),
      ),
    decline: (id: string, body: Schemas['DeclineRequest']) =>
      done(
        answerOf(
          api.POST('/managers/{managerId}/cycles/{year}/agreements/{agreementId}/refusals', { ...of(id), body }),
        ),
      ),
    withdraw: (id: string) =>
      done(
        answerOf(
          api.POST('/managers/{managerId}/cycles/{year}/agreements/{agreementId}/withdrawals', { ...of(id), body: {} }),
        ),
      ),
    conclude: (id: string, body: Schemas['ConclusionRequest']) =>
      done(
        answerOf(
          api.POST('/managers/{managerId}/cycles/{year}/agreements/{agreementId}/conclusions', { ...of(id), body }),
        ),
      ),
    record: (body: Schemas['EntryRequest']) =>
      done(answerOf(api.POST('/managers/{managerId}/cycles/{year}/entries', { ...cycle, body }))),
    takeOver: () => done(answerOf(api.POST('/managers/{managerId}/cycles/{year}/hand-overs', { ...cycle, body: {} }))),
    confirmHandOver: () =>
      done(answerOf(api.POST('/managers/{managerId}/cycles/{year}/hand-over-confirmations', cycle))),
  };
}

export type MagWrites = ReturnType<typeof useMagWrites>;
