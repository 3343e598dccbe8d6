import type { AccessDecider, AccessDecision, Caller, Permission, Resource } from '@peil/http-api';
import type { CalendarDay } from '@peil/kernel';
import {
  isInScope,
  liesIn,
  reportingLines,
  standingAppointments,
  type Caller as OrganisationCaller,
  type OrganisationDay,
  type Scope,
} from '@peil/organisation';
import { withClaims } from './claimed-roles.js';
import { PERMISSION_TABLE, type Grant, type Over } from './permission-table.js';

/** The organisation as the decider asks it: by day, and a person's roles by day. */
export type OrganisationByDay = {
  readonly on: (day: CalendarDay) => OrganisationDay;
  readonly callerOf: (personId: string, day: CalendarDay) => OrganisationCaller;
};

export function createAccessDecider(organisation: OrganisationByDay): AccessDecider {
  function decide(caller: Caller, permission: Permission, resource: Resource, today: CalendarDay): AccessDecision {
    const grants = PERMISSION_TABLE[permission];
    const roles = withClaims(organisation.callerOf(caller.personId, today), caller.claimed);
    if (grants === 'everyone') return { allowed: true, role: roles.roles[0] ?? 'manager', view: 'persons' };
    const view = organisation.on(today);
    const grant = grants.find((one) => holds(one, roles, resource, view));
    return grant === undefined
      ? { allowed: false, roles: [...new Set(grants.map(({ role }) => role))] }
      : { allowed: true, role: grant.role, view: grant.view ?? 'persons' };
  }

  return {
    decide,
    filesOpenTo: (caller, personIds, today) =>
      personIds.filter((personId) => decide(caller, 'file.read', { personId }, today).allowed),
  };
}

function holds({ role, over }: Grant, caller: OrganisationCaller, resource: Resource, view: OrganisationDay): boolean {
  // The own file stays one's own, also after the appointment has ended.
  if (over === 'own') return resource.personId === caller.personId;
  if (!caller.roles.includes(role)) return false;
  if (over === 'everything') return true;
  if (over === 'assignedToAll') return assignedScope(role, caller) === 'all';
  if (over === 'assignedOthers' && resource.personId === caller.personId) return false;
  if (resource.personId !== undefined) return reachesPerson(over, role, caller, resource.personId, view);
  if (resource.unitId !== undefined) return reachesUnit(over, role, caller, resource.unitId, view);
  return false;
}

function reachesPerson(
  over: Over,
  role: Grant['role'],
  caller: OrganisationCaller,
  personId: string,
  view: OrganisationDay,
): boolean {
  const current = view.appointmentsOf.get(personId) ?? [];
  switch (over) {
    case 'reports':
      return reportingLines(view, personId).some(({ managerId }) => managerId === caller.personId);
    case 'directorate':
      return current.some(({ unitId }) => isInScope(view, caller.directorOf, unitId));
    case 'directors':
      return current.some((one) => one.role === 'director' && isInScope(view, caller.cityDirectorOf, one.unitId));
    case 'assigned':
    case 'assignedOthers': {
      const scope = assignedScope(role, caller);
      if (!view.organisation.people.has(personId)) return false;
      // Who left, or has yet to begin, still belongs to the unit of the last or first appointment.
      return (
        scope === 'all' || standingAppointments(view, personId).some(({ unitId }) => isInScope(view, scope, unitId))
      );
    }
    default:
      return false;
  }
}

function reachesUnit(
  over: Over,
  role: Grant['role'],
  caller: OrganisationCaller,
  unitId: string,
  view: OrganisationDay,
): boolean {
  switch (over) {
    case 'directorate':
      return isInScope(view, caller.directorOf, unitId);
    case 'cluster':
      return isInScope(view, caller.cityDirectorOf, unitId);
    case 'workplace':
      return caller.ownDirectorates.some((own) => liesIn(view, unitId, own));
    case 'assigned':
    case 'assignedOthers':
      return isInScope(view, assignedScope(role, caller), unitId);
    default:
      return false;
  }
}

function assignedScope(role: Grant['role'], caller: OrganisationCaller): Scope {
  switch (role) {
    case 'hr':
      return caller.hr;
    case 'auditor':
      return caller.auditor;
    case 'reporting':
      return caller.reporting;
    case 'administrator':
      return caller.administrator;
    default:
      return [];
  }
}
