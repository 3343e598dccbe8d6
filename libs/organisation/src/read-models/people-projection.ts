import { isReadable, personalText, type PersonalText } from '@peil/kernel';
import { personErased } from '@peil/erasure';
import type { Projection } from '@peil/projections';
import { z } from 'zod';
import { personDetailsCorrected, personRegistered } from '../domain/events.js';
import { searchText } from './search-text.js';

const text = personalText(1000).optional();
const openedDetails = z.object({ personId: z.string(), name: text, personnelNumber: text, login: text, email: text });

/**
 * The name index: what a person is called and by which numbers they are known. The one read model that holds readable
 * personal details; a person whose details were erased is not in it.
 */
export const peopleProjection: Projection = {
  name: 'people',
  version: 2,
  tables: `
    CREATE TABLE person (
      person_id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      search TEXT NOT NULL,
      personnel_number TEXT,
      login TEXT,
      email TEXT
    ) STRICT, WITHOUT ROWID;
  `,
  indexes: `
    CREATE INDEX person_personnel_number ON person (personnel_number);
    CREATE INDEX person_bare_number ON person (ltrim(personnel_number, '0'));
    CREATE INDEX person_login ON person (lower(login));
    CREATE INDEX person_email ON person (lower(email));
  `,
  handles: [personRegistered.type, personDetailsCorrected.type, personErased.type],
  opensPersonalText: true,
  open(database) {
    // What is cleared from this file must not stay readable in its free pages.
    database.exec('PRAGMA secure_delete = ON');
    const put = database.prepare('INSERT OR REPLACE INTO person VALUES (?, ?, ?, ?, ?, ?)');
    const remove = database.prepare('DELETE FROM person WHERE person_id = ?');
    return {
      apply: ({ type, data }) => {
        if (type === personErased.type) {
          remove.run(personErased.schema.parse(data).personId);
          return;
        }
        const { personId, name, personnelNumber, login, email } = openedDetails.parse(data);
        if (!isReadable(name)) {
          remove.run(personId);
          return;
        }
        const readable = (value: PersonalText | undefined) => (isReadable(value) ? value : null);
        put.run(personId, name, searchText(name), readable(personnelNumber), readable(login), readable(email));
      },
      flush: () => undefined,
    };
  },
};
