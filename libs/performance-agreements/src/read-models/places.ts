import {
  appointmentsIn,
  isDirectorate,
  pathUp,
  type AppointmentOn,
  type OrganisationDay,
  type UnitOn,
} from '@peil/organisation';

/** Who is held to agreements in which units on a day. Teams count in their directorate. */
export type Places = {
  /** The counted units a person works in, those above them included; each unit once. */
  readonly unitsOf: ReadonlyMap<string, readonly string[]>;
};

const made = new WeakMap<OrganisationDay, Places>();

/** What was found of units that are as they were: views of a day share them while no unit changes. */
type Found = {
  readonly above: Map<string, readonly string[]>;
  readonly ofAppointments: WeakMap<readonly AppointmentOn[], readonly string[]>;
};
const found = new WeakMap<OrganisationDay['units'], Found>();

export function isCounted({ kind }: UnitOn): boolean {
  return kind !== 'team';
}

export function placesOn(view: OrganisationDay): Places {
  const known = made.get(view);
  if (known !== undefined) return known;
  const { above, ofAppointments }: Found = found.get(view.units) ?? { above: new Map(), ofAppointments: new WeakMap() };
  found.set(view.units, { above, ofAppointments });
  const countedAbove = (unitId: string): readonly string[] => {
    const kept = above.get(unitId);
    if (kept !== undefined) return kept;
    const path = pathUp(view, unitId)
      .filter(isCounted)
      .map((unit) => unit.unitId);
    above.set(unitId, path);
    return path;
  };
  const unitsOf = new Map<string, readonly string[]>();
  for (const [personId, appointments] of view.appointmentsOf) {
    const kept = ofAppointments.get(appointments);
    // A city director agrees with nobody above: not one of the managers that are counted.
    const units = kept ?? [
      ...new Set(appointments.filter(({ role }) => role !== 'cityDirector').flatMap((one) => countedAbove(one.unitId))),
    ];
    if (kept === undefined) ofAppointments.set(appointments, units);
    if (appointments.some(({ role }) => role !== 'cityDirector')) unitsOf.set(personId, units);
  }
  const places = { unitsOf };
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
