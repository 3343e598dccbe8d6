import type { Decider } from '@peil/eventing';
import { accept, type Decision } from '@peil/kernel';
import { decideOnAppointment } from './appointment-decisions.js';
import { endsBeforeItBegins, overlap } from './period.js';
import type { ExcusedCommand, PersonCommand, RegisterPerson, RoleCommand } from './person-commands.js';
import { PERSON, personEvents, type PersonDetails, type PersonEvent, type RoleUnits } from './person-events.js';
import { emptyPersonFile, evolvePersonFile, type Person, type PersonFile } from './person.js';
import {
  assignmentExists,
  assignmentOverlaps,
  endBeforeBegin,
  intervalExists,
  intervalOverlaps,
  personExists,
  unknownAssignment,
  unknownInterval,
  unknownPerson,
} from './refusals.js';

export const personDecider: Decider<PersonCommand, PersonEvent, PersonFile> = {
  category: PERSON,
  events: personEvents,
  subject: (streamId) => streamId,
  initialState: emptyPersonFile,
  evolve: evolvePersonFile,
  decide,
};

function decide(command: PersonCommand, file: PersonFile): Decision<PersonEvent> {
  const { person, details } = file;
  if (command.type === 'registerPerson') return register(command, details);
  if (person === undefined || details === undefined) return unknownPerson;
  switch (command.type) {
    case 'correctDetails': {
      const { personId } = command;
      if (sameDetails(details, command.details)) return accept();
      return accept({ type: 'PersonDetailsCorrected', data: { personId, ...command.details } });
    }
    case 'startAppointment':
    case 'changeAppointment':
    case 'endAppointment':
    case 'correctAppointment':
    case 'withdrawAppointment':
      return decideOnAppointment(command, file, person.appointments);
    case 'recordExcusedInterval':
    case 'endExcusedInterval':
    case 'withdrawExcusedInterval':
      return decideOnExcuse(command, file, person);
    case 'assignRole':
    case 'endRoleAssignment':
      return decideOnRole(command, person);
  }
}

function register({ personId, details }: RegisterPerson, existing: PersonDetails | undefined): Decision<PersonEvent> {
  if (existing !== undefined) return sameDetails(existing, details) ? accept() : personExists;
  return accept({ type: 'PersonRegistered', data: { personId, ...details } });
}

function sameDetails(one: PersonDetails, other: PersonDetails): boolean {
  return (
    one.name === other.name &&
    one.personnelNumber === other.personnelNumber &&
    one.login === other.login &&
    one.email === other.email
  );
}

function decideOnExcuse(command: ExcusedCommand, file: PersonFile, person: Person): Decision<PersonEvent> {
  const existing = person.excused.find(({ intervalId }) => intervalId === command.intervalId);
  const others = person.excused.filter((one) => one !== existing);
  const wasWithdrawn = file.withdrawnIds.includes(command.intervalId);
  const overlapsOther = (interval: { class: string } & Parameters<typeof overlap>[0]) =>
    others.some((other) => other.class === interval.class && overlap(other, interval));

  if (command.type === 'recordExcusedInterval') {
    const { type: _type, ...data } = command;
    if (wasWithdrawn) return intervalExists;
    if (existing !== undefined) {
      const same = existing.class === data.class && existing.from === data.from && existing.until === data.until;
      return same ? accept() : intervalExists;
    }
    if (endsBeforeItBegins(data)) return endBeforeBegin;
    if (overlapsOther(data)) return intervalOverlaps;
    return accept({ type: 'ExcusedIntervalRecorded', data });
  }
  const { personId, intervalId } = command;
  if (command.type === 'withdrawExcusedInterval') {
    if (wasWithdrawn) return accept();
    if (existing === undefined) return unknownInterval;
    return accept({ type: 'ExcusedIntervalWithdrawn', data: { personId, intervalId } });
  }
  const { until } = command;
  if (existing === undefined) return unknownInterval;
  if (existing.until === until) return accept();
  if (until < existing.from) return endBeforeBegin;
  if (overlapsOther({ ...existing, until })) return intervalOverlaps;
  return accept({ type: 'ExcusedIntervalEnded', data: { personId, intervalId, until } });
}

function decideOnRole(command: RoleCommand, person: Person): Decision<PersonEvent> {
  const existing = person.assignments.find(({ assignmentId }) => assignmentId === command.assignmentId);
  if (command.type === 'assignRole') {
    const { type: _type, ...data } = command;
    if (existing !== undefined) {
      const same =
        existing.role === data.role &&
        sameUnits(existing.units, data.units) &&
        existing.from === data.from &&
        existing.until === data.until;
      return same ? accept() : assignmentExists;
    }
    if (endsBeforeItBegins(data)) return endBeforeBegin;
    const double = person.assignments.some(
      (one) => one.role === data.role && sameUnits(one.units, data.units) && overlap(one, data),
    );
    return double ? assignmentOverlaps : accept({ type: 'RoleAssigned', data });
  }
  const { personId, assignmentId, until } = command;
  if (existing === undefined) return unknownAssignment;
  if (existing.until === until) return accept();
  if (until < existing.from) return endBeforeBegin;
  return accept({ type: 'RoleAssignmentEnded', data: { personId, assignmentId, until } });
}

function sameUnits(one: RoleUnits, other: RoleUnits): boolean {
  if (one === 'all' || other === 'all') return one === other;
  return one.length === other.length && one.every((unit) => other.includes(unit));
}
