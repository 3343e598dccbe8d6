import type { JsonObject, JsonValue, StoredEvent } from '@peil/eventing';
import type { Projection } from '@peil/projections';
import { cycleEvents } from '../domain/cycle/events.js';
import { policyEvents } from '../domain/policy/events.js';

const cycleTypes: ReadonlySet<string> = new Set(cycleEvents.map(({ type }) => type));

/**
 * What was agreed, entered and talked about, by year and person, and the versions of the MAG policy: everything that the
 * status of a directorate is computed from. Kept as events without any text, each with its position and the moment it was
 * recorded, so that any day can be asked as it was known at any moment. "Today" is not in it.
 *
 * A person's events of a year lie in pieces: one row for what a batch brought.
 */
export const magFactsProjection: Projection = {
  name: 'mag-facts',
  version: 1,
  tables: `
    CREATE TABLE cycle_piece (
      year INTEGER NOT NULL,
      person TEXT NOT NULL,
      position INTEGER NOT NULL,
      last_position INTEGER NOT NULL,
      events TEXT NOT NULL,
      PRIMARY KEY (year, person, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX cycle_piece_by_position ON cycle_piece (year, last_position);
    -- The same events may lie in pieces cut elsewhere: what is compared is the events.
    CREATE VIEW canonical_cycle_piece AS
      SELECT year, person, piece.value AS event FROM cycle_piece, json_each(cycle_piece.events) AS piece;
    CREATE TABLE policy_event (position INTEGER PRIMARY KEY, event TEXT NOT NULL) STRICT;
    CREATE TABLE newest (id INTEGER PRIMARY KEY CHECK (id = 1), position INTEGER NOT NULL) STRICT;
  `,
  handles: [...cycleEvents, ...policyEvents].map(({ type }) => type),
  open(database) {
    const insertPiece = database.prepare('INSERT INTO cycle_piece VALUES (?, ?, ?, ?, ?)');
    const insertPolicy = database.prepare('INSERT INTO policy_event VALUES (?, ?)');
    const setNewest = database.prepare('INSERT OR REPLACE INTO newest VALUES (1, ?)');
    const pieces = new Map<string, Piece>();
    let newest = 0;

    return {
      apply(event) {
        const { type, data, position } = event;
        newest = position;
        if (!cycleTypes.has(type)) {
          insertPolicy.run(position, JSON.stringify(written(event, withoutReason(data))));
          return;
        }
        const { personId, year } = data;
        if (typeof personId !== 'string' || typeof year !== 'number') throw new Error(`${type} names no cycle`);
        const key = `${year} ${personId}`;
        const piece = pieces.get(key) ?? { year, person: personId, first: position, last: position, events: [] };
        pieces.set(key, piece);
        piece.last = position;
        piece.events.push(written(event, withoutTexts(data)));
      },
      flush() {
        for (const { year, person, first, last, events } of pieces.values()) {
          insertPiece.run(year, person, first, last, JSON.stringify(events));
        }
        pieces.clear();
        if (newest > 0) setNewest.run(newest);
      },
    };
  },
};

type Piece = {
  readonly year: number;
  readonly person: string;
  readonly first: number;
  last: number;
  readonly events: JsonValue[];
};

/** `[position, recorded at, type, data]`: read back by `mag-facts-reader.ts`. */
function written({ position, type, metadata }: StoredEvent, data: JsonObject): JsonValue {
  return [position, metadata.recordedAt, type, data];
}

function withoutReason({ reason: _reason, ...data }: JsonObject): JsonObject {
  return data;
}

/** Fields that hold what people wrote, and those that the row says already. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  ...['terms', 'reason', 'note', 'motivation', 'intentions', 'goals', 'evaluation', 'fingerprint'],
  ...['personId', 'year'],
]);

function withoutTexts(data: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(data).filter(([name]) => !LEFT_OUT.has(name)));
}
