import type { AppointmentOn } from './appointment.js';
import { directorateOf, clusterOf, type OrganisationDay } from './organisation-day.js';
import type { AppointmentId, AppointmentRole, PersonId } from './person-events.js';
import type { UnitId } from './unit-events.js';

/**
 * To whom an appointment reports on a day, and why.
 *
 * - `stated`: the appointment itself names the person
 * - `director`: the director of the directorate or district in which the unit lies
 * - `cityDirector`: the city director of the cluster
 * - `vacant`: nobody holds that post on the day
 * - `top`: nobody is above
 */
export type ReportingLine = {
  readonly appointmentId: AppointmentId;
  readonly unitId: UnitId;
  readonly reason: 'stated' | 'director' | 'cityDirector' | 'vacant' | 'top';
  readonly managerId?: PersonId;
};

/** One line for each appointment of the person on the day. */
export function reportingLines(view: OrganisationDay, personId: PersonId): readonly ReportingLine[] {
  return (view.appointmentsOf.get(personId) ?? []).map((appointment) => lineOf(view, appointment));
}

function lineOf(view: OrganisationDay, appointment: AppointmentOn): ReportingLine {
  const { appointmentId, unitId, role, reportsTo, personId } = appointment;
  const line = { appointmentId, unitId };
  if (reportsTo !== undefined) return { ...line, reason: 'stated', managerId: reportsTo };
  if (role === 'cityDirector') return { ...line, reason: 'top' };
  const directorate = directorateOf(view, unitId);
  if (role === 'manager' && directorate !== undefined) {
    const director = holderOf(view, directorate.unitId, 'director');
    if (director === undefined) return { ...line, reason: 'vacant' };
    // A director who also leads a team of the directorate reports one level up for both.
    if (director !== personId) return { ...line, reason: 'director', managerId: director };
  }
  const cluster = clusterOf(view, unitId);
  if (cluster === undefined) return { ...line, reason: 'top' };
  const cityDirector = holderOf(view, cluster.unitId, 'cityDirector');
  if (cityDirector === undefined) return { ...line, reason: 'vacant' };
  return cityDirector === personId
    ? { ...line, reason: 'top' }
    : { ...line, reason: 'cityDirector', managerId: cityDirector };
}

/** Who holds the post on the day. Somebody acting stands in for the one who holds it; of several, the latest to begin. */
function holderOf(view: OrganisationDay, unitId: UnitId, role: AppointmentRole): PersonId | undefined {
  const holders = (view.appointedTo.get(unitId) ?? []).filter((one) => one.role === role);
  return holders.reduce<AppointmentOn | undefined>((best, one) => (goesBefore(one, best) ? one : best), undefined)
    ?.personId;
}

function goesBefore(one: AppointmentOn, other: AppointmentOn | undefined): boolean {
  if (other === undefined) return true;
  if (one.acting !== other.acting) return one.acting;
  if (one.from !== other.from) return one.from > other.from;
  return one.appointmentId > other.appointmentId;
}

/** Those who report to the person on the day, directly. */
export function reportsOf(view: OrganisationDay, personId: PersonId): readonly PersonId[] {
  const found = new Set<PersonId>();
  for (const appointments of view.appointmentsOf.values()) {
    for (const appointment of appointments) {
      if (lineOf(view, appointment).managerId === personId) found.add(appointment.personId);
    }
  }
  return [...found];
}
