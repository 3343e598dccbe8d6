import type { CalendarDay } from '@peil/kernel';
import type { ActionContent, ActionState } from './action.js';
import type { ActionPlanEvent } from './events.js';

/** An action that was offered to another unit, and what became of it. */
export type HandOver = {
  readonly toUnitId: string;
  readonly reason: string;
  readonly proposedOn: CalendarDay;
  readonly outcome: 'waiting' | 'accepted' | 'declined';
  readonly decidedOn?: CalendarDay;
  readonly declineReason?: string;
  /** Its id in the plan of the other unit. */
  readonly newActionId?: string;
};

export type PlanAction = {
  readonly actionId: string;
  readonly content: ActionContent;
  readonly state: ActionState;
  readonly stateSince: CalendarDay;
  readonly note?: string;
  readonly dropReason?: string;
  readonly handOver?: HandOver;
  readonly origin?: { readonly planId: string; readonly actionId: string };
  readonly addedOn: CalendarDay;
  readonly changedOn?: CalendarDay;
};

export type ActionPlan = {
  readonly planId: string;
  readonly unitId: string;
  readonly year: number;
  readonly draftedOn: CalendarDay;
  /** In the order in which they were added; those handed over stay, with where they went. */
  readonly actions: readonly PlanAction[];
  /** When the management team adopted it, every time. */
  readonly adoptions: readonly CalendarDay[];
  /** What the team adopted last was another plan: actions came, changed in content or went since. */
  readonly changedSinceAdoption: boolean;
};

export type ActionPlanState = ActionPlan | undefined;

/** An action that is in this plan and not in another one by now. */
export function isHere({ handOver }: PlanAction): boolean {
  return handOver?.outcome !== 'accepted';
}

export function findAction(plan: ActionPlan, actionId: string): PlanAction | undefined {
  return plan.actions.find((action) => action.actionId === actionId);
}

/** Events that change what the management team adopted; progress does not. */
const CHANGES: ReadonlySet<string> = new Set<ActionPlanEvent['type']>([
  'ActionAdded',
  'ActionChanged',
  'ActionDropped',
  'ActionHandedOver',
]);

export function evolvePlan(state: ActionPlanState, event: ActionPlanEvent): ActionPlanState {
  if (event.type === 'ActionPlanDrafted') {
    const { planId, unitId, year, day } = event.data;
    return { planId, unitId, year, draftedOn: day, actions: [], adoptions: [], changedSinceAdoption: false };
  }
  if (state === undefined) return state;
  if (event.type === 'ActionPlanAdopted') {
    return { ...state, adoptions: [...state.adoptions, event.data.adoptedOn], changedSinceAdoption: false };
  }
  const isChange = CHANGES.has(event.type) && state.adoptions.length > 0;
  const plan = { ...state, changedSinceAdoption: state.changedSinceAdoption || isChange };
  if (event.type === 'ActionAdded') {
    const { actionId, content, origin, day } = event.data;
    const action: PlanAction = {
      ...{ actionId, content, state: 'notStarted', stateSince: day, addedOn: day },
      ...(origin && { origin }),
    };
    return { ...plan, actions: [...state.actions, action] };
  }
  const { actionId } = event.data;
  return {
    ...plan,
    actions: state.actions.map((action) => (action.actionId === actionId ? evolveAction(action, event) : action)),
  };
}

type OfOneAction = Exclude<
  ActionPlanEvent,
  { readonly type: 'ActionPlanDrafted' | 'ActionPlanAdopted' | 'ActionAdded' }
>;

function evolveAction(action: PlanAction, event: OfOneAction): PlanAction {
  const { day } = event.data;
  switch (event.type) {
    case 'ActionChanged':
      return { ...action, content: event.data.content, changedOn: day };
    case 'ActionStateRecorded': {
      const { dropReason: _dropReason, ...rest } = action;
      return { ...rest, state: event.data.state, stateSince: day };
    }
    case 'ActionOutcomeNoted':
      return { ...action, note: event.data.note };
    case 'ActionDropped':
      return { ...action, state: 'dropped', stateSince: day, dropReason: event.data.reason };
    case 'ActionHandOverProposed': {
      const { toUnitId, reason } = event.data;
      return { ...action, handOver: { toUnitId, reason, proposedOn: day, outcome: 'waiting' } };
    }
    case 'ActionHandedOver': {
      if (!action.handOver) return action;
      const { newActionId } = event.data;
      return { ...action, handOver: { ...action.handOver, outcome: 'accepted', decidedOn: day, newActionId } };
    }
    case 'ActionHandOverDeclined': {
      if (!action.handOver) return action;
      const declineReason = event.data.reason;
      return { ...action, handOver: { ...action.handOver, outcome: 'declined', decidedOn: day, declineReason } };
    }
  }
}
