import type { CalendarDay } from '@peil/kernel';
import type { Role } from '@peil/http-api';
import type { OrganisationByDay } from '../access/access-decider.js';
import type { Persona } from './demo-people.js';

/** The role that a persona is shown for. */
export const ROLE_OF: Readonly<Record<Persona, Role>> = {
  manager: 'manager',
  director: 'director',
  'city-director': 'cityDirector',
  hr: 'hr',
  auditor: 'auditor',
  reporting: 'reporting',
};

/** The first person, by id, with the role today; for a manager somebody who is nothing else. */
export function firstWith(organisation: OrganisationByDay, persona: Persona, today: CalendarDay): string | undefined {
  const people = [...organisation.on(today).organisation.people.keys()].sort();
  return people.find((personId) => {
    const { roles } = organisation.callerOf(personId, today);
    return persona === 'manager' ? roles.length === 1 && roles[0] === 'manager' : roles.includes(ROLE_OF[persona]);
  });
}
