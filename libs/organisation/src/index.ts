export * from './domain/events.js';
export { unitDecider, type UnitCommand } from './domain/unit-decider.js';
export { personDecider } from './domain/person-decider.js';
export type * from './domain/person-commands.js';
export {
  appointmentOn,
  appointmentsOn,
  evolveAppointments,
  stretchesOf,
  type Appointment,
  type AppointmentOn,
  type AppointmentStretch,
} from './domain/appointment.js';
export { evolvePerson, type ExcusedInterval, type Person, type RoleAssignment } from './domain/person.js';
export { foldOrganisation, type Organisation, type OrganisationEvent } from './domain/organisation.js';
export {
  appointmentsIn,
  clusterOf,
  directorateOf,
  isDirectorate,
  liesIn,
  organisationOn,
  pathUp,
  standingAppointments,
  unitsUnder,
  type OrganisationDay,
  type UnitOn,
} from './domain/organisation-day.js';
export { reportingLines, reportsOf, type ReportingLine } from './domain/reporting-line.js';
export {
  callerOn,
  directoratesOpenTo,
  fileAccess,
  filesOpenTo,
  isInScope,
  type Caller,
  type CallerRole,
  type FileAccess,
  type Scope,
} from './domain/caller.js';
export { organisationProjection } from './read-models/organisation-projection.js';
export { createOrganisationReader, type OrganisationReader } from './read-models/organisation-reader.js';
export { peopleProjection } from './read-models/people-projection.js';
export { createPeopleIndex, type IndexedPerson, type PeopleIndex } from './read-models/people-index.js';
export { OrganisationModule } from './api/organisation.module.js';
export { PersonMessage, UnitMessage } from './api/messages.js';
export * from './api/queries.js';
export type * from './api/answers.js';
export { ORGANISATION_READER, PEOPLE_INDEX } from './api/readers.js';
export { organisationImportKinds } from './api/organisation-imports.js';
export type { ImportParts } from './api/import-runs.js';
