import type { ReadRow } from '@peil/imports';
import type { CalendarDay, Refusal } from '@peil/kernel';
import { appointmentOn, periodOf, sameTerms, type Appointment } from '../appointment.js';
import { stepOn } from '../period.js';
import type { AppointmentCommand } from '../person-commands.js';
import { personDecider } from '../person-decider.js';
import type { Person, PersonFile } from '../person.js';
import { termsAfter, type AppointmentRow } from './appointment-row.js';
import type { AppointmentGroup } from './match-appointments.js';
import { badRow, planned, problemOfRefusal, type ImportPlan, type PlannedRow } from './planned-row.js';
import { tryCommand } from './try-command.js';

/** What the rows of one appointment become, and the person after them. */
export type AppointmentPlan = ImportPlan<AppointmentCommand> & { readonly person: Person };

const sourceFields = { unitId: 'unitCode', reportsTo: 'managerNumber' };

export function planAppointment(group: AppointmentGroup, before: Person, today: CalendarDay): AppointmentPlan {
  const { appointmentId, versions, known } = group;
  const { personId } = before;
  // Appointments are decided without looking at the details.
  let file: PersonFile = { person: before, details: { name: { erased: true } }, withdrawnIds: [] };
  const commands: { row: ReadRow; command: AppointmentCommand }[] = [];
  const refused = new Map<AppointmentRow, Refusal>();
  const give = (version: AppointmentRow, command: AppointmentCommand): void => {
    if (refused.has(version)) return;
    const tried = tryCommand(personDecider, file, command);
    if (tried.refusal) refused.set(version, tried.refusal);
    file = tried.state;
    if (tried.adds) commands.push({ row: version.row, command });
  };
  const now = (): Appointment | undefined =>
    file.person?.appointments.find((one) => one.appointmentId === appointmentId);

  const [first] = versions;
  const start = versions.map(({ from }) => from).sort()[0];
  const ending = versions.findLast(({ until, open }) => until !== undefined || open);
  if (known === undefined && first !== undefined && start !== undefined) {
    give(first, {
      type: 'startAppointment',
      personId,
      appointmentId,
      terms: termsAfter(undefined, first),
      from: start,
      ...(ending?.until !== undefined && { until: ending.until }),
    });
    const refusal = refused.get(first);
    if (refusal) {
      const rows = [badRow(first.row, problemOfRefusal(first.row, refusal, sourceFields))];
      return { rows, commands: [], person: before };
    }
  }

  const begun = now();
  // The number of the source says that it is this appointment, whatever its first day was taken to be.
  if (begun !== undefined && first?.sequence !== undefined && start !== undefined && periodOf(begun)?.from !== start) {
    give(first, startingOn(begun, start));
  }
  const ended = now();
  if (ended !== undefined && ending !== undefined && ended.until !== ending.until) {
    const { until } = ending;
    give(
      ending,
      until === undefined
        ? { type: 'correctAppointment', personId, appointmentId, steps: ended.steps }
        : { type: 'endAppointment', personId, appointmentId, until },
    );
  }
  for (const version of versions) {
    const appointment = now();
    const day =
      appointment && effectiveDay(version, appointment, known === undefined || version !== versions.at(-1), today);
    const current = appointment && day && appointmentOn(appointment, day);
    if (day === undefined || appointment === undefined) continue;
    const terms = termsAfter(current ?? appointment.steps.at(-1)?.terms, version);
    if (current !== undefined && sameTerms(current, terms)) continue;
    give(version, { type: 'changeAppointment', personId, appointmentId, from: day, terms });
  }

  const fact = `${personId} ${appointmentId}`;
  const rows = versions.map((version): PlannedRow => {
    const refusal = refused.get(version);
    if (refusal) return badRow(version.row, problemOfRefusal(version.row, refusal, sourceFields));
    if (known === undefined && version === first) return planned(version.row, 'new', fact);
    return planned(version.row, commands.some(({ row }) => row === version.row) ? 'correction' : 'unchanged', fact);
  });
  return { rows, commands, person: file.person ?? before };
}

/** The appointment with another first day: what held before it is left out, what held on it begins with it. */
function startingOn({ personId, appointmentId, steps, until }: Appointment, from: CalendarDay): AppointmentCommand {
  const held = stepOn(steps, from);
  const later = steps.filter((step) => step.from > from && step !== held);
  return {
    type: 'correctAppointment',
    personId,
    appointmentId,
    steps: [...(held ? [{ from, terms: held.terms }] : []), ...later],
    ...(until !== undefined && { until }),
  };
}

/**
 * From which day a row holds: as it says; else from its own first day, where it is new, where a later row tells how it
 * went on, or where that day lies within the appointment; else from the day of the import, moved into the appointment.
 */
function effectiveDay(
  { effective, from }: AppointmentRow,
  appointment: Appointment,
  tellsOfItself: boolean,
  today: CalendarDay,
): CalendarDay | undefined {
  const period = periodOf(appointment);
  if (period === undefined) return undefined;
  const own = effective ?? (tellsOfItself || from > period.from ? from : undefined);
  if (own !== undefined) return own < period.from ? period.from : own;
  if (today < period.from) return period.from;
  return period.until !== undefined && period.until < today ? period.until : today;
}
