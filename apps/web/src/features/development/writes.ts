import { useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.js';

/** What can be done with one's development; everything is read anew afterwards. */
export function useDevelopmentWrites(personId: string) {
  const client = useQueryClient();
  const path = (activityId: string) => ({ params: { path: { managerId: personId, activityId } } });
  const done = async (write: Promise<unknown>): Promise<void> => {
    await write;
    await client.invalidateQueries();
  };
  return {
    share: (activityId: string, shared: boolean) =>
      done(
        answerOf(
          api.POST('/managers/{managerId}/outcome-sharings', {
            params: { path: { managerId: personId } },
            body: { activityId, shared },
          }),
        ),
      ),
    cancel: (activityId: string) =>
      done(
        answerOf(
          api.POST('/managers/{managerId}/planned-activities/{activityId}/cancellations', {
            ...path(activityId),
            body: {},
          }),
        ),
      ),
  };
}
