import { useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../api/client.js';
import { moved, timingAt, type Place } from './placement.js';
import { planKey, type Plan, type PlanAction } from './queries.js';

/** The whole of an action, as the server takes it back. */
export function contentOf(action: PlanAction): Schemas['ActionRequest'] {
  const { title, theme, owner, quarters, ongoing, aim, ambition, measure, budgetEuros, preconditions } = action;
  // An owner who left cannot be given again: the action has none until somebody is named.
  const owned = owner === undefined || owner.gone ? undefined : owner;
  return {
    ...{ title, theme, classifications: [...action.classifications] },
    ...(owned?.personId !== undefined && { owner: { personId: owned.personId } }),
    ...(owned?.personId === undefined && owned?.unitId !== undefined && { owner: { unitId: owned.unitId } }),
    ...(ongoing ? { ongoing } : { quarters: [...(quarters ?? [])] }),
    ...(aim !== undefined && { aim }),
    ...(ambition !== undefined && { ambition }),
    ...(measure !== undefined && { measure }),
    ...(budgetEuros !== undefined && { budgetEuros }),
    ...(preconditions !== undefined && { preconditions }),
  };
}

/** What can be done in a plan. Only a move is shown before the server said yes; it is put back when that says no. */
export function usePlanWrites(directorateId: string, year: number) {
  const client = useQueryClient();
  const key = planKey(directorateId, year);
  const path = { directorateId, year };
  const of = (actionId: string) => ({ params: { path: { ...path, actionId } } });
  const done = async <Data>(write: Promise<Data>): Promise<Data> => {
    const written = await write;
    await client.invalidateQueries({ queryKey: ['action-plan'] });
    return written;
  };
  return {
    begin: () =>
      done(
        answerOf(
          api.POST('/directorates/{directorateId}/action-plans', {
            params: { path: { directorateId } },
            body: { year },
          }),
        ),
      ),
    adopt: (adoptedOn: string) =>
      done(
        answerOf(
          api.POST('/directorates/{directorateId}/action-plans/{year}/adoptions', {
            params: { path },
            body: { adoptedOn },
          }),
        ),
      ),
    add: (body: Schemas['ActionRequest']) =>
      done(answerOf(api.POST('/directorates/{directorateId}/action-plans/{year}/actions', { params: { path }, body }))),
    change: (actionId: string, body: Schemas['ActionRequest']) =>
      done(
        answerOf(
          api.PUT('/directorates/{directorateId}/action-plans/{year}/actions/{actionId}', { ...of(actionId), body }),
        ),
      ),
    async move(action: PlanAction, place: Place): Promise<void> {
      const before = client.getQueryData<Plan | null>(key);
      client.setQueryData<Plan | null>(key, (plan) =>
        plan
          ? {
              ...plan,
              actions: plan.actions.map((one) => (one.actionId === action.actionId ? moved(action, place) : one)),
            }
          : plan,
      );
      const { quarters: _quarters, ongoing: _ongoing, ...content } = contentOf(action);
      const body = { ...content, theme: place.theme, ...timingAt(action, place.column) };
      try {
        await answerOf(
          api.PUT('/directorates/{directorateId}/action-plans/{year}/actions/{actionId}', {
            ...of(action.actionId),
            body,
          }),
        );
      } catch (error) {
        client.setQueryData(key, before);
        throw error;
      }
      await client.invalidateQueries({ queryKey: key });
    },
    record: (actionId: string, body: Schemas['ActionProgressRequest']) =>
      done(
        answerOf(
          api.POST('/directorates/{directorateId}/action-plans/{year}/actions/{actionId}/states', {
            ...of(actionId),
            body,
          }),
        ),
      ),
    drop: (actionId: string, reason: string) =>
      done(
        answerOf(
          api.POST('/directorates/{directorateId}/action-plans/{year}/actions/{actionId}/droppings', {
            ...of(actionId),
            body: { reason },
          }),
        ),
      ),
    offer: (actionId: string, body: Schemas['OfferActionRequest']) =>
      done(
        answerOf(
          api.POST('/directorates/{directorateId}/action-plans/{year}/actions/{actionId}/hand-overs', {
            ...of(actionId),
            body,
          }),
        ),
      ),
    decide: (body: Schemas['HandOverDecisionRequest']) =>
      done(
        answerOf(
          api.POST('/directorates/{directorateId}/action-plans/{year}/hand-over-decisions', {
            params: { path },
            body,
          }),
        ),
      ),
  };
}

export type PlanWrites = ReturnType<typeof usePlanWrites>;
