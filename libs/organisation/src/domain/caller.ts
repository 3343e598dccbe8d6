import { covers } from './period.js';
import type { AppointmentRole, PersonId } from './person-events.js';
import {
  directorateOf,
  isDirectorate,
  liesIn,
  standingAppointments,
  unitsUnder,
  type OrganisationDay,
} from './organisation-day.js';
import type { UnitId } from './unit-events.js';

/** Every role somebody can have in Peil on a day. */
export type CallerRole = 'manager' | 'director' | 'cityDirector' | 'hr' | 'auditor' | 'reporting' | 'administrator';

/** Everywhere, or in these units and everything below them. */
export type Scope = 'all' | readonly UnitId[];

/** What somebody may be and where, on one day. Who has no entry has no role. */
export type Caller = {
  readonly personId: PersonId;
  readonly roles: readonly CallerRole[];
  /** The directorates of the person's own appointments, whatever the role. */
  readonly ownDirectorates: readonly UnitId[];
  /** The directorates and districts they are director of; also while acting. */
  readonly directorOf: readonly UnitId[];
  /** The clusters they are city director of; also while acting. */
  readonly cityDirectorOf: readonly UnitId[];
  /** Where they are HR adviser. Empty when they are none. */
  readonly hr: Scope;
  readonly auditor: Scope;
  readonly reporting: Scope;
  readonly administrator: Scope;
};

const roleOrder: readonly CallerRole[] = [
  'manager',
  'director',
  'cityDirector',
  'hr',
  'auditor',
  'reporting',
  'administrator',
];

/** Roles and scopes of a person on the day of the view. A director is a manager too. */
export function callerOn(view: OrganisationDay, personId: PersonId): Caller {
  const appointments = view.appointmentsOf.get(personId) ?? [];
  const assignments = (view.organisation.people.get(personId)?.assignments ?? []).filter((one) =>
    covers(one, view.day),
  );
  const scope = (role: CallerRole): Scope =>
    joined(assignments.filter((one) => one.role === role).map(({ units }) => units));
  const unitsAs = (role: AppointmentRole) =>
    appointments.filter((one) => one.role === role).map(({ unitId }) => unitId);
  // A director appointed elsewhere than to a directorate is a director without one.
  const directorOf = unitsAs('director').filter((unitId) => isDirectorate(view.units.get(unitId)));
  const cityDirectorOf = unitsAs('cityDirector').filter((unitId) => view.units.get(unitId)?.kind === 'cluster');
  const ownDirectorates = appointments
    .map(({ unitId }) => directorateOf(view, unitId)?.unitId)
    .filter((unitId) => unitId !== undefined);
  const has: Record<CallerRole, boolean> = {
    manager: appointments.length > 0,
    director: unitsAs('director').length > 0,
    cityDirector: unitsAs('cityDirector').length > 0,
    hr: assignments.some(({ role }) => role === 'hr'),
    auditor: assignments.some(({ role }) => role === 'auditor'),
    reporting: assignments.some(({ role }) => role === 'reporting'),
    administrator: assignments.some(({ role }) => role === 'administrator'),
  };
  return {
    personId,
    roles: roleOrder.filter((role) => has[role]),
    ownDirectorates: [...new Set(ownDirectorates)],
    directorOf: [...new Set(directorOf)],
    cityDirectorOf: [...new Set(cityDirectorOf)],
    hr: scope('hr'),
    auditor: scope('auditor'),
    reporting: scope('reporting'),
    administrator: scope('administrator'),
  };
}

function joined(scopes: readonly Scope[]): Scope {
  return scopes.includes('all') ? 'all' : [...new Set(scopes.flatMap((scope) => (scope === 'all' ? [] : scope)))];
}

export function isInScope(view: OrganisationDay, scope: Scope, unitId: UnitId): boolean {
  return scope === 'all' || scope.some((ancestor) => liesIn(view, unitId, ancestor));
}

/** Why somebody may open another's file, in the order in which it is said. */
export type FileAccess = 'own' | 'director' | 'cityDirector' | 'hr' | 'auditor';

/**
 * On what ground the caller may open the person's file on the day of the view; undefined when they may not.
 *
 * A director opens those of the own directorate, a city director the directors of the own cluster, an HR adviser those of
 * the units assigned, an auditor every one. An administrator opens none. After somebody left, HR still opens the file by
 * the last unit.
 */
export function fileAccess(view: OrganisationDay, caller: Caller, personId: PersonId): FileAccess | undefined {
  if (caller.personId === personId) return 'own';
  if (!view.organisation.people.has(personId)) return undefined;
  const current = view.appointmentsOf.get(personId) ?? [];
  if (current.some(({ unitId }) => isInScope(view, caller.directorOf, unitId))) return 'director';
  if (current.some(({ unitId, role }) => role === 'director' && isInScope(view, caller.cityDirectorOf, unitId))) {
    return 'cityDirector';
  }
  if (isInAssigned(view, caller.hr, personId)) return 'hr';
  return isInAssigned(view, caller.auditor, personId) ? 'auditor' : undefined;
}

function isInAssigned(view: OrganisationDay, scope: Scope, personId: PersonId): boolean {
  if (scope === 'all') return true;
  if (scope.length === 0) return false;
  return standingAppointments(view, personId).some(({ unitId }) => isInScope(view, scope, unitId));
}

/** The people whose file the caller may open on the day, the caller among them. */
export function filesOpenTo(view: OrganisationDay, caller: Caller): readonly PersonId[] {
  return [...view.organisation.people.keys()].filter((personId) => fileAccess(view, caller, personId) !== undefined);
}

/** The directorates and districts whose managers' figures the caller may see by name: own, assigned or all. */
export function directoratesOpenTo(view: OrganisationDay, caller: Caller): readonly UnitId[] {
  const scopes = [caller.directorOf, caller.hr, caller.auditor];
  const within = scopes.includes('all')
    ? [...view.units.keys()]
    : scopes.flatMap((scope) => (scope === 'all' ? [] : scope)).flatMap((unitId) => unitsUnder(view, unitId));
  return [...new Set(within)].filter((unitId) => isDirectorate(view.units.get(unitId)));
}
