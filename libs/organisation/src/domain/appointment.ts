import { addDays, type CalendarDay } from '@peil/kernel';
import { covers, overlap, stepOn, withStep, type Period } from './period.js';
import type { AppointmentId, AppointmentStep, AppointmentTerms, PersonEvent, PersonId } from './person-events.js';

/** One appointment over time: its terms step by step, until its last day. The first step starts it. */
export type Appointment = {
  readonly appointmentId: AppointmentId;
  readonly personId: PersonId;
  readonly steps: readonly AppointmentStep[];
  readonly until?: CalendarDay;
};

/** An appointment as it is on one day. `from` and `until` are those of the whole appointment. */
export type AppointmentOn = AppointmentTerms &
  Period & { readonly appointmentId: AppointmentId; readonly personId: PersonId };

/** Terms and the days in which they hold. */
export type AppointmentStretch = Period & { readonly terms: AppointmentTerms };

/** A person's appointments after the event; events about something else change nothing. */
export function evolveAppointments(appointments: readonly Appointment[], event: PersonEvent): readonly Appointment[] {
  switch (event.type) {
    case 'AppointmentStarted': {
      const { appointmentId, personId, terms, from, until } = event.data;
      const started = { appointmentId, personId, steps: [{ from, terms }], ...(until !== undefined && { until }) };
      return [...appointments, started];
    }
    case 'AppointmentChanged': {
      const { appointmentId, from, terms } = event.data;
      return changed(appointments, appointmentId, (one) => ({ ...one, steps: withStep(one.steps, { from, terms }) }));
    }
    case 'AppointmentEnded': {
      const { appointmentId, until } = event.data;
      return changed(appointments, appointmentId, (one) => ({ ...one, until }));
    }
    case 'AppointmentCorrected': {
      const { appointmentId, personId, steps, until } = event.data;
      return changed(appointments, appointmentId, () => ({
        appointmentId,
        personId,
        steps,
        ...(until !== undefined && { until }),
      }));
    }
    case 'AppointmentWithdrawn':
      return appointments.filter(({ appointmentId }) => appointmentId !== event.data.appointmentId);
    default:
      return appointments;
  }
}

function changed(
  appointments: readonly Appointment[],
  appointmentId: AppointmentId,
  change: (appointment: Appointment) => Appointment,
): readonly Appointment[] {
  return appointments.map((one) => (one.appointmentId === appointmentId ? change(one) : one));
}

/** The days of the whole appointment. */
export function periodOf({ steps: [first], until }: Appointment): Period | undefined {
  return first && { from: first.from, ...(until !== undefined && { until }) };
}

/** The appointment as it is on the day; undefined when it does not hold that day. */
export function appointmentOn(appointment: Appointment, day: CalendarDay): AppointmentOn | undefined {
  const period = periodOf(appointment);
  if (period === undefined || !covers(period, day)) return undefined;
  return asOnStep(appointment, period, stepOn(appointment.steps, day));
}

/** The appointment as it is on its last day, or as of its newest step when it has no end. */
export function appointmentAtEnd(appointment: Appointment): AppointmentOn | undefined {
  const period = periodOf(appointment);
  const { steps, until } = appointment;
  return period && asOnStep(appointment, period, until === undefined ? steps.at(-1) : stepOn(steps, until));
}

function asOnStep(
  { appointmentId, personId }: Appointment,
  period: Period,
  step: AppointmentStep | undefined,
): AppointmentOn | undefined {
  return step && { appointmentId, personId, ...period, ...step.terms };
}

/** A person's appointments on the day, in order of their beginning. */
export function appointmentsOn(appointments: readonly Appointment[], day: CalendarDay): readonly AppointmentOn[] {
  return appointments
    .map((one) => appointmentOn(one, day))
    .filter((one) => one !== undefined)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

/** The appointment cut where its terms change; steps after its last day are left out. */
export function stretchesOf({ steps, until }: Appointment): readonly AppointmentStretch[] {
  return steps
    .map(({ from, terms }, index): AppointmentStretch => {
      const next = steps[index + 1]?.from;
      const last = next === undefined || (until !== undefined && until < next) ? until : addDays(next, -1);
      return { from, terms, ...(last !== undefined && { until: last }) };
    })
    .filter(({ from }) => until === undefined || from <= until);
}

/** Whether on some day both say the same: same unit, role and kind of function, both acting or both not. */
export function sameAtSomeTime(one: Appointment, other: Appointment): boolean {
  return stretchesOf(one).some((mine) =>
    stretchesOf(other).some((theirs) => overlap(mine, theirs) && samePlace(mine.terms, theirs.terms)),
  );
}

export function samePlace(one: AppointmentTerms, other: AppointmentTerms): boolean {
  return (
    one.unitId === other.unitId &&
    one.role === other.role &&
    one.functionKind === other.functionKind &&
    one.acting === other.acting
  );
}

export function sameTerms(one: AppointmentTerms, other: AppointmentTerms): boolean {
  return (
    samePlace(one, other) &&
    one.salaryScale === other.salaryScale &&
    one.weeklyHours === other.weeklyHours &&
    one.reportsTo === other.reportsTo
  );
}

export function sameSteps(one: readonly AppointmentStep[], other: readonly AppointmentStep[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ from, terms }, index) => {
      const theirs = other[index];
      return theirs !== undefined && from === theirs.from && sameTerms(terms, theirs.terms);
    })
  );
}
