import type { ReadRow, RowProblem } from '@peil/imports';
import type { CalendarDay } from '@peil/kernel';
import { samePlace } from '../appointment.js';
import {
  appointmentRoles,
  functionKinds,
  weeklyHoursSchema,
  type AppointmentTerms,
  type PersonId,
} from '../person-events.js';
import { endBeforeBegin, ownManager } from '../refusals.js';
import type { UnitId } from '../unit-events.js';
import { findPerson, type FindByNumber } from './plan-person.js';
import { problemIn, problemOfRefusal } from './planned-row.js';
import { readDay, saysNoEnd } from './unit-row.js';

/** A row of a file of appointments, as it is meant. */
export type AppointmentRow = {
  readonly row: ReadRow;
  readonly personId: PersonId;
  readonly sequence?: string;
  readonly from: CalendarDay;
  readonly until?: CalendarDay;
  /** The file says outright that there is no end; an empty cell says nothing. */
  readonly open: boolean;
  /** From which day the row holds, where it says so; never before its first day. */
  readonly effective?: CalendarDay;
  readonly terms: Omit<AppointmentTerms, 'acting'> & { readonly acting?: boolean };
};

/** The row says that the person leads nobody: no appointment of a manager. */
export function leadsNobody({ values }: ReadRow): boolean {
  return values.get('role') === 'none';
}

export type Known = {
  readonly find: FindByNumber;
  readonly unitId: (
    code: string,
  ) => UnitId | undefined; /** Whether an import that was taken back as a whole made this fact. */
  readonly takenBack?: ((fact: string) => boolean) | undefined;
};

/** The row as it is meant, or everything that is wrong with it. */
export function appointmentRow(row: ReadRow, known: Known): AppointmentRow | readonly RowProblem[] {
  const problems: RowProblem[] = [];
  const personOf = (field: string): PersonId | undefined => {
    if (!row.values.has(field)) return undefined;
    const found = findPerson(row, field, known.find);
    if (found === 'unknown') problems.push(field === 'personnelNumber' ? unknownPerson(row) : unknownManager(row));
    else if ('problem' in found) problems.push(found.problem);
    else return found.person.personId;
    return undefined;
  };
  const personId = personOf('personnelNumber') ?? '';
  const reportsTo = personOf('managerNumber');
  const unitId = known.unitId(row.values.get('unitCode') ?? '');
  if (unitId === undefined) problems.push(unknownUnitCode(row));
  const salaryScale = scaleOf(row.values.get('salaryScale'));
  if (salaryScale === 'invalid') problems.push(notAScale(row));
  const weeklyHours = hoursOf(row.values.get('weeklyHours'));
  if (weeklyHours === 'invalid') problems.push(notWeeklyHours(row));
  const from = readDay(row, 'from');
  if (from === undefined) problems.push(firstDayMissing(row));
  const until = readDay(row, 'until');
  if (from !== undefined && until !== undefined && until < from)
    problems.push(problemOfRefusal(row, endBeforeBegin.refusal));
  if (reportsTo !== undefined && reportsTo === personId) {
    problems.push(problemOfRefusal(row, ownManager.refusal, { reportsTo: 'managerNumber' }));
  }
  if (problems.length > 0 || unitId === undefined || from === undefined) return problems;

  const sequence = row.values.get('sequence');
  const effective = readDay(row, 'effective');
  const acting = row.values.get('acting');
  const word = row.values.get('role');
  const functionKind = functionKinds.find((kind) => kind === word);
  const role = appointmentRoles.find((one) => one === word) ?? 'manager';
  return {
    row,
    personId,
    from,
    ...(sequence !== undefined && { sequence }),
    ...(until !== undefined && { until }),
    open: saysNoEnd(row),
    ...(effective !== undefined && { effective: effective < from ? from : effective }),
    terms: {
      unitId,
      role,
      ...(functionKind !== undefined && { functionKind }),
      ...(typeof salaryScale === 'number' && { salaryScale }),
      ...(weeklyHours !== undefined && { weeklyHours }),
      ...(acting !== undefined && { acting: acting === 'true' }),
      ...(reportsTo !== undefined && { reportsTo }),
    },
  };
}

/** The row's terms; what it does not say is as it was. */
export function termsAfter(before: AppointmentTerms | undefined, { terms }: AppointmentRow): AppointmentTerms {
  const { functionKind, salaryScale, weeklyHours, reportsTo, acting } = terms;
  const stays = before !== undefined && before.role === terms.role;
  const kind = functionKind ?? (stays ? before.functionKind : undefined);
  const scale = salaryScale ?? before?.salaryScale;
  const hours = weeklyHours ?? before?.weeklyHours;
  const manager = reportsTo ?? before?.reportsTo;
  return {
    unitId: terms.unitId,
    role: terms.role,
    acting: acting ?? before?.acting ?? false,
    ...(kind !== undefined && { functionKind: kind }),
    ...(scale !== undefined && { salaryScale: scale }),
    ...(hours !== undefined && { weeklyHours: hours }),
    ...(manager !== undefined && { reportsTo: manager }),
  };
}

/** Whether the row speaks of the same unit and role, and of the same kind of function where it says one. */
export function samePlaceAs(terms: AppointmentTerms, row: AppointmentRow): boolean {
  return samePlace(terms, termsAfter(terms, row));
}

/** What the row says, apart from where it stands: equal texts are equal rows. */
export function meaningOfAppointment({ row: _row, terms, ...meaning }: AppointmentRow): string {
  const entries = [...Object.entries(meaning), ...Object.entries(terms)];
  return JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function scaleOf(text: string | undefined): number | 'invalid' | undefined {
  if (text === undefined) return undefined;
  const [, digits] = /^(?:schaal|scale)?\s*0*(\d{1,2})$/i.exec(text) ?? [];
  const scale = Number(digits);
  return digits === undefined || scale < 1 || scale > 30 ? 'invalid' : scale;
}

/** `36.0` and `36.00` are `36`. */
function hoursOf(text: string | undefined): string | undefined {
  const plain = text?.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return plain === undefined || weeklyHoursSchema.safeParse(plain).success ? plain : 'invalid';
}

const unknownPerson = (row: ReadRow) =>
  problemIn(
    row,
    'personnelNumber',
    'unknown-person',
    { nl: 'Niemand in Peil heeft dit personeelsnummer.', en: 'Nobody in Peil has this personnel number.' },
    {
      nl: 'Lever eerst het bestand met personen aan, of verbeter het nummer.',
      en: 'Import the file of people first, or put the number right.',
    },
  );
const unknownManager = (row: ReadRow) =>
  problemIn(
    row,
    'managerNumber',
    'unknown-manager',
    {
      nl: 'Niemand in Peil heeft het nummer van deze leidinggevende.',
      en: 'Nobody in Peil has the number of this manager.',
    },
    { nl: 'Verbeter het nummer, of laat de cel leeg.', en: 'Put the number right, or leave the cell empty.' },
  );
const unknownUnitCode = (row: ReadRow) =>
  problemIn(
    row,
    'unitCode',
    'unknown-unit',
    { nl: 'Geen eenheid in Peil heeft deze code.', en: 'No unit in Peil has this code.' },
    {
      nl: 'Lever eerst het bestand met eenheden aan, of verbeter de code.',
      en: 'Import the file of units first, or put the code right.',
    },
  );
const notAScale = (row: ReadRow) =>
  problemIn(
    row,
    'salaryScale',
    'salary-scale-invalid',
    { nl: 'Dit is geen salarisschaal.', en: 'This is no salary scale.' },
    {
      nl: 'Vul een heel getal van 1 tot en met 30 in, of laat de cel leeg.',
      en: 'Enter a whole number from 1 to 30, or leave the cell empty.',
    },
  );
const notWeeklyHours = (row: ReadRow) =>
  problemIn(
    row,
    'weeklyHours',
    'weekly-hours-invalid',
    { nl: 'Dit zijn geen uren per week.', en: 'These are no hours a week.' },
    { nl: 'Vul uren per week in, zoals 28,8.', en: 'Enter hours a week, such as 28.8.' },
  );
const firstDayMissing = (row: ReadRow) =>
  problemIn(
    row,
    'from',
    'first-day-missing',
    { nl: 'De eerste dag van de aanstelling ontbreekt.', en: 'The first day of the appointment is missing.' },
    { nl: 'Vul de eerste dag in.', en: 'Enter the first day.' },
  );
