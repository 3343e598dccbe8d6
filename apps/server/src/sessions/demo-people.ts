import type { CalendarDay, LocalizedText } from '@peil/kernel';
import type { OrganisationByDay } from '../access/access-decider.js';

export const PERSONAS = ['manager', 'director', 'city-director', 'hr', 'auditor', 'reporting'] as const;
export type Persona = (typeof PERSONAS)[number];

/** Somebody of the demo, and why one would sign in as them. */
export type DemoPerson = {
  /** Which persona, or which situation. */
  readonly code: string;
  readonly persona: Persona;
  readonly personId: string;
  readonly name: string;
  readonly description: LocalizedText;
  readonly unitName?: string;
};

/** Whom one can sign in as. */
export type DemoPeople = {
  readonly list: () => { readonly personas: readonly DemoPerson[]; readonly situations: readonly DemoPerson[] };
};
export const DEMO_PEOPLE = Symbol('DemoPeople');

/** The people that whoever made the city wants to show: their names and situations. */
export type NamedPeople = {
  readonly [Group in 'personas' | 'situations']: readonly Omit<DemoPerson, 'persona' | 'unitName'>[];
};

const DESCRIPTION: Readonly<Record<Persona, LocalizedText>> = {
  manager: { nl: 'leidinggevende', en: 'manager' },
  director: { nl: 'directeur', en: 'director' },
  'city-director': { nl: 'stedelijk directeur', en: 'city director' },
  hr: { nl: 'P&O-adviseur', en: 'HR adviser' },
  auditor: { nl: 'auditor', en: 'auditor' },
  reporting: { nl: 'griffie en bestuur: alleen cijfers', en: 'reporting: figures only' },
};

/**
 * Who is shown at sign-in: the people the maker of the city named, else the first person with each role.
 *
 * @param unitOf the name of the unit where a person works, or that they are director of
 */
export function demoPeople(parts: {
  readonly named: NamedPeople | undefined;
  readonly firstWith: (persona: Persona) => string | undefined;
  readonly nameOf: (personId: string) => string | undefined;
  readonly unitOf: (personId: string) => string | undefined;
}): DemoPeople {
  const { named, firstWith, nameOf, unitOf } = parts;
  const withUnit = (person: DemoPerson): DemoPerson => {
    const unitName = unitOf(person.personId);
    return unitName === undefined ? person : { ...person, unitName };
  };
  const found = (): readonly DemoPerson[] =>
    PERSONAS.flatMap((persona) => {
      const personId = firstWith(persona);
      const name = personId === undefined ? undefined : nameOf(personId);
      if (personId === undefined || name === undefined) return [];
      return [{ code: persona, persona, personId, name, description: DESCRIPTION[persona] }];
    });
  return {
    list: () => ({
      personas: (named === undefined ? found() : named.personas.flatMap(asPersona)).map(withUnit),
      situations: (named?.situations ?? []).map((one) => withUnit({ ...one, persona: 'manager' })),
    }),
  };
}

function asPersona(person: NamedPeople['personas'][number]): readonly DemoPerson[] {
  const persona = PERSONAS.find((one) => one === person.code);
  return persona === undefined ? [] : [{ ...person, persona }];
}

/** The unit of a person's first post on the day, at the level of directorates or above. */
export function unitNameOf(organisation: OrganisationByDay, personId: string, day: CalendarDay): string | undefined {
  const view = organisation.on(day);
  const caller = organisation.callerOf(personId, day);
  const unitId = caller.cityDirectorOf[0] ?? caller.directorOf[0] ?? caller.ownDirectorates[0];
  return unitId === undefined ? undefined : view.units.get(unitId)?.name;
}
