import type { CalendarDay } from '@peil/kernel';
import type { Period } from './period.js';
import type {
  AppointmentId,
  AppointmentStep,
  AppointmentTerms,
  AssignedRole,
  ExcuseClass,
  PersonDetails,
  PersonId,
  RoleUnits,
} from './person-events.js';

type Of = { readonly personId: PersonId };
type OfAppointment = Of & { readonly appointmentId: AppointmentId };
type OfInterval = Of & { readonly intervalId: string };
type OfAssignment = Of & { readonly assignmentId: string };

export type RegisterPerson = Of & { readonly type: 'registerPerson'; readonly details: PersonDetails };
export type CorrectDetails = Of & { readonly type: 'correctDetails'; readonly details: PersonDetails };

export type StartAppointment = OfAppointment &
  Period & { readonly type: 'startAppointment'; readonly terms: AppointmentTerms };
export type ChangeAppointment = OfAppointment & {
  readonly type: 'changeAppointment';
  readonly from: CalendarDay;
  readonly terms: AppointmentTerms;
};
export type EndAppointment = OfAppointment & { readonly type: 'endAppointment'; readonly until: CalendarDay };
export type CorrectAppointment = OfAppointment & {
  readonly type: 'correctAppointment';
  readonly steps: readonly AppointmentStep[];
  readonly until?: CalendarDay;
};
export type WithdrawAppointment = OfAppointment & { readonly type: 'withdrawAppointment' };

export type AppointmentCommand =
  StartAppointment | ChangeAppointment | EndAppointment | CorrectAppointment | WithdrawAppointment;

export type RecordExcusedInterval = OfInterval &
  Period & { readonly type: 'recordExcusedInterval'; readonly class: ExcuseClass };
export type EndExcusedInterval = OfInterval & { readonly type: 'endExcusedInterval'; readonly until: CalendarDay };
export type WithdrawExcusedInterval = OfInterval & { readonly type: 'withdrawExcusedInterval' };

export type ExcusedCommand = RecordExcusedInterval | EndExcusedInterval | WithdrawExcusedInterval;

export type AssignRole = OfAssignment &
  Period & { readonly type: 'assignRole'; readonly role: AssignedRole; readonly units: RoleUnits };
export type EndRoleAssignment = OfAssignment & { readonly type: 'endRoleAssignment'; readonly until: CalendarDay };

export type RoleCommand = AssignRole | EndRoleAssignment;

/** What can be asked of one person's stream. That units exist is asked of the whole organisation before. */
export type PersonCommand = RegisterPerson | CorrectDetails | AppointmentCommand | ExcusedCommand | RoleCommand;
