import type { PersonEvent, PersonId } from './person-events.js';
import { evolvePerson, type Person } from './person.js';
import type { UnitEvent, UnitId } from './unit-events.js';
import { evolveUnit, type Unit } from './unit.js';

/** Everything that is known of the organisation, over all days. */
export type Organisation = {
  readonly units: ReadonlyMap<UnitId, Unit>;
  readonly people: ReadonlyMap<PersonId, Person>;
};

export type OrganisationEvent = UnitEvent | PersonEvent;

/** Folds events, in the order of their recording, on top of what was known. */
export function foldOrganisation(
  events: Iterable<OrganisationEvent>,
  before: Organisation = { units: new Map(), people: new Map() },
): Organisation {
  const units = new Map(before.units);
  const people = new Map(before.people);
  for (const event of events) {
    if (isUnitEvent(event)) {
      const unit = evolveUnit(units.get(event.data.unitId), event);
      if (unit !== undefined) units.set(unit.unitId, unit);
    } else {
      const person = evolvePerson(people.get(event.data.personId), event);
      if (person !== undefined) people.set(person.personId, person);
    }
  }
  return { units, people };
}

function isUnitEvent(event: OrganisationEvent): event is UnitEvent {
  return event.type.startsWith('Unit');
}
