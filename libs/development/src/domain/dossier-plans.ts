import { accept, type Decision, type Refusal, sameContent } from '@peil/kernel';
import type { Activity } from './activity.js';
import { dayRefusal, pastPlan } from './day-rules.js';
import type { CancelPlan, MovePlan, PlanActivity } from './dossier-commands.js';
import { activityExists, isWithdrawn, notPlanned, unknownActivity } from './dossier-refusals.js';
import type { Dossier, Entry } from './dossier-state.js';
import type { DossierEvent } from './events.js';
import { movedTo } from './moved-to.js';

type Outcome = Decision<DossierEvent>;
type Ids = { readonly personId: string; readonly activityId: string };
const idsOf = ({ personId, activityId }: Ids): Ids => ({ personId, activityId });
const no = (refusal: Refusal): Outcome => ({ refusal });

function plan(command: PlanActivity, entry: Entry | undefined): Outcome {
  const { activity, today } = command;
  if (entry && entry.status !== 'planned') return activityExists;
  if (entry && sameContent(entry.activity, activity)) return accept();
  const wrongDay = activity.day < today ? pastPlan : dayRefusal(activity);
  return wrongDay ? no(wrongDay) : accept({ type: 'ActivityPlanned', data: { ...idsOf(command), activity } });
}

function move(command: MovePlan, entry: Entry): Outcome {
  const { day, today, reason } = command;
  if (entry.status === 'withdrawn') return isWithdrawn;
  if (entry.status !== 'planned') return notPlanned;
  if (entry.activity.day === day) return accept();
  const wrongDay = day < today ? pastPlan : dayRefusal(movedTo(entry.activity, day));
  if (wrongDay) return no(wrongDay);
  return accept({ type: 'PlanMoved', data: { ...idsOf(command), day, ...(reason !== undefined && { reason }) } });
}

function cancel(command: CancelPlan, entry: Entry): Outcome {
  const { reason } = command;
  if (entry.status === 'withdrawn') return accept();
  if (entry.status !== 'planned') return notPlanned;
  return accept({ type: 'PlanCancelled', data: { ...idsOf(command), ...(reason !== undefined && { reason }) } });
}

/** Planning, moving a plan and taking it out again. That it took place is recorded under its own id. */
export function decidePlan(command: PlanActivity | MovePlan | CancelPlan, entry: Entry | undefined): Outcome {
  if (command.type === 'planActivity') return plan(command, entry);
  if (!entry) return unknownActivity;
  return command.type === 'movePlan' ? move(command, entry) : cancel(command, entry);
}

function overlap(one: Activity, other: Activity): boolean {
  return one.day <= (other.until ?? other.day) && other.day <= (one.until ?? one.day);
}

/** The same offering, or without one the same kind, in the same role, on a day they share. */
function isCarriedOutBy(plan: Activity, recorded: Activity): boolean {
  return (
    plan.kind === recorded.kind &&
    plan.role === recorded.role &&
    plan.offeringId === recorded.offeringId &&
    overlap(plan, recorded)
  );
}

/**
 * The plan that something new in the dossier carries out, by what a list or the person says of it. At most one, the first
 * planned: who planned two sessions of a kind on one day went to one of them.
 */
export function plansCarriedOutBy(recorded: Ids, activity: Activity, { plans }: Dossier): readonly DossierEvent[] {
  const found = [...plans].find(([, plan]) => isCarriedOutBy(plan, activity));
  if (found === undefined) return [];
  const [activityId] = found;
  const { personId, activityId: recordedAs } = recorded;
  return [{ type: 'PlanCarriedOut', data: { personId, activityId, recordedAs } }];
}
