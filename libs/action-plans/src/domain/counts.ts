import { actionStates, type ActionState } from './action.js';
import { isHere, type ActionPlan } from './plan-state.js';

/** Actions by where they stand; a state no action is in counts zero. Actions of others are not counted. */
export type ActionCounts = Readonly<Record<ActionState, number>>;

export function countActions({ actions }: ActionPlan): ActionCounts {
  const here = actions.filter(isHere);
  const count = (state: ActionState): number => here.filter((action) => action.state === state).length;
  return {
    notStarted: count('notStarted'),
    onSchedule: count('onSchedule'),
    slightlyDelayed: count('slightlyDelayed'),
    delayed: count('delayed'),
    done: count('done'),
    dropped: count('dropped'),
  };
}

/** All actions that are in the plan, whatever their state. */
export function totalOf(counts: ActionCounts): number {
  return actionStates.reduce((sum, state) => sum + counts[state], 0);
}
