import { useQueryClient } from '@tanstack/react-query';
import { answerOf, api, isProblem, ProblemError, type Schemas } from '../../api/client.js';

export type ActivityRequest = Schemas['RecordActivityRequest'];

/** What can be done with activities; everything read of the person is read anew afterwards. */
export function useActivityWrites(personId: string) {
  const client = useQueryClient();
  const path = (activityId: string) => ({ params: { path: { managerId: personId, activityId } } });
  const done = async <Data>(write: Promise<Data>): Promise<Data> => {
    const written = await write;
    await client.invalidateQueries();
    return written;
  };
  return {
    record: (body: ActivityRequest) =>
      answerOf(api.POST('/managers/{managerId}/activities', { params: { path: { managerId: personId } }, body })),
    correct: (activityId: string, body: Schemas['CorrectActivityRequest']) =>
      answerOf(api.POST('/managers/{managerId}/activities/{activityId}/corrections', { ...path(activityId), body })),
    addEvidence: (activityId: string, file: File) => addEvidence(personId, activityId, file),
    submit: (activityId: string) =>
      done(answerOf(api.POST('/managers/{managerId}/activities/{activityId}/submissions', path(activityId)))),
    withdraw: (activityId: string, reason: string) =>
      done(
        answerOf(
          api.POST('/managers/{managerId}/activities/{activityId}/withdrawals', {
            ...path(activityId),
            body: { reason },
          }),
        ),
      ),
    review: (activityId: string, body: Schemas['ReviewActivityRequest']) =>
      done(answerOf(api.POST('/managers/{managerId}/activities/{activityId}/reviews', { ...path(activityId), body }))),
    reopen: (activityId: string) =>
      done(
        answerOf(
          api.POST('/managers/{managerId}/activities/{activityId}/reopenings', { ...path(activityId), body: {} }),
        ),
      ),
    refresh: () => client.invalidateQueries(),
  };
}

/** A file goes as a form, which the generated client does not send. */
async function addEvidence(personId: string, activityId: string, file: File): Promise<void> {
  const body = new FormData();
  body.append('file', file);
  const address = `/v1/managers/${encodeURIComponent(personId)}/activities/${encodeURIComponent(activityId)}/evidence`;
  const answer = await fetch(address, { method: 'POST', body, headers: { 'peil-page': '1' } });
  if (answer.ok) return;
  const problem: unknown = await answer.json();
  throw isProblem(problem) ? new ProblemError(problem) : new Error(answer.statusText);
}
