import type { StoredEvent } from '@peil/eventing';
import { calendarDaySchema } from '@peil/kernel';
import type { Projection } from '@peil/projections';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { erasureEvents, erasureGrounds, type ErasureEvent } from '../domain/events.js';

const erasureSchema = z.strictObject({
  personId: z.string(),
  state: z.enum(['requested', 'agreed', 'declined', 'erased']),
  ground: z.enum(erasureGrounds),
  requestedBy: z.string(),
  requestedOn: calendarDaySchema,
  checkedBy: z.string().nullable(),
  checkedOn: calendarDaySchema.nullable(),
  erasedOn: calendarDaySchema.nullable(),
});

/** One person's erasure as it stands. Reasons are the person's own data and stay sealed in the log. */
export type Erasure = Readonly<z.infer<typeof erasureSchema>>;

const types: ReadonlySet<string> = new Set(erasureEvents.map(({ type }) => type));

/** Its data was checked against its schema when it was recorded. */
function isErasureEvent(event: { readonly type: string; readonly data: object }): event is ErasureEvent {
  return types.has(event.type);
}

/** Whose erasure was asked, checked and carried out? */
export const erasuresProjection: Projection = {
  name: 'erasures',
  version: 1,
  tables: `
    CREATE TABLE erasure (
      person_id TEXT PRIMARY KEY,
      state TEXT NOT NULL,
      ground TEXT NOT NULL,
      requested_by TEXT NOT NULL,
      requested_on TEXT NOT NULL,
      checked_by TEXT,
      checked_on TEXT,
      erased_on TEXT
    ) STRICT, WITHOUT ROWID;
  `,
  handles: erasureEvents.map(({ type }) => type),
  open(database) {
    const request = database.prepare(
      "INSERT OR REPLACE INTO erasure VALUES (?, 'requested', ?, ?, ?, NULL, NULL, NULL)",
    );
    const check = database.prepare('UPDATE erasure SET state = ?, checked_by = ?, checked_on = ? WHERE person_id = ?');
    const erase = database.prepare("UPDATE erasure SET state = 'erased', erased_on = ? WHERE person_id = ?");
    return {
      apply({ type, data }: StoredEvent) {
        const event = { type, data };
        if (!isErasureEvent(event)) return;
        const { personId, by, on } = event.data;
        if (event.type === 'ErasureRequested') request.run(personId, event.data.ground, by, on);
        else if (event.type === 'PersonErased') erase.run(on, personId);
        else check.run(event.type === 'ErasureAgreed' ? 'agreed' : 'declined', by, on, personId);
      },
      flush: () => undefined,
    };
  },
};

/** All erasures, newest request first. */
export function listErasures(database: DatabaseSync): readonly Erasure[] {
  return database
    .prepare(
      `SELECT person_id AS personId, state, ground, requested_by AS requestedBy, requested_on AS requestedOn,
              checked_by AS checkedBy, checked_on AS checkedOn, erased_on AS erasedOn
         FROM erasure ORDER BY requested_on DESC, person_id`,
    )
    .all()
    .map((row) => erasureSchema.parse(row));
}

/** Everyone who was erased. */
export function erasedPeople(database: DatabaseSync): readonly string[] {
  return database
    .prepare("SELECT person_id AS personId FROM erasure WHERE state = 'erased' ORDER BY person_id")
    .all()
    .map((row) => String(row['personId']));
}
