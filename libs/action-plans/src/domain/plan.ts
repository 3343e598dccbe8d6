import type { Decider } from '@peil/eventing';
import { accept, sameContent, type Decision } from '@peil/kernel';
import type { ActionPlanCommand } from './commands.js';
import { ACTION_PLAN, actionPlanEvents, type ActionPlanEvent } from './events.js';
import {
  evolvePlan,
  findAction,
  isHere,
  type ActionPlan,
  type ActionPlanState,
  type PlanAction,
} from './plan-state.js';
import * as refusals from './refusals.js';

type OfAction = Extract<ActionPlanCommand, { readonly actionId: string }>;

function decide(command: ActionPlanCommand, plan: ActionPlanState): Decision<ActionPlanEvent> {
  if (command.type === 'draftPlan') {
    const { planId, unitId, year, day } = command;
    return plan ? accept() : accept({ type: 'ActionPlanDrafted', data: { planId, unitId, year, day } });
  }
  if (plan === undefined) return refusals.unknownPlan;
  if (command.type === 'adoptPlan') return adopt(command, plan);
  if (command.type === 'addAction') return add(command, plan);
  const action = findAction(plan, command.actionId);
  return action === undefined ? refusals.unknownAction : decideAbout(command, action);
}

function adopt(
  { planId, adoptedOn, day }: Extract<ActionPlanCommand, { readonly type: 'adoptPlan' }>,
  plan: ActionPlan,
): Decision<ActionPlanEvent> {
  if (adoptedOn > day) return refusals.adoptedInTheFuture;
  if (!plan.actions.some(isHere)) return refusals.nothingToAdopt;
  if (plan.adoptions.at(-1) === adoptedOn && !plan.changedSinceAdoption) return accept();
  return accept({ type: 'ActionPlanAdopted', data: { planId, adoptedOn, day } });
}

function add(
  { planId, actionId, content, origin, day }: Extract<ActionPlanCommand, { readonly type: 'addAction' }>,
  plan: ActionPlan,
): Decision<ActionPlanEvent> {
  if (findAction(plan, actionId)) return accept();
  return accept({ type: 'ActionAdded', data: { planId, actionId, content, ...(origin && { origin }), day } });
}

function decideAbout(
  command: Exclude<OfAction, { readonly type: 'addAction' }>,
  action: PlanAction,
): Decision<ActionPlanEvent> {
  const { planId, actionId, day } = command;
  const about = { planId, actionId };
  const { handOver } = action;
  if (command.type === 'acceptHandOver') {
    if (!handOver || handOver.toUnitId !== command.byUnitId) return refusals.notOffered;
    if (handOver.outcome === 'accepted') return accept();
    if (handOver.outcome === 'declined') return refusals.notOffered;
    const { byUnitId: toUnitId, newActionId, owner } = command;
    return accept({
      type: 'ActionHandedOver',
      data: { ...about, toUnitId, newActionId, ...(owner && { owner }), day },
    });
  }
  if (command.type === 'declineHandOver') {
    if (!handOver || handOver.toUnitId !== command.byUnitId) return refusals.notOffered;
    if (handOver.outcome === 'declined') return accept();
    if (handOver.outcome === 'accepted') return refusals.handedOver;
    const { byUnitId: toUnitId, reason } = command;
    return accept({ type: 'ActionHandOverDeclined', data: { ...about, toUnitId, reason, day } });
  }
  if (!isHere(action)) return refusals.handedOver;
  switch (command.type) {
    case 'changeAction':
      return sameContent(action.content, command.content)
        ? accept()
        : accept({ type: 'ActionChanged', data: { ...about, content: command.content, day } });
    case 'recordProgress':
      return progress(command, action);
    case 'dropAction':
      return action.state === 'dropped' && action.dropReason === command.reason
        ? accept()
        : accept({ type: 'ActionDropped', data: { ...about, reason: command.reason, day } });
    case 'proposeHandOver': {
      const { toUnitId, reason } = command;
      if (handOver?.outcome === 'waiting') {
        return handOver.toUnitId === toUnitId && handOver.reason === reason ? accept() : refusals.alreadyOffered;
      }
      return accept({ type: 'ActionHandOverProposed', data: { ...about, toUnitId, reason, day } });
    }
  }
}

function progress(
  command: Extract<ActionPlanCommand, { readonly type: 'recordProgress' }>,
  action: PlanAction,
): Decision<ActionPlanEvent> {
  const { planId, actionId, day, state, note, ownerOnly } = command;
  const { owner } = action.content;
  if (ownerOnly !== undefined && !(owner && 'personId' in owner && owner.personId === ownerOnly)) {
    return refusals.notTheOwner;
  }
  if (state === undefined && note === undefined) return refusals.nothingToRecord;
  const events: ActionPlanEvent[] = [];
  if (state !== undefined && state !== action.state) {
    events.push({ type: 'ActionStateRecorded', data: { planId, actionId, state, day } });
  }
  if (note !== undefined && note !== action.note) {
    events.push({ type: 'ActionOutcomeNoted', data: { planId, actionId, note, day } });
  }
  return accept(...events);
}

/** What the plan of one directorate for one year decides. */
export const actionPlanDecider: Decider<ActionPlanCommand, ActionPlanEvent, ActionPlanState> = {
  category: ACTION_PLAN,
  events: actionPlanEvents,
  initialState: undefined,
  decide,
  evolve: evolvePlan,
};
