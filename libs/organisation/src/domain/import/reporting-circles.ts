import type { ReadRow, RowProblem } from '@peil/imports';
import type { CalendarDay } from '@peil/kernel';
import { appointmentsOn } from '../appointment.js';
import type { Organisation } from '../organisation.js';
import type { PersonId } from '../person-events.js';
import type { AppointmentRow } from './appointment-row.js';
import { problemIn } from './planned-row.js';

/** The rows by which people would, over others, report to themselves. */
export function rowsInReportingCircles(
  rows: readonly AppointmentRow[],
  organisation: Organisation,
  today: CalendarDay,
): ReadonlyMap<AppointmentRow, RowProblem> {
  const managersOf = new Map<PersonId, Set<PersonId>>();
  const reports = (personId: PersonId, managerId: PersonId): void => {
    const managers = managersOf.get(personId) ?? new Set();
    managersOf.set(personId, managers.add(managerId));
  };
  const inFile = new Set(rows.map(({ personId }) => personId));
  for (const { personId, appointments } of organisation.people.values()) {
    if (inFile.has(personId)) continue;
    for (const { reportsTo } of appointmentsOn(appointments, today)) {
      if (reportsTo !== undefined) reports(personId, reportsTo);
    }
  }
  for (const { personId, terms } of rows) if (terms.reportsTo !== undefined) reports(personId, terms.reportsTo);

  const leadsBackTo = (personId: PersonId, managerId: PersonId): boolean => {
    const above = new Set([managerId]);
    for (const at of above) for (const manager of managersOf.get(at) ?? []) above.add(manager);
    return managerId !== personId && above.has(personId);
  };
  return new Map(
    rows
      .filter(({ personId, terms }) => terms.reportsTo !== undefined && leadsBackTo(personId, terms.reportsTo))
      .map((row) => [row, reportingCircle(row.row)]),
  );
}

const reportingCircle = (row: ReadRow) =>
  problemIn(
    row,
    'managerNumber',
    'reporting-circle',
    {
      nl: 'Zo geeft deze persoon via anderen leiding aan zichzelf.',
      en: 'This way this person is, over others, their own manager.',
    },
    { nl: 'Verbeter het nummer van de leidinggevende.', en: "Put the manager's number right." },
  );
