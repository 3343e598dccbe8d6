import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { PersonId } from '../domain/events.js';
import { searchText } from './search-text.js';

const personSchema = z.object({
  personId: z.string(),
  name: z.string(),
  personnelNumber: z.string().nullable(),
  login: z.string().nullable(),
  email: z.string().nullable(),
});

/** A person as they are known by name. */
export type IndexedPerson = Readonly<z.infer<typeof personSchema>>;

/** What people are called, and who is behind a number, a login or an address. Erased people are not in it. */
export type PeopleIndex = {
  readonly find: (personId: PersonId) => IndexedPerson | undefined;
  readonly nameOf: (personId: PersonId) => string | undefined;
  readonly withPersonnelNumber: (number: string) => readonly IndexedPerson[];
  /** The same but for leading zeros, which spreadsheets take away. */
  readonly withPersonnelNumberButForZeros: (number: string) => readonly IndexedPerson[];
  /** Without regard to case. */
  readonly withLogin: (login: string) => readonly IndexedPerson[];
  /** Without regard to case. */
  readonly withEmail: (email: string) => readonly IndexedPerson[];
  /** Those whose name holds every word, without regard to case and accents; in order of name. */
  readonly search: (words: string) => readonly IndexedPerson[];
  /** Clears a person out of the index, for an erasure. */
  readonly forget: (personId: PersonId) => void;
};

const COLUMNS = 'person_id AS personId, name, personnel_number AS personnelNumber, login, email';

/** @param database that of `peopleProjection`. */
export function createPeopleIndex(database: DatabaseSync): PeopleIndex {
  const byId = database.prepare(`SELECT ${COLUMNS} FROM person WHERE person_id = ?`);
  const byNumber = database.prepare(`SELECT ${COLUMNS} FROM person WHERE personnel_number = ?`);
  const byBareNumber = database.prepare(
    `SELECT ${COLUMNS} FROM person WHERE ltrim(personnel_number, '0') = ltrim(?, '0')`,
  );
  const byLogin = database.prepare(`SELECT ${COLUMNS} FROM person WHERE lower(login) = lower(?)`);
  const byEmail = database.prepare(`SELECT ${COLUMNS} FROM person WHERE lower(email) = lower(?)`);
  const bySearch = database.prepare(
    `SELECT ${COLUMNS} FROM person
      WHERE NOT EXISTS (SELECT 1 FROM json_each(?) AS word WHERE instr(search, word.value) = 0)
      ORDER BY search, person_id`,
  );
  const remove = database.prepare('DELETE FROM person WHERE person_id = ?');
  const people = (rows: readonly unknown[]) => rows.map((row) => personSchema.parse(row));

  const find = (personId: PersonId) => {
    const row = byId.get(personId);
    return row && personSchema.parse(row);
  };
  return {
    find,
    nameOf: (personId) => find(personId)?.name,
    withPersonnelNumber: (number) => people(byNumber.all(number)),
    withPersonnelNumberButForZeros: (number) => people(byBareNumber.all(number)),
    withLogin: (login) => people(byLogin.all(login)),
    withEmail: (email) => people(byEmail.all(email)),
    search: (words) => {
      const wanted = searchText(words).split(' ').filter(Boolean);
      return wanted.length === 0 ? [] : people(bySearch.all(JSON.stringify(wanted)));
    },
    forget: (personId) => {
      remove.run(personId);
    },
  };
}
