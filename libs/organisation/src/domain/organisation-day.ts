import type { CalendarDay } from '@peil/kernel';
import { appointmentAtEnd, appointmentsOn, type AppointmentOn } from './appointment.js';
import type { Organisation } from './organisation.js';
import { covers, type Period } from './period.js';
import type { PersonId } from './person-events.js';
import type { UnitId, UnitKind } from './unit-events.js';
import { nameOn, parentOn, type Unit } from './unit.js';

/** A unit as it is on one day. */
export type UnitOn = Period & {
  readonly unitId: UnitId;
  readonly kind: UnitKind;
  readonly name: string;
  readonly code?: string;
  readonly parentId?: UnitId;
};

/** The organisation on one day, ready to be asked. */
export type OrganisationDay = {
  readonly day: CalendarDay;
  readonly organisation: Organisation;
  readonly units: ReadonlyMap<UnitId, UnitOn>;
  readonly children: ReadonlyMap<UnitId, readonly UnitId[]>;
  /** Who is appointed to the unit itself on the day; not to the units below it. */
  readonly appointedTo: ReadonlyMap<UnitId, readonly AppointmentOn[]>;
  readonly appointmentsOf: ReadonlyMap<PersonId, readonly AppointmentOn[]>;
};

/**
 * Costs one pass over all units and appointments: keep the result while nothing is recorded.
 * @param before the same day as it was known earlier: of who and what did not change since, nothing is computed anew
 */
export function organisationOn(
  organisation: Organisation,
  day: CalendarDay,
  before?: OrganisationDay,
): OrganisationDay {
  const known = before?.day === day ? before : undefined;
  const { units, children } = unitsOn(organisation, day, known);
  const appointedTo = new Map<UnitId, AppointmentOn[]>();
  const appointmentsOf = new Map<PersonId, readonly AppointmentOn[]>();
  for (const person of organisation.people.values()) {
    const { personId } = person;
    const isSame = known?.organisation.people.get(personId) === person;
    const appointments = isSame ? known.appointmentsOf.get(personId) : appointmentsOn(person.appointments, day);
    if (appointments === undefined || appointments.length === 0) continue;
    appointmentsOf.set(personId, appointments);
    for (const appointment of appointments) addTo(appointedTo, appointment.unitId, appointment);
  }
  return { day, organisation, units, children, appointedTo, appointmentsOf };
}

function unitsOn(
  { units: all }: Organisation,
  day: CalendarDay,
  known: OrganisationDay | undefined,
): Pick<OrganisationDay, 'units' | 'children'> {
  const before = known?.organisation.units;
  if (known && before?.size === all.size && [...all].every(([unitId, unit]) => before.get(unitId) === unit))
    return known;
  const units = new Map<UnitId, UnitOn>();
  const children = new Map<UnitId, UnitId[]>();
  for (const one of all.values()) {
    const unit = unitOn(one, day);
    if (unit === undefined) continue;
    units.set(unit.unitId, unit);
    if (unit.parentId !== undefined) addTo(children, unit.parentId, unit.unitId);
  }
  return { units, children };
}

function addTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** The unit as it is on the day; undefined when it does not exist that day. */
function unitOn(unit: Unit, day: CalendarDay): UnitOn | undefined {
  if (!covers(unit, day)) return undefined;
  const { unitId, kind, code, from, until } = unit;
  const parentId = parentOn(unit, day);
  return {
    unitId,
    kind,
    name: nameOn(unit, day),
    from,
    ...(code !== undefined && { code }),
    ...(parentId !== undefined && { parentId }),
    ...(until !== undefined && { until }),
  };
}

/** The unit and the units above it on the day, nearest first. Ends at a unit that does not exist that day, or at a circle. */
export function pathUp({ units }: OrganisationDay, unitId: UnitId): readonly UnitOn[] {
  return pathFrom(unitId, (id) => units.get(id));
}

/** The same for one unit on one day, where the whole day is not asked. */
export function pathUpOn({ units }: Organisation, unitId: UnitId, day: CalendarDay): readonly UnitOn[] {
  return pathFrom(unitId, (id) => {
    const unit = units.get(id);
    return unit && unitOn(unit, day);
  });
}

function pathFrom(unitId: UnitId, find: (unitId: UnitId) => UnitOn | undefined): readonly UnitOn[] {
  const path: UnitOn[] = [];
  let unit = find(unitId);
  while (unit !== undefined && !path.some((passed) => passed.unitId === unit?.unitId)) {
    path.push(unit);
    unit = unit.parentId === undefined ? undefined : find(unit.parentId);
  }
  return path;
}

/** The unit and everything below it on the day. */
export function unitsUnder({ units, children }: OrganisationDay, unitId: UnitId): readonly UnitId[] {
  if (!units.has(unitId)) return [];
  const found = new Set([unitId]);
  for (const at of found) for (const child of children.get(at) ?? []) found.add(child);
  return [...found];
}

/** Where a unit lies: of its path up, the directorate or city district, and the cluster. */
export type Place = { readonly directorate?: UnitOn; readonly cluster?: UnitOn };

export function placeOn(path: readonly UnitOn[]): Place {
  const directorate = path.find(isDirectorate);
  const cluster = path.find(({ kind }) => kind === 'cluster');
  return { ...(directorate && { directorate }), ...(cluster && { cluster }) };
}

/** The directorate or city district in which the unit lies on the day. */
export function directorateOf(view: OrganisationDay, unitId: UnitId): UnitOn | undefined {
  return placeOn(pathUp(view, unitId)).directorate;
}

/** The cluster in which the unit lies on the day. */
export function clusterOf(view: OrganisationDay, unitId: UnitId): UnitOn | undefined {
  return placeOn(pathUp(view, unitId)).cluster;
}

/** A city district counts as a directorate. */
export function isDirectorate(unit: { readonly kind: UnitKind } | undefined): boolean {
  return unit?.kind === 'directorate' || unit?.kind === 'district';
}

export function liesIn(view: OrganisationDay, unitId: UnitId, ancestor: UnitId): boolean {
  return unitId === ancestor || pathUp(view, unitId).some((unit) => unit.unitId === ancestor);
}

/** The appointments, on the day, to the unit and everything below it. */
export function appointmentsIn(view: OrganisationDay, unitId: UnitId): readonly AppointmentOn[] {
  return unitsUnder(view, unitId).flatMap((unit) => view.appointedTo.get(unit) ?? []);
}

/**
 * The appointments that say where a person belongs on the day: those of the day; of somebody who left, the last one; of
 * somebody who has yet to begin, the first.
 */
export function standingAppointments(view: OrganisationDay, personId: PersonId): readonly AppointmentOn[] {
  const current = view.appointmentsOf.get(personId);
  if (current !== undefined) return current;
  const all = (view.organisation.people.get(personId)?.appointments ?? [])
    .map(appointmentAtEnd)
    .filter((one) => one !== undefined);
  const past = all.filter(({ until }) => until !== undefined && until < view.day);
  const last = past.reduce<AppointmentOn | undefined>(
    (latest, one) => (endsAfter(one, latest) ? one : latest),
    undefined,
  );
  if (last !== undefined) return [last];
  const first = all.reduce<AppointmentOn | undefined>(
    (earliest, one) => (earliest === undefined || one.from < earliest.from ? one : earliest),
    undefined,
  );
  return first === undefined ? [] : [first];
}

function endsAfter(one: AppointmentOn, other: AppointmentOn | undefined): boolean {
  return other === undefined || (one.until ?? '') > (other.until ?? '');
}
