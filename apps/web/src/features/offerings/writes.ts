import { useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../api/client.js';

/** What HR can do with the catalogue; everything read is read anew afterwards. */
export function useCatalogueWrites() {
  const client = useQueryClient();
  const done = async <Data>(write: Promise<Data>): Promise<Data> => {
    const written = await write;
    await client.invalidateQueries();
    return written;
  };
  const of = (offeringId: string) => ({ params: { path: { offeringId } } });
  const at = (offeringId: string, accreditationId: string) => ({ params: { path: { offeringId, accreditationId } } });
  return {
    add: (body: Schemas['OfferingRequest']) => done(answerOf(api.POST('/offerings', { body }))),
    change: (offeringId: string, body: Schemas['OfferingRequest']) =>
      done(answerOf(api.PUT('/offerings/{offeringId}', { ...of(offeringId), body }))),
    end: (offeringId: string, until: string) =>
      done(answerOf(api.POST('/offerings/{offeringId}/endings', { ...of(offeringId), body: { until } }))),
    accredit: (offeringId: string, body: Schemas['AccreditationRequest']) =>
      done(answerOf(api.POST('/offerings/{offeringId}/accreditations', { ...of(offeringId), body }))),
    decide: (offeringId: string, accreditationId: string, body: Schemas['AccreditationDecisionRequest']) =>
      done(
        answerOf(
          api.POST('/offerings/{offeringId}/accreditations/{accreditationId}/decisions', {
            ...at(offeringId, accreditationId),
            body,
          }),
        ),
      ),
    withdraw: (offeringId: string, accreditationId: string, body: Schemas['WithdrawalRequest']) =>
      done(
        answerOf(
          api.POST('/offerings/{offeringId}/accreditations/{accreditationId}/withdrawals', {
            ...at(offeringId, accreditationId),
            body,
          }),
        ),
      ),
  };
}

/** Puts an offering on somebody's plan. */
export function usePlan(personId: string) {
  const client = useQueryClient();
  return async (offeringId: string, day: string): Promise<string> => {
    const { activityId } = await answerOf(
      api.POST('/managers/{managerId}/planned-activities', {
        params: { path: { managerId: personId } },
        body: { offeringId, day },
      }),
    );
    await client.invalidateQueries();
    return activityId;
  };
}
