import type { ReadRow } from '@peil/imports';
import type { CalendarDay } from '@peil/kernel';
import type { Organisation } from '../organisation.js';
import type { PersonCommand } from '../person-commands.js';
import type { PersonId } from '../person-events.js';
import type { Person } from '../person.js';
import {
  appointmentRow,
  leadsNobody,
  meaningOfAppointment,
  type AppointmentRow,
  type Known,
} from './appointment-row.js';
import { matchAppointments, type TakenBack } from './match-appointments.js';
import { planAppointment } from './plan-appointment.js';
import {
  badRow,
  conflictingRows,
  passedOverRow,
  planned,
  type ImportPlan,
  type PlannedCommand,
  type PlannedRow,
} from './planned-row.js';
import { rowsInReportingCircles } from './reporting-circles.js';

const ROWS_A_STEP = 200;
const PEOPLE_A_STEP = 25;

/**
 * What the rows of a file of appointments become, in whatever order they stand.
 *
 * @param today the effective day of what changed where a row has none of its own.
 */
export function planAppointments(...given: Parameters<typeof planAppointmentsInSteps>): ImportPlan<PersonCommand> {
  const steps = planAppointmentsInSteps(...given);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same, a part at a time: whoever takes the steps may let others go between them. */
export function* planAppointmentsInSteps(
  rows: readonly ReadRow[],
  organisation: Organisation,
  known: Known,
  today: CalendarDay,
): Generator<undefined, ImportPlan<PersonCommand>> {
  const done: PlannedRow[] = [];
  const read: AppointmentRow[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % ROWS_A_STEP === ROWS_A_STEP - 1) yield undefined;
    if (leadsNobody(row)) {
      done.push(passedOverRow(row, 'leadsNobody'));
      continue;
    }
    const meant = appointmentRow(row, known);
    if ('row' in meant) read.push(meant);
    else done.push(badRow(row, ...meant));
  }
  const circles = rowsInReportingCircles(read, organisation, today);
  const byPerson = new Map<PersonId, AppointmentRow[]>();
  for (const meant of read) {
    const problem = circles.get(meant);
    if (problem) done.push(badRow(meant.row, problem));
    else byPerson.set(meant.personId, [...(byPerson.get(meant.personId) ?? []), meant]);
  }
  const plans: ImportPlan<PersonCommand>[] = [];
  for (const [personId, own] of byPerson) {
    plans.push(planPersonRows(personId, own, organisation, today, known.takenBack));
    if (plans.length % PEOPLE_A_STEP === 0) yield undefined;
  }
  return {
    rows: [...done, ...plans.flatMap((plan) => plan.rows)],
    commands: plans.flatMap((plan) => plan.commands),
  };
}

function planPersonRows(
  personId: PersonId,
  rows: readonly AppointmentRow[],
  organisation: Organisation,
  today: CalendarDay,
  takenBack: TakenBack | undefined,
): ImportPlan<PersonCommand> {
  const done: PlannedRow[] = [];
  const single: AppointmentRow[] = [];
  for (const [, equal] of Map.groupBy(rows, meaningOfAppointment)) {
    const [first, ...others] = equal;
    if (first) single.push(first);
    done.push(...others.map(({ row }) => planned(row, 'unchanged')));
  }
  const before = organisation.people.get(personId) ?? { personId, appointments: [], excused: [], assignments: [] };
  // A row that is refused has no part in anything: the others are planned again without it.
  for (let left: readonly AppointmentRow[] = single; ;) {
    const plan = planGroups(left, before, today, takenBack);
    const bad = new Set(plan.rows.filter((row) => row.class === 'bad').map(({ line }) => line));
    if (bad.size === 0) return { rows: [...done, ...plan.rows], commands: plan.commands };
    done.push(...plan.rows.filter(({ line }) => bad.has(line)));
    left = left.filter(({ row }) => !bad.has(row.line));
  }
}

function planGroups(
  rows: readonly AppointmentRow[],
  before: Person,
  today: CalendarDay,
  takenBack: TakenBack | undefined,
): ImportPlan<PersonCommand> {
  const classified: PlannedRow[] = [];
  const commands: PlannedCommand<PersonCommand>[] = [];
  let person = before;
  for (const group of matchAppointments(rows, before.appointments, takenBack)) {
    const { good, conflicting } = withoutConflicts(group.versions);
    classified.push(...conflicting.map(({ row }) => badRow(row, conflictingRows(row, 'personnelNumber'))));
    const plan = planAppointment({ ...group, versions: good }, person, today);
    classified.push(...plan.rows);
    commands.push(...plan.commands);
    person = plan.person;
  }
  return { rows: classified, commands };
}

/** Rows of one appointment that say different things from the same day on contradict each other. */
function withoutConflicts(versions: readonly AppointmentRow[]): {
  readonly good: readonly AppointmentRow[];
  readonly conflicting: readonly AppointmentRow[];
} {
  const sameDay = Map.groupBy(versions, ({ effective, from }) => effective ?? from);
  const conflicting = [...sameDay.values()].filter((group) => group.length > 1).flat();
  return { good: versions.filter((row) => !conflicting.includes(row)), conflicting };
}
