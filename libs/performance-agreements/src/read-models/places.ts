import { appointmentsIn, isDirectorate, pathUp, type OrganisationDay, type UnitOn } from '@peil/organisation';

/** Who is held to agreements in which unit on a day; each person once a unit. Teams count in their directorate. */
export type Places = {
  /** The counted units a person works in, those above them included. */
  readonly unitsOf: ReadonlyMap<string, readonly string[]>;
  readonly peopleIn: ReadonlyMap<string, readonly string[]>;
};

const made = new WeakMap<OrganisationDay, Places>();

export function isCounted({ kind }: UnitOn): boolean {
  return kind !== 'team';
}

export function placesOn(view: OrganisationDay): Places {
  const known = made.get(view);
  if (known !== undefined) return known;
  const pathOf = new Map<string, readonly string[]>();
  const countedAbove = (unitId: string): readonly string[] => {
    const kept = pathOf.get(unitId);
    if (kept !== undefined) return kept;
    const path = pathUp(view, unitId)
      .filter(isCounted)
      .map((unit) => unit.unitId);
    pathOf.set(unitId, path);
    return path;
  };
  const unitsOf = new Map<string, readonly string[]>();
  const peopleIn = new Map<string, string[]>();
  for (const [personId, appointments] of view.appointmentsOf) {
    // A city director agrees with nobody above: not one of the managers that are counted.
    const counted = appointments.filter(({ role }) => role !== 'cityDirector');
    const [first] = counted;
    if (first === undefined) continue;
    const units =
      counted.length === 1
        ? countedAbove(first.unitId)
        : [...new Set(counted.flatMap(({ unitId }) => countedAbove(unitId)))];
    unitsOf.set(personId, units);
    for (const unitId of units) {
      const people = peopleIn.get(unitId);
      if (people === undefined) peopleIn.set(unitId, [personId]);
      else people.push(personId);
    }
  }
  const places = { unitsOf, peopleIn };
  made.set(view, places);
  return places;
}

/** Who is held to agreements in one unit and below it; each person once. What `placesOn` says, of one unit only. */
export function peopleUnder(view: OrganisationDay, unitId: string): readonly string[] {
  const people = appointmentsIn(view, unitId)
    .filter(({ role }) => role !== 'cityDirector')
    .map(({ personId }) => personId);
  return [...new Set(people)];
}

/** The nearest counted unit above. */
export function parentOf(view: OrganisationDay, unitId: string): string | undefined {
  return pathUp(view, unitId).find((unit) => unit.unitId !== unitId && isCounted(unit))?.unitId;
}

/** The director of a directorate on the day: somebody acting goes before who holds the post; of several, the latest. */
export function directorOf(view: OrganisationDay, unitId: string): string | undefined {
  const directors = (view.appointedTo.get(unitId) ?? []).filter(({ role }) => role === 'director');
  return directors.toSorted((a, b) =>
    a.acting === b.acting ? (a.from > b.from ? -1 : a.from < b.from ? 1 : 0) : a.acting ? -1 : 1,
  )[0]?.personId;
}

/** The units right below that have figures of their own, by name. */
export function unitsBelow(view: OrganisationDay, unitId: string): readonly UnitOn[] {
  const dutch = new Intl.Collator('nl');
  return (view.children.get(unitId) ?? [])
    .flatMap((child) => view.units.get(child) ?? [])
    .filter(isCounted)
    .sort((a, b) => dutch.compare(a.name, b.name));
}

export { isDirectorate };
