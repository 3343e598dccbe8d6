import type { JsonObject, StoredEvent } from '@peil/eventing';
import type { Projection } from '@peil/projections';
import { facilitatorEvents, offeringEvents, providerEvents } from '../domain/catalogue/events.js';
import { schemeEvents } from '../domain/scheme-lifecycle/events.js';
import { personFactEvents } from './person-fact.js';
import { placingEvents } from './units-above.js';
import { withoutPersonalText } from './without-personal-text.js';

const catalogueEvents = [...offeringEvents, ...providerEvents, ...facilitatorEvents, ...placingEvents];
const personTypes: ReadonlySet<string> = new Set(personFactEvents.map(({ type }) => type));
const schemeTypes: ReadonlySet<string> = new Set(schemeEvents.map(({ type }) => type));
const definitions = [...personFactEvents, ...catalogueEvents, ...schemeEvents];

/**
 * Everything a balance is computed from: the facts of each person, the versions of schemes, the catalogue with where
 * units lay. Kept as
 * events without personal text, each with its position, its id and the moment it was recorded, so that any day can be
 * asked as it was known at any moment.
 *
 * A person's events lie together, in pieces: one row for what a batch brought about the person. So a rebuild writes a
 * row for hundreds of events, and a single new event adds a row without touching the others.
 */
export const accreditationFacts: Projection = {
  name: 'accreditation-facts',
  version: 3,
  tables: `
    CREATE TABLE person_piece (
      person TEXT NOT NULL,
      position INTEGER NOT NULL,
      events TEXT NOT NULL,
      PRIMARY KEY (person, position)
    ) STRICT, WITHOUT ROWID;
    -- The same events may lie in pieces cut elsewhere: what is compared is the events.
    CREATE VIEW canonical_person_piece AS
      SELECT person, piece.value AS event FROM person_piece, json_each(person_piece.events) AS piece;
    CREATE TABLE shared_event (
      topic TEXT NOT NULL,
      position INTEGER NOT NULL,
      event TEXT NOT NULL,
      PRIMARY KEY (topic, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE newest (id INTEGER PRIMARY KEY CHECK (id = 1), position INTEGER NOT NULL) STRICT;
  `,
  handles: definitions.map(({ type }) => type),
  open(database) {
    const insertPiece = database.prepare('INSERT INTO person_piece VALUES (?, ?, ?)');
    const insertShared = database.prepare('INSERT INTO shared_event VALUES (?, ?, ?)');
    const trims = new Map<string, (data: JsonObject) => JsonObject>(
      definitions.map((definition) => [definition.type, withoutPersonalText(definition)]),
    );
    const setNewest = database.prepare('INSERT OR REPLACE INTO newest VALUES (1, ?)');
    const pieces = new Map<string, Piece>();
    let newest = 0;

    return {
      apply(event) {
        const { type, data, position } = event;
        newest = position;
        const written = writtenEvent(event, trims.get(type)?.(data) ?? data);
        if (personTypes.has(type)) {
          const person = personOf(data, type);
          const piece = pieces.get(person);
          if (piece === undefined) pieces.set(person, { position, events: written });
          else piece.events += `,${written}`;
        } else {
          insertShared.run(schemeTypes.has(type) ? 'scheme' : 'catalogue', position, written);
        }
      },
      flush() {
        for (const [person, { position, events }] of pieces) insertPiece.run(person, position, `[${events}]`);
        pieces.clear();
        if (newest > 0) setNewest.run(newest);
      },
    };
  },
};

/** The events of one person, each written already: text takes a fraction of the memory of what it is made of. */
type Piece = { readonly position: number; events: string };

function personOf({ personId }: JsonObject, type: string): string {
  if (typeof personId !== 'string') throw new Error(`${type} names no person`);
  return personId;
}

/** `[position, event id, recorded at, type, data]`: read back by `facts-reader.ts`. */
function writtenEvent({ position, id, type, metadata }: StoredEvent, data: JsonObject): string {
  return JSON.stringify([position, id, metadata.recordedAt, type, data]);
}
