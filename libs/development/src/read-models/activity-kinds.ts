import type { Projection } from '@peil/projections';
import type { DatabaseSync } from 'node:sqlite';
import { activityKindSchema } from '../domain/activity-kind.js';
import { activityKindEvents } from '../domain/events.js';
import type { KnownKind } from '../domain/kind-rules.js';
import { activityKindEventOf } from './known-events.js';
import { statement } from './statements.js';

/** Which kinds of activity are there? */
export const activityKindsProjection: Projection = {
  name: 'activity-kinds',
  version: 1,
  tables: 'CREATE TABLE kind (code TEXT PRIMARY KEY, kind TEXT NOT NULL, retired_from TEXT) STRICT',
  handles: activityKindEvents.map(({ type }) => type),
  open(database) {
    const define = database.prepare('INSERT OR REPLACE INTO kind (code, kind, retired_from) VALUES (?, ?, NULL)');
    const retire = database.prepare('UPDATE kind SET retired_from = ? WHERE code = ?');
    return {
      apply(stored) {
        const event = activityKindEventOf(stored);
        if (event?.type === 'ActivityKindDefined') define.run(event.data.code, JSON.stringify(event.data));
        if (event?.type === 'ActivityKindRetired') retire.run(event.data.from, event.data.code);
      },
      flush: () => undefined,
    };
  },
};

/** All kinds, also retired ones, by code. */
export function listActivityKinds(database: DatabaseSync): readonly KnownKind[] {
  return statement(database, 'SELECT kind, retired_from FROM kind ORDER BY code')
    .all()
    .map((row) => ({
      ...activityKindSchema.parse(JSON.parse(String(row.kind))),
      retiredFrom: row.retired_from === null ? undefined : String(row.retired_from),
    }));
}
