import { calendarDay } from '@peil/kernel';
import type { AppointmentTerms, PersonEvent, UnitEvent, UnitKind } from '../domain/events.js';
import { foldOrganisation, type Organisation, type OrganisationEvent } from '../domain/organisation.js';

/** A city of two clusters for tests; every unit from 1 January 2020. */
const units: readonly (readonly [id: string, kind: UnitKind, parent?: string])[] = [
  ['city', 'organisation'],
  ['space', 'cluster', 'city'],
  ['social', 'cluster', 'city'],
  ['parks', 'directorate', 'space'],
  ['streets', 'directorate', 'space'],
  ['west', 'district', 'social'],
  ['trees', 'team', 'parks'],
  ['ponds', 'team', 'parks'],
  ['signs', 'team', 'streets'],
  ['desk', 'team', 'west'],
];

export const cityUnits: readonly UnitEvent[] = units.map(([unitId, kind, parentId]) => ({
  type: 'UnitEstablished',
  data: {
    unitId,
    kind,
    name: `Name of ${unitId}`,
    code: unitId.toUpperCase(),
    from: calendarDay('2020-01-01'),
    ...(parentId !== undefined && { parentId }),
  },
}));

export function registered(personId: string): PersonEvent {
  return {
    type: 'PersonRegistered',
    data: { personId, name: `Name of ${personId}`, personnelNumber: `nr-${personId}` },
  };
}

/** An appointment named `<person>-<unit>`, by default a manager's from 1 January 2024 on. */
export function appointed(
  personId: string,
  unitId: string,
  more: Partial<AppointmentTerms> & { readonly from?: string; readonly until?: string; readonly id?: string } = {},
): PersonEvent {
  const { from = '2024-01-01', until, id = `${personId}-${unitId}`, ...terms } = more;
  return {
    type: 'AppointmentStarted',
    data: {
      personId,
      appointmentId: id,
      terms: { unitId, role: 'manager', acting: false, ...terms },
      from: calendarDay(from),
      ...(until !== undefined && { until: calendarDay(until) }),
    },
  };
}

export function assigned(
  personId: string,
  role: 'hr' | 'auditor' | 'reporting' | 'administrator',
  units: 'all' | string[],
): PersonEvent {
  return {
    type: 'RoleAssigned',
    data: { personId, assignmentId: `${personId}-${role}`, role, units, from: calendarDay('2024-01-01') },
  };
}

const people = [
  'citydirector',
  'parksdirector',
  'streetsdirector',
  'westdirector',
  'treesmanager',
  'pondsmanager',
  'signsmanager',
  'deskmanager',
  'hradviser',
  'hrall',
  'auditor',
  'reporter',
  'admin',
];

/** Everybody at their own desk. */
export const cityPeople: readonly PersonEvent[] = [
  ...people.map(registered),
  appointed('citydirector', 'space', { role: 'cityDirector', salaryScale: 17 }),
  appointed('parksdirector', 'parks', { role: 'director', salaryScale: 15 }),
  appointed('streetsdirector', 'streets', { role: 'director', salaryScale: 15 }),
  appointed('westdirector', 'west', { role: 'director', salaryScale: 15 }),
  appointed('treesmanager', 'trees', { salaryScale: 12 }),
  appointed('pondsmanager', 'ponds', { salaryScale: 12 }),
  appointed('signsmanager', 'signs', { salaryScale: 12 }),
  appointed('deskmanager', 'desk', { salaryScale: 11 }),
  assigned('hradviser', 'hr', ['parks']),
  assigned('hrall', 'hr', 'all'),
  assigned('auditor', 'auditor', 'all'),
  assigned('reporter', 'reporting', 'all'),
  assigned('admin', 'administrator', 'all'),
];

/** The small city, and what happened in it besides. */
export function smallCity(...events: readonly OrganisationEvent[]): Organisation {
  return foldOrganisation([...cityUnits, ...cityPeople, ...events]);
}
