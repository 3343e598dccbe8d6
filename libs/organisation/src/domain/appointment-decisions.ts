import { accept, type Decision } from '@peil/kernel';
import { appointmentOn, periodOf, sameAtSomeTime, sameSteps, sameTerms, type Appointment } from './appointment.js';
import { covers, endsBeforeItBegins, withStep } from './period.js';
import type {
  AppointmentCommand,
  ChangeAppointment,
  CorrectAppointment,
  EndAppointment,
  StartAppointment,
} from './person-commands.js';
import type { PersonEvent } from './person-events.js';
import type { PersonFile } from './person.js';
import {
  appointmentExists,
  appointmentOverlaps,
  changeOutsideAppointment,
  endBeforeBegin,
  ownManager,
  stepsOutOfOrder,
  unknownAppointment,
} from './refusals.js';

/** Decides on a registered person's appointments. Two at once are fine, unless they say the same. */
export function decideOnAppointment(
  command: AppointmentCommand,
  file: PersonFile,
  appointments: readonly Appointment[],
): Decision<PersonEvent> {
  const existing = appointments.find(({ appointmentId }) => appointmentId === command.appointmentId);
  const others = appointments.filter((one) => one !== existing);
  if (command.type === 'startAppointment') return start(command, existing, others, file);
  if (command.type === 'withdrawAppointment' && file.withdrawnIds.includes(command.appointmentId)) return accept();
  if (existing === undefined) return unknownAppointment;
  switch (command.type) {
    case 'changeAppointment':
      return change(command, existing, others);
    case 'endAppointment':
      return end(command, existing, others);
    case 'correctAppointment':
      return correct(command, existing, others);
    case 'withdrawAppointment': {
      const { personId, appointmentId } = command;
      return accept({ type: 'AppointmentWithdrawn', data: { personId, appointmentId } });
    }
  }
}

function start(
  command: StartAppointment,
  existing: Appointment | undefined,
  others: readonly Appointment[],
  file: PersonFile,
): Decision<PersonEvent> {
  const { type: _type, ...data } = command;
  const { appointmentId, personId, terms, from, until } = data;
  if (file.withdrawnIds.includes(appointmentId)) return appointmentExists;
  const started: Appointment = {
    appointmentId,
    personId,
    steps: [{ from, terms }],
    ...(until !== undefined && { until }),
  };
  if (existing !== undefined) {
    const same = existing.until === until && sameSteps(existing.steps, started.steps);
    return same ? accept() : appointmentExists;
  }
  if (endsBeforeItBegins(command)) return endBeforeBegin;
  if (terms.reportsTo === personId) return ownManager;
  if (others.some((other) => sameAtSomeTime(started, other))) return appointmentOverlaps;
  return accept({ type: 'AppointmentStarted', data });
}

function change(
  command: ChangeAppointment,
  existing: Appointment,
  others: readonly Appointment[],
): Decision<PersonEvent> {
  const { type: _type, ...data } = command;
  const period = periodOf(existing);
  if (period === undefined || !covers(period, data.from)) return changeOutsideAppointment;
  if (data.terms.reportsTo === data.personId) return ownManager;
  const now = appointmentOn(existing, data.from);
  if (now !== undefined && sameTerms(now, data.terms)) return accept();
  const steps = withStep(existing.steps, { from: data.from, terms: data.terms });
  const after: Appointment = { ...existing, steps };
  if (others.some((other) => sameAtSomeTime(after, other))) return appointmentOverlaps;
  return accept({ type: 'AppointmentChanged', data });
}

function end(command: EndAppointment, existing: Appointment, others: readonly Appointment[]): Decision<PersonEvent> {
  const { type: _type, ...data } = command;
  if (existing.until === data.until) return accept();
  const after: Appointment = { ...existing, until: data.until };
  const period = periodOf(after);
  if (period === undefined || endsBeforeItBegins(period)) return endBeforeBegin;
  if (others.some((other) => sameAtSomeTime(after, other))) return appointmentOverlaps;
  return accept({ type: 'AppointmentEnded', data });
}

function correct(
  command: CorrectAppointment,
  existing: Appointment,
  others: readonly Appointment[],
): Decision<PersonEvent> {
  const { personId, appointmentId, until } = command;
  const steps = [...command.steps];
  const after: Appointment = { appointmentId, personId, steps, ...(until !== undefined && { until }) };
  const period = periodOf(after);
  if (period === undefined) return stepsOutOfOrder;
  if (endsBeforeItBegins(period)) return endBeforeBegin;
  const inOrder = steps.every(({ from }, index) => covers(period, from) && (steps[index - 1]?.from ?? '') < from);
  if (!inOrder) return stepsOutOfOrder;
  if (steps.some(({ terms }) => terms.reportsTo === personId)) return ownManager;
  if (existing.until === until && sameSteps(existing.steps, steps)) return accept();
  if (others.some((other) => sameAtSomeTime(after, other))) return appointmentOverlaps;
  return accept({
    type: 'AppointmentCorrected',
    data: { personId, appointmentId, steps, ...(until !== undefined && { until }) },
  });
}
