import { liesIn, type OrganisationDay, type PeopleIndex } from '@peil/organisation';
import type { Owner } from '../domain/action.js';
import { countActions, type ActionCounts } from '../domain/counts.js';
import type { ActionPlan, HandOver, PlanAction } from '../domain/plan-state.js';
import type { PlanStep } from '../read-models/action-plans.js';
import type {
  ActionHandOverAnswer,
  OwnerAnswer,
  PlanActionAnswer,
  PlanChangeAnswer,
  PlanSummaryAnswer,
} from './plan-answers.js';

type Form<Answer> = { [Field in keyof Answer]: Answer[Field] };

const nothing: ActionCounts = { notStarted: 0, onSchedule: 0, slightlyDelayed: 0, delayed: 0, done: 0, dropped: 0 };

/** A plan in figures; of a plan that nobody made, nothing. */
export function summaryOf(unitId: string, year: number, plan: ActionPlan | undefined): Form<PlanSummaryAnswer> {
  const adoptedOn = plan?.adoptions.at(-1);
  return {
    ...{ unitId, year, missing: plan === undefined },
    ...(adoptedOn !== undefined && { adoptedOn }),
    changedSinceAdoption: plan?.changedSinceAdoption ?? false,
    counts: plan ? countActions(plan) : nothing,
  };
}

/** Whether the owner no longer belongs to the directorate on the day: the action is an orphan. */
export function isGone(owner: Owner, unitId: string, view: OrganisationDay): boolean {
  if ('unitId' in owner) return !view.units.has(owner.unitId) || !liesIn(view, owner.unitId, unitId);
  return !(view.appointmentsOf.get(owner.personId) ?? []).some((one) => liesIn(view, one.unitId, unitId));
}

/** What is needed to show who owns an action. */
export type Owners = { readonly view: OrganisationDay; readonly people: PeopleIndex };

function ownerOf(owner: Owner, unitId: string, { view, people }: Owners): Form<OwnerAnswer> {
  const name = 'personId' in owner ? people.nameOf(owner.personId) : view.units.get(owner.unitId)?.name;
  return { ...owner, ...(name !== undefined && { name }), gone: isGone(owner, unitId, view) };
}

export function actionOf(action: PlanAction, unitId: string, owners: Owners): Form<PlanActionAnswer> {
  const { content, handOver, origin, ...rest } = action;
  const { owner, timing, classifications, ...texts } = content;
  return {
    ...{ ...rest, ...texts, classifications: [...classifications] },
    ...(owner && { owner: ownerOf(owner, unitId, owners) }),
    ...(timing === 'ongoing' ? { ongoing: true } : { ongoing: false, quarters: [...timing] }),
    ...(handOver && { handOver: handOverOf(handOver) }),
    takenOver: origin !== undefined,
  };
}

function handOverOf({ newActionId: _newActionId, ...handOver }: HandOver): Form<ActionHandOverAnswer> {
  return handOver;
}

export function changeOf({ event, eventId, recordedAt, by }: PlanStep): Form<PlanChangeAnswer> {
  return {
    ...{ type: event.type, recordedAt, by, eventId },
    ...('actionId' in event.data && { actionId: event.data.actionId }),
  };
}
