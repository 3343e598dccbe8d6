import { defineEvent, type EventOf } from '@peil/eventing';
import { calendarDaySchema, opaqueId, personalText, plain } from '@peil/kernel';
import { z } from 'zod';
import { validity } from './unit-events.js';

/** The stream of one person is `person-<personId>`. */
export const PERSON = 'person';

/** Opaque ids; nothing about their bearer can be read from them. */
export type PersonId = string;
export type AppointmentId = string;

/** What a person is appointed as: the roles a scheme or a reporting line can speak of. */
export const appointmentRoles = ['manager', 'director', 'cityDirector'] as const;
export const appointmentRoleSchema = z.enum(appointmentRoles);
export type AppointmentRole = z.infer<typeof appointmentRoleSchema>;

/** Which kind of manager, where the source says so. */
export const functionKinds = ['teamManager', 'head', 'coordinator'] as const;
export const functionKindSchema = z.enum(functionKinds);

/** Roles that no appointment gives: somebody assigns them. */
export const assignedRoles = ['hr', 'auditor', 'reporting', 'administrator'] as const;
export const assignedRoleSchema = z.enum(assignedRoles);
export type AssignedRole = z.infer<typeof assignedRoleSchema>;

/** The class of an excused interval. What it means is agreed outside Peil; it is never a diagnosis. */
export const excuseClasses = ['A', 'B', 'C'] as const;
export const excuseClassSchema = z.enum(excuseClasses);
export type ExcuseClass = z.infer<typeof excuseClassSchema>;

/** Where an assigned role holds: everywhere, or in these units and all that lies under them. */
export const roleUnitsSchema = z.union([z.literal('all'), z.array(opaqueId).min(1).max(200)]);
export type RoleUnits = z.infer<typeof roleUnitsSchema>;

/** Salary scale, as in the collective agreement: 1 to 30. */
export const salaryScaleSchema = z.int().min(1).max(30);

/** Hours a week as an exact decimal, such as `"36"` or `"28.8"`. */
export const weeklyHoursSchema = plain(
  z.string().regex(/^\d{1,2}(\.\d{1,2})?$/, 'must be hours a week as a decimal, such as 28.8'),
);

/** What an appointment says from a day on. */
export const appointmentTermsSchema = z.strictObject({
  unitId: opaqueId,
  role: appointmentRoleSchema,
  functionKind: functionKindSchema.exactOptional(),
  salaryScale: salaryScaleSchema.exactOptional(),
  weeklyHours: weeklyHoursSchema.exactOptional(),
  /** Stands in for somebody, for a time. */
  acting: z.boolean(),
  /** The person it reports to, where the units do not say so. */
  reportsTo: opaqueId.exactOptional(),
});
export type AppointmentTerms = z.infer<typeof appointmentTermsSchema>;

/** Terms and the first day they hold; they hold until the next step, or the appointment's last day. */
export const appointmentStepSchema = z.strictObject({ from: calendarDaySchema, terms: appointmentTermsSchema });
export type AppointmentStep = z.infer<typeof appointmentStepSchema>;

/** All of them are personal details, a personnel number as much as a name. */
const details = {
  name: personalText(200),
  personnelNumber: personalText(50).exactOptional(),
  login: personalText(100).exactOptional(),
  email: personalText(254).exactOptional(),
};
export const personDetailsSchema = z.strictObject(details);
export type PersonDetails = z.infer<typeof personDetailsSchema>;

const personId = { personId: opaqueId };
const appointment = { ...personId, appointmentId: opaqueId };
const interval = { ...personId, intervalId: opaqueId };
const assignment = { ...personId, assignmentId: opaqueId };
const subject = { subject: (data: { readonly personId: string }) => data.personId };

export const personRegistered = defineEvent('PersonRegistered', z.strictObject({ ...personId, ...details }), subject);
/** All details as they are from now on; one that is left out is no longer known. */
export const personDetailsCorrected = defineEvent(
  'PersonDetailsCorrected',
  z.strictObject({ ...personId, ...details }),
  subject,
);

export const appointmentStarted = defineEvent(
  'AppointmentStarted',
  z.strictObject({ ...appointment, terms: appointmentTermsSchema, ...validity }),
);
/** From that day on the whole terms are these: another unit (a move), scale, hours. Replaces a change on the same day. */
export const appointmentChanged = defineEvent(
  'AppointmentChanged',
  z.strictObject({ ...appointment, from: calendarDaySchema, terms: appointmentTermsSchema }),
);
/** `until` is its last day. A later end replaces an earlier one. */
export const appointmentEnded = defineEvent(
  'AppointmentEnded',
  z.strictObject({ ...appointment, until: calendarDaySchema }),
);
/** It was recorded wrongly; this is the whole appointment as it is. Steps in order of their day, the first starts it. */
export const appointmentCorrected = defineEvent(
  'AppointmentCorrected',
  z.strictObject({
    ...appointment,
    steps: z.array(appointmentStepSchema).min(1).max(200),
    until: calendarDaySchema.exactOptional(),
  }),
);
/** It never was. */
export const appointmentWithdrawn = defineEvent('AppointmentWithdrawn', z.strictObject(appointment));

export const excusedIntervalRecorded = defineEvent(
  'ExcusedIntervalRecorded',
  z.strictObject({ ...interval, class: excuseClassSchema, ...validity }),
);
/** `until` is its last day. */
export const excusedIntervalEnded = defineEvent(
  'ExcusedIntervalEnded',
  z.strictObject({ ...interval, until: calendarDaySchema }),
);
/** It never was. */
export const excusedIntervalWithdrawn = defineEvent('ExcusedIntervalWithdrawn', z.strictObject(interval));

export const roleAssigned = defineEvent(
  'RoleAssigned',
  z.strictObject({ ...assignment, role: assignedRoleSchema, units: roleUnitsSchema, ...validity }),
);
/** `until` is its last day. */
export const roleAssignmentEnded = defineEvent(
  'RoleAssignmentEnded',
  z.strictObject({ ...assignment, until: calendarDaySchema }),
);

/** Every event a person's stream can hold. */
export const personEvents = [
  personRegistered,
  personDetailsCorrected,
  appointmentStarted,
  appointmentChanged,
  appointmentEnded,
  appointmentCorrected,
  appointmentWithdrawn,
  excusedIntervalRecorded,
  excusedIntervalEnded,
  excusedIntervalWithdrawn,
  roleAssigned,
  roleAssignmentEnded,
] as const;
export type PersonEvent = EventOf<(typeof personEvents)[number]>;
