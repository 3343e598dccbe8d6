import type { ReadRow, RowProblem } from '@peil/imports';
import { personDetailsSchema, type PersonDetails, type PersonId } from '../person-events.js';
import type { PersonCommand } from '../person-commands.js';
import { badRow, planned, problemIn, type ImportPlan } from './planned-row.js';
import { personalName } from './personal-name.js';

/** A person as the name index knows them. */
export type KnownPerson = {
  readonly personId: PersonId;
  readonly name: string;
  readonly personnelNumber: string | null;
  readonly login: string | null;
  readonly email: string | null;
};

/** Finds people by personnel number: those with exactly this one, else those with it but for leading zeros. */
export type FindByNumber = (personnelNumber: string) => {
  readonly exact: readonly KnownPerson[];
  readonly butForZeros: readonly KnownPerson[];
};

/** Who a personnel number in a file is: a known person, nobody yet, or what is wrong with it. */
export type FoundPerson = { readonly person: KnownPerson } | 'unknown' | { readonly problem: RowProblem };

/** Lost zeros are restored only where exactly one person fits. */
export function findPerson(row: ReadRow, field: string, find: FindByNumber): FoundPerson {
  const number = row.values.get(field) ?? '';
  if (/^\d+([.,]\d+)?e\+?\d+$/i.test(number)) return { problem: scientificNumber(row, field) };
  const { exact, butForZeros } = find(number);
  const fitting = exact.length > 0 ? exact : butForZeros;
  const [person, ...others] = fitting;
  if (person === undefined) return 'unknown';
  return others.length === 0 ? { person } : { problem: severalPeople(row, field) };
}

/**
 * What a row about a person becomes. Known by personnel number; what the row does not say stays as it is.
 *
 * @param newPersonId the id of the person where nobody has the number.
 */
export function planPerson(row: ReadRow, find: FindByNumber, newPersonId: PersonId): ImportPlan<PersonCommand> {
  const found = findPerson(row, 'personnelNumber', find);
  if (found !== 'unknown' && 'problem' in found) return { rows: [badRow(row, found.problem)], commands: [] };
  const known = found === 'unknown' ? undefined : found.person;
  const name = personalName(row) ?? known?.name;
  const email = row.values.get('email');
  if (name === undefined) return { rows: [badRow(row, nameMissing(row))], commands: [] };
  if (email !== undefined && !/^[^@\s]+@[^@\s]+$/.test(email))
    return { rows: [badRow(row, notAnAddress(row))], commands: [] };

  const details = detailsOf(name, {
    personnelNumber: known?.personnelNumber ?? row.values.get('personnelNumber'),
    login: row.values.get('login') ?? known?.login,
    email: email ?? known?.email,
  });
  if (!personDetailsSchema.safeParse(details).success) return { rows: [badRow(row, tooLong(row))], commands: [] };
  if (known === undefined) {
    const command: PersonCommand = { type: 'registerPerson', personId: newPersonId, details };
    return { rows: [planned(row, 'new', newPersonId)], commands: [{ row, command }] };
  }
  const before = detailsOf(known.name, known);
  if (JSON.stringify(before) === JSON.stringify(details))
    return { rows: [planned(row, 'unchanged', known.personId)], commands: [] };
  const command: PersonCommand = { type: 'correctDetails', personId: known.personId, details };
  return { rows: [planned(row, 'correction', known.personId)], commands: [{ row, command }] };
}

type Maybe = string | null | undefined;

function detailsOf(
  name: string,
  { personnelNumber, login, email }: { readonly personnelNumber: Maybe; readonly login: Maybe; readonly email: Maybe },
): PersonDetails {
  return {
    name,
    ...(typeof personnelNumber === 'string' && { personnelNumber }),
    ...(typeof login === 'string' && { login }),
    ...(typeof email === 'string' && { email }),
  };
}

const scientificNumber = (row: ReadRow, field: string) =>
  problemIn(
    row,
    field,
    'number-in-scientific-notation',
    {
      nl: 'Dit nummer is door een rekenblad afgekort; de laatste cijfers zijn weg.',
      en: 'A spreadsheet has shortened this number; its last digits are gone.',
    },
    {
      nl: 'Maak de kolom in het rekenblad op als tekst en lever het bestand opnieuw aan.',
      en: 'Format the column as text in the spreadsheet and offer the file again.',
    },
  );

const severalPeople = (row: ReadRow, field: string) =>
  problemIn(
    row,
    field,
    'number-ambiguous',
    { nl: 'Dit nummer past bij meer dan één persoon.', en: 'This number fits more than one person.' },
    { nl: 'Geef het volledige nummer, met voorloopnullen.', en: 'Give the whole number, with leading zeros.' },
  );

const nameMissing = (row: ReadRow) =>
  problemIn(
    row,
    'name',
    'name-missing',
    { nl: 'Deze persoon is nieuw en de naam ontbreekt.', en: 'This person is new and the name is missing.' },
    { nl: 'Vul de naam in, of roepnaam en achternaam.', en: 'Enter the name, or given name and family name.' },
  );

const notAnAddress = (row: ReadRow) =>
  problemIn(
    row,
    'email',
    'email-invalid',
    { nl: 'Dit is geen e-mailadres.', en: 'This is no e-mail address.' },
    { nl: 'Verbeter het adres of laat de cel leeg.', en: 'Put the address right or leave the cell empty.' },
  );

const tooLong = (row: ReadRow) =>
  problemIn(
    row,
    'personnelNumber',
    'value-too-long',
    { nl: 'Een waarde in deze rij is te lang.', en: 'A value in this row is too long.' },
    {
      nl: 'Een naam heeft hooguit 200 tekens, een nummer 50, een inlognaam 100.',
      en: 'A name has at most 200 characters, a number 50, a login 100.',
    },
  );
