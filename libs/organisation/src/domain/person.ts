import { evolveAppointments, type Appointment } from './appointment.js';
import type { Period } from './period.js';
import type { AssignedRole, ExcuseClass, PersonDetails, PersonEvent, PersonId, RoleUnits } from './person-events.js';

/** Days in which a person is excused, with the class of the ground; never the ground itself. */
export type ExcusedInterval = Period & { readonly intervalId: string; readonly class: ExcuseClass };

/** A role that somebody assigned, and where it holds. */
export type RoleAssignment = Period & {
  readonly assignmentId: string;
  readonly role: AssignedRole;
  readonly units: RoleUnits;
};

/** One person over time, without name or other details. */
export type Person = {
  readonly personId: PersonId;
  readonly appointments: readonly Appointment[];
  readonly excused: readonly ExcusedInterval[];
  readonly assignments: readonly RoleAssignment[];
};

/** The person after the event; undefined while nothing registered them. */
export function evolvePerson(person: Person | undefined, event: PersonEvent): Person | undefined {
  if (event.type === 'PersonRegistered') {
    return { personId: event.data.personId, appointments: [], excused: [], assignments: [] };
  }
  if (person === undefined) return undefined;
  const appointments = evolveAppointments(person.appointments, event);
  const excused = evolveExcused(person.excused, event);
  const assignments = evolveAssignments(person.assignments, event);
  return { ...person, appointments, excused, assignments };
}

function evolveExcused(intervals: readonly ExcusedInterval[], event: PersonEvent): readonly ExcusedInterval[] {
  switch (event.type) {
    case 'ExcusedIntervalRecorded': {
      const { personId: _person, ...interval } = event.data;
      return [...intervals, interval];
    }
    case 'ExcusedIntervalEnded': {
      const { intervalId, until } = event.data;
      return intervals.map((one) => (one.intervalId === intervalId ? { ...one, until } : one));
    }
    case 'ExcusedIntervalWithdrawn':
      return intervals.filter(({ intervalId }) => intervalId !== event.data.intervalId);
    default:
      return intervals;
  }
}

function evolveAssignments(assignments: readonly RoleAssignment[], event: PersonEvent): readonly RoleAssignment[] {
  switch (event.type) {
    case 'RoleAssigned': {
      const { personId: _person, ...assignment } = event.data;
      return [...assignments, assignment];
    }
    case 'RoleAssignmentEnded': {
      const { assignmentId, until } = event.data;
      return assignments.map((one) => (one.assignmentId === assignmentId ? { ...one, until } : one));
    }
    default:
      return assignments;
  }
}

/** What the person's own stream decides on: the person, the details, and the ids that were used once. */
export type PersonFile = {
  readonly person: Person | undefined;
  readonly details: PersonDetails | undefined;
  readonly withdrawnIds: readonly string[];
};

export const emptyPersonFile: PersonFile = { person: undefined, details: undefined, withdrawnIds: [] };

export function evolvePersonFile(file: PersonFile, event: PersonEvent): PersonFile {
  const person = evolvePerson(file.person, event);
  switch (event.type) {
    case 'PersonRegistered':
    case 'PersonDetailsCorrected': {
      const { personId: _person, ...details } = event.data;
      return { ...file, person, details };
    }
    case 'AppointmentWithdrawn':
      return { ...file, person, withdrawnIds: [...file.withdrawnIds, event.data.appointmentId] };
    case 'ExcusedIntervalWithdrawn':
      return { ...file, person, withdrawnIds: [...file.withdrawnIds, event.data.intervalId] };
    default:
      return { ...file, person };
  }
}
