import { movedTo } from '@peil/development';
import type { CalendarDay } from '@peil/kernel';
import { evolveAppointments, stretchesOf, type Appointment } from '@peil/organisation';
import type {
  ActivityFact,
  AppointmentFact,
  AttributeValue,
  ClosingFact,
  ConversationFact,
  DispensationFact,
  EventReference,
  ExcusedFact,
  ManualAdjustmentFact,
  PersonFacts,
  PinFact,
  RegistrationFact,
  ReviewState,
  VerdictFact,
} from '../domain/facts.js';
import { isKnownBy, type KnownBy } from './known-by.js';
import type { KeptActivity, KeptEvent, PersonFact } from './person-fact.js';

/** What the catalogue says about who gave an activity, on a day, and where units lay. */
export type Registers = {
  readonly providerAccredited: (providerId: string, day: CalendarDay) => boolean;
  readonly facilitatorRegistered: (facilitatorId: string, day: CalendarDay) => boolean;
  /** The units above a unit, each on the days it lay there; undefined when there is none. */
  readonly unitsAbove: (unitId: string) => AppointmentFact['within'];
};

/** Registers without anyone on them. */
export const emptyRegisters: Registers = {
  providerAccredited: () => false,
  facilitatorRegistered: () => false,
  unitsAbove: () => undefined,
};

/** The facts of one person, and the last event they rest on: position 0 when there is none. */
export type FactsAt = { readonly facts: PersonFacts; readonly position: number };

type Folded = {
  appointments: readonly Appointment[];
  readonly excused: Map<string, ExcusedFact>;
  readonly activities: Map<string, ActivityFact>;
  readonly dispensations: Map<string, DispensationFact>;
  readonly adjustments: Map<string, ManualAdjustmentFact>;
  readonly pins: Map<string, PinFact>;
  readonly conversations: Map<string, ConversationFact>;
  readonly registrations: Map<string, RegistrationFact>;
  readonly verdicts: Map<string, VerdictFact>;
  readonly closings: ClosingFact[];
};

/**
 * Folds a person's events, in order of position, into what `evaluate` takes.
 *
 * @param known only what was known by then; everything when absent.
 */
export function factsOf(
  personId: string,
  events: readonly PersonFact[],
  registers: Registers,
  known?: KnownBy,
): FactsAt {
  const folded: Folded = {
    appointments: [],
    excused: new Map(),
    activities: new Map(),
    dispensations: new Map(),
    adjustments: new Map(),
    pins: new Map(),
    conversations: new Map(),
    registrations: new Map(),
    verdicts: new Map(),
    closings: [],
  };
  let position = 0;
  for (const { event, eventId, recordedAt, position: at } of events) {
    if (!isKnownBy({ recordedAt, position: at }, known)) continue;
    take(folded, event, { eventId, position: at, recordedAt }, registers);
    position = at;
  }
  const facts: PersonFacts = {
    personId,
    appointments: folded.appointments.flatMap((appointment) => appointmentFacts(appointment, registers)),
    registrations: lasting(folded.registrations),
    excused: lasting(folded.excused),
    activities: [...folded.activities.values()],
    dispensations: lasting(folded.dispensations),
    adjustments: [...folded.adjustments.values()],
    pins: [...folded.pins.values()],
    conversations: [...folded.conversations.values()],
    verdicts: [...folded.verdicts.values()],
    closings: folded.closings,
  };
  return { facts, position };
}

/** One fact for each stretch with the same terms. */
function appointmentFacts(appointment: Appointment, { unitsAbove }: Registers): AppointmentFact[] {
  return stretchesOf(appointment).map(({ terms, from, until }) => {
    const within = unitsAbove(terms.unitId);
    return {
      id: appointment.appointmentId,
      unitId: terms.unitId,
      ...(within && { within }),
      role: terms.role,
      scale: terms.salaryScale,
      hours: terms.weeklyHours,
      acting: terms.acting,
      from,
      until,
    };
  });
}

type Dated = { readonly from: CalendarDay; readonly until?: CalendarDay | undefined };

/** Without what ended before it began: it never was. */
function lasting<Fact extends Dated>(facts: ReadonlyMap<string, Fact>): Fact[] {
  return [...facts.values()].filter(({ from, until }) => until === undefined || until >= from);
}

function take(folded: Folded, event: KeptEvent, reference: EventReference, registers: Registers): void {
  const { type, data } = event;
  switch (type) {
    case 'AppointmentStarted':
    case 'AppointmentChanged':
    case 'AppointmentEnded':
    case 'AppointmentCorrected':
    case 'AppointmentWithdrawn':
      folded.appointments = evolveAppointments(folded.appointments, event);
      return;
    case 'ExcusedIntervalRecorded': {
      const { intervalId: id, class: class_, from, until } = data;
      folded.excused.set(id, { id, class: class_, from, until });
      return;
    }
    case 'ExcusedIntervalEnded':
      change(folded.excused, data.intervalId, (interval) => ({ ...interval, until: data.until }));
      return;
    case 'ExcusedIntervalWithdrawn':
      folded.excused.delete(data.intervalId);
      return;
    case 'ActivityRecorded':
    case 'ActivityPlanned':
    case 'PlanCancelled':
    case 'PlanMoved':
    case 'PlanCarriedOut':
    case 'ActivitySubmitted':
    case 'ActivityApproved':
    case 'ActivityReturned':
    case 'ActivityRejected':
    case 'ActivityReopened':
    case 'ActivityCorrected':
    case 'ActivityWithdrawn':
      takeActivity(folded.activities, event, reference, registers);
      return;
    case 'DispensationGranted': {
      const { dispensationId: id, dispensation } = data;
      const { ground, ...rest } = dispensation;
      folded.dispensations.set(id, { id, ...rest, reason: ground, event: reference });
      return;
    }
    case 'DispensationEnded':
      change(folded.dispensations, data.dispensationId, (found) => ({ ...found, until: data.until, event: reference }));
      return;
    case 'PointsAdjusted': {
      const { adjustmentId: id, adjustment } = data;
      const { ground, ...rest } = adjustment;
      folded.adjustments.set(id, { id, ...rest, reason: ground, event: reference });
      return;
    }
    case 'PointsAdjustmentWithdrawn':
      folded.adjustments.delete(data.adjustmentId);
      return;
    case 'SchemeVersionPinned':
      folded.pins.set(data.pin.schemeId, { ...data.pin, reason: 'pinned', event: reference });
      return;
    case 'SchemeVersionReleased':
      folded.pins.delete(data.schemeId);
      return;
    case 'LapsedPeriodDiscussed': {
      const { schemeId, periodFrom, day } = data;
      folded.conversations.set(`${schemeId} ${periodFrom}`, { schemeId, periodFrom, day, event: reference });
      return;
    }
    case 'RegistrationEntered':
      folded.registrations.set(data.registrationId, { id: data.registrationId, ...data.registration });
      return;
    case 'RegistrationEnded':
      change(folded.registrations, data.registrationId, (found) => ({ ...found, until: data.until }));
      return;
    case 'PeriodClosed':
    case 'RestatementAccepted':
    case 'ResultRecalculated': {
      const { schemeId, periodFrom, day, result } = data;
      const { version, status, carryOver, bookedBack } = result;
      folded.closings.push({ schemeId, periodFrom, day, version, status, carryOver, bookedBack, event: reference });
      return;
    }
    case 'RestatementDeclined':
    case 'ObjectionLodged':
    case 'ObjectionAdvised':
    case 'ObjectionDecided':
    case 'ConsequenceEntered':
    case 'ConsequenceWithdrawn':
      // decisions beside the result
      return;
    case 'VerdictGiven':
      folded.verdicts.set(data.verdictId, { id: data.verdictId, ...data.verdict, event: reference });
      return;
  }
}

type ActivityEvent = Extract<KeptEvent, { data: { activityId: string } }>;

function takeActivity(
  activities: Map<string, ActivityFact>,
  { type, data }: ActivityEvent,
  event: EventReference,
  registers: Registers,
): void {
  const { activityId } = data;
  const review = (state: ReviewState): void => {
    change(activities, activityId, (activity) => ({ ...activity, review: state, event }));
  };
  switch (type) {
    case 'ActivityRecorded':
      activities.set(activityId, activityFact(activityId, data.activity, 'recorded', false, event, registers));
      return;
    case 'ActivityPlanned':
      activities.set(activityId, activityFact(activityId, data.activity, 'recorded', true, event, registers));
      return;
    case 'ActivityCorrected': {
      const planned = activities.get(activityId)?.planned ?? false;
      activities.set(activityId, activityFact(activityId, data.activity, data.status, planned, event, registers));
      return;
    }
    case 'ActivityApproved': {
      const { components, tags } = data;
      change(activities, activityId, (activity): ActivityFact => ({
        ...activity,
        components: components === undefined ? activity.components : [...components],
        tags: tags === undefined ? activity.tags : [...tags],
        review: 'approved',
        event,
      }));
      return;
    }
    case 'ActivitySubmitted':
    case 'ActivityReopened':
      review('submitted');
      return;
    case 'ActivityReturned':
      review('returned');
      return;
    case 'ActivityRejected':
      review('rejected');
      return;
    case 'PlanMoved':
      change(activities, activityId, (activity) => ({ ...movedTo(activity, data.day), event }));
      return;
    case 'ActivityWithdrawn':
    case 'PlanCancelled':
      review('withdrawn');
      return;
    case 'PlanCarriedOut':
      // it counts as what it was recorded as: a plan that came true is no fact of its own any more
      activities.delete(activityId);
      return;
  }
}

function activityFact(
  id: string,
  activity: KeptActivity,
  review: ReviewState,
  planned: boolean,
  event: EventReference,
  registers: Registers,
): ActivityFact {
  const { facilitation, source, provider, facts, ...rest } = activity;
  const { facilitatorId } = facilitation;
  return {
    kind: rest.kind,
    day: rest.day,
    until: rest.until,
    days: rest.days,
    minutes: rest.minutes,
    role: rest.role,
    groupSize: rest.groupSize,
    offeringId: rest.offeringId,
    components: rest.components,
    tags: rest.tags,
    categories: rest.categories,
    id,
    facilitation: facilitation.type,
    facilitatorRegistered:
      facilitation.registered ||
      (facilitatorId !== undefined && registers.facilitatorRegistered(facilitatorId, activity.day)),
    providerAccredited: provider !== undefined && registers.providerAccredited(provider, activity.day),
    attributes: attributesOf(facts),
    source: source.type,
    review,
    planned,
    event,
  };
}

const decimal = /^-?\d+(\.\d+)?$/;

/** A dossier writes numbers as decimal text; a rule reads numbers. */
function attributesOf(facts: KeptActivity['facts']): Record<string, AttributeValue> {
  const attributes: Record<string, AttributeValue> = {};
  for (const name in facts) {
    const value = facts[name];
    if (value !== undefined)
      attributes[name] = typeof value === 'string' && decimal.test(value) ? Number(value) : value;
  }
  return attributes;
}

function change<Fact>(facts: Map<string, Fact>, id: string, to: (found: Fact) => Fact): void {
  const found = facts.get(id);
  if (found !== undefined) facts.set(id, to(found));
}
