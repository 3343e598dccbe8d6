import { derivedId } from '@peil/eventing';
import { appointmentOn, periodOf, type Appointment } from '../appointment.js';
import { covers } from '../period.js';
import type { AppointmentId } from '../person-events.js';
import { meaningOfAppointment, samePlaceAs, type AppointmentRow } from './appointment-row.js';

/** The rows of one appointment, in order of the day from which they hold, and the appointment they are about. */
export type AppointmentGroup = {
  readonly appointmentId: AppointmentId;
  readonly versions: readonly AppointmentRow[];
  /** What Peil knows of it; absent when it is new. */
  readonly known?: Appointment;
};

/**
 * Sorts one person's rows into appointments and finds the known one of each.
 *
 * The sequence number of the source says which rows are one appointment. Without one, rows with the same first day and
 * different effective days are one; all others are appointments apart. A group without a sequence number is the known
 * appointment with the same first day and place, else the only one left with that first day, else the one in the same
 * place that holds on the row's first day.
 */
export function matchAppointments(
  rows: readonly AppointmentRow[],
  appointments: readonly Appointment[],
  takenBack: TakenBack = () => false,
): readonly AppointmentGroup[] {
  const groups = groupRows(rows);
  const found = new Map<readonly AppointmentRow[], Appointment>();
  const left = () => appointments.filter((one) => ![...found.values()].includes(one));
  const open = () => groups.filter((group) => !found.has(group));
  const pair = (fits: (group: readonly AppointmentRow[], appointment: Appointment) => boolean): void => {
    for (const group of open()) {
      const fitting = left().find((appointment) => fits(group, appointment));
      if (fitting) found.set(group, fitting);
    }
  };
  pair((group, { appointmentId }) => appointmentId === sequenceId(group, takenBack));
  pair((group, appointment) => startsWith(group, appointment) && inSamePlace(group, appointment));
  const unmatched = open();
  const remaining = left();
  pair(
    (group, appointment) =>
      startsWith(group, appointment) &&
      remaining.filter((other) => startsWith(group, other)).length === 1 &&
      unmatched.filter((other) => startsWith(other, appointment)).length === 1,
  );
  pair((group, appointment) => holdsAtStart(group, appointment) && inSamePlace(group, appointment));
  return groups.map((versions): AppointmentGroup => {
    const known = found.get(versions);
    return { appointmentId: known?.appointmentId ?? newId(versions, takenBack), versions, ...(known && { known }) };
  });
}

/** In an order that does not depend on the order of the file. */
function groupRows(rows: readonly AppointmentRow[]): readonly (readonly AppointmentRow[])[] {
  const byKey = Map.groupBy(rows, ({ sequence, from }) => (sequence === undefined ? `from ${from}` : `nr ${sequence}`));
  return [...byKey]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => (isHistory(group) ? [group] : apart(group)))
    .map((group) => group.toSorted((a, b) => compare(dayOf(a), dayOf(b))));
}

/** One appointment told in several rows: by its number, or because each row holds from another day. */
function isHistory(group: readonly AppointmentRow[]): boolean {
  const days = group.map(({ effective }) => effective);
  return group[0]?.sequence !== undefined || (!days.includes(undefined) && new Set(days).size === days.length);
}

function apart(group: readonly AppointmentRow[]): readonly (readonly AppointmentRow[])[] {
  const places = Map.groupBy(group, ({ terms }) => `${terms.unitId} ${terms.role} ${terms.acting ?? false}`);
  return [...places].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, rows]) => rows);
}

const dayOf = (row: AppointmentRow): string => `${row.effective ?? row.from} ${meaningOfAppointment(row)}`;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whether an import that was taken back as a whole made this fact. */
export type TakenBack = (fact: string) => boolean;

/** What was taken back stays so: an appointment that comes in after it is told apart by its number. */
function idOf(takenBack: TakenBack, personId: string, ...parts: readonly string[]): AppointmentId {
  for (let number = 0; ; number += 1) {
    const again = number === 0 ? [] : ['again', String(number)];
    const appointmentId = derivedId('imported-appointment', personId, ...parts, ...again);
    if (!takenBack(`${personId} ${appointmentId}`)) return appointmentId;
  }
}

function sequenceId([first]: readonly AppointmentRow[], takenBack: TakenBack): AppointmentId | undefined {
  return first?.sequence === undefined ? undefined : idOf(takenBack, first.personId, 'sequence', first.sequence);
}

function newId(versions: readonly AppointmentRow[], takenBack: TakenBack): AppointmentId {
  const [first] = versions;
  const { unitId = '', role = '', acting = false } = first?.terms ?? {};
  return (
    sequenceId(versions, takenBack) ??
    idOf(takenBack, first?.personId ?? '', first?.from ?? '', unitId, role, String(acting))
  );
}

function startsWith([first]: readonly AppointmentRow[], appointment: Appointment): boolean {
  return first !== undefined && periodOf(appointment)?.from === first.from;
}

function holdsAtStart([first]: readonly AppointmentRow[], appointment: Appointment): boolean {
  const period = periodOf(appointment);
  return first !== undefined && period !== undefined && covers(period, first.from);
}

/** Whether some row says what the appointment says on that row's day. */
function inSamePlace(group: readonly AppointmentRow[], appointment: Appointment): boolean {
  return group.some((row) => {
    const terms = appointmentOn(appointment, row.effective ?? row.from);
    return terms !== undefined && samePlaceAs(terms, row);
  });
}
