import type { Projection } from '@peil/projections';
import canonicalize from 'canonicalize';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { z } from 'zod';
import { activitySchema } from '../domain/activity.js';
import { dossierEvents } from '../domain/events.js';
import { evolveRow, type ActivityRow } from './activity-row.js';
import { dossierEventOf } from './known-events.js';
import { statement } from './statements.js';

const KEPT_IN_MEMORY = 2_000;

const insert = `
  INSERT OR REPLACE INTO activity (person_id, activity_id, status, kind, day, last_day, offering_id, submitted_position, row)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** What is in each dossier? One row an activity, as it stands now; which of them await review, oldest first. */
export const activitiesProjection: Projection = {
  name: 'activities',
  version: 4,
  tables: `
    CREATE TABLE activity (
      person_id TEXT NOT NULL,
      activity_id TEXT NOT NULL,
      status TEXT NOT NULL,
      kind TEXT NOT NULL,
      day TEXT NOT NULL,
      last_day TEXT NOT NULL,
      offering_id TEXT,
      submitted_position INTEGER,
      row TEXT NOT NULL,
      PRIMARY KEY (person_id, activity_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX activity_by_id ON activity (activity_id);
    CREATE INDEX review_queue ON activity (submitted_position) WHERE status = 'submitted';
  `,
  handles: dossierEvents.map(({ type }) => type),
  open(database) {
    const rows = new Map<string, ActivityRow>();
    const dirty = new Set<string>();
    const select = database.prepare('SELECT row FROM activity WHERE person_id = ? AND activity_id = ?');
    const write = database.prepare(insert);
    // While a build from nothing has written nothing, what is not in memory is nowhere.
    let mayHoldMore = database.prepare('SELECT 1 FROM activity LIMIT 1').get() !== undefined;
    return {
      apply(stored) {
        const event = dossierEventOf(stored);
        if (!event) return;
        const { personId, activityId } = event.data;
        const key = `${personId} ${activityId}`;
        const before = rows.get(key) ?? (mayHoldMore ? rowFrom(select.get(personId, activityId)) : undefined);
        const after = evolveRow(before, event, stored);
        if (!after) return;
        rows.set(key, after);
        dirty.add(key);
      },
      flush() {
        for (const key of [...dirty].sort()) {
          const row = rows.get(key);
          if (!row) continue;
          const { kind, day, until, offeringId } = row.content;
          write.run(
            row.personId,
            row.activityId,
            row.status,
            kind,
            day,
            until ?? day,
            offeringId ?? null,
            row.submitted?.position ?? null,
            textOf(row),
          );
        }
        dirty.clear();
        if (rows.size > KEPT_IN_MEMORY) rows.clear();
        mayHoldMore = true;
      },
    };
  },
};

const content = activitySchema.omit({ title: true, description: true });
const list = z.array(z.string());

const rowSchema = z.object({
  personId: z.string(),
  activityId: z.string(),
  status: z.enum(['planned', 'recorded', 'submitted', 'approved', 'returned', 'rejected', 'withdrawn']),
  content,
  takenOver: z.union([z.literal('asContent'), content]).exactOptional(),
  confirmed: z.object({ components: list.exactOptional(), tags: list.exactOptional() }).exactOptional(),
  evidence: list,
  hasOutcome: z.boolean(),
  shared: z.boolean(),
  recordedAt: z.string(),
  submitted: z.object({ at: z.string(), position: z.number() }).exactOptional(),
  firstPosition: z.number(),
  lastPosition: z.number(),
});

/** A row from a list mostly stands as the list said it: then that is written once. */
function textOf(row: ActivityRow): string {
  // In canonical order: a row that was read back and changed must be the row that a rebuild writes.
  return canonicalize(row.takenOver === row.content ? { ...row, takenOver: 'asContent' } : row) ?? '';
}

function rowFrom(found: Record<string, SQLOutputValue> | undefined): ActivityRow | undefined {
  if (found === undefined) return undefined;
  const { takenOver, confirmed, submitted, ...row } = rowSchema.parse(JSON.parse(String(found.row)));
  return { ...row, takenOver: takenOver === 'asContent' ? row.content : takenOver, confirmed, submitted };
}

/** What to list of a dossier. Days compare with the last day of an activity. */
export type ActivityFilter = {
  readonly status?: string;
  readonly kind?: string;
  readonly from?: string;
  readonly until?: string;
};

type Slice = { readonly page: number; readonly pageSize: number };
export type Listed<Item> = { readonly items: readonly Item[]; readonly total: number };

function rowsOf(found: readonly Record<string, SQLOutputValue>[]): readonly ActivityRow[] {
  return found.flatMap((one) => rowFrom(one) ?? []);
}

/** A dossier's activities, newest day first. */
export function listActivities(
  database: DatabaseSync,
  personId: string,
  filter: ActivityFilter,
  { page, pageSize }: Slice,
): Listed<ActivityRow> {
  const conditions = [
    ['person_id = ?', personId],
    ['status = ?', filter.status],
    ['kind = ?', filter.kind],
    ['last_day >= ?', filter.from],
    ['last_day <= ?', filter.until],
  ] as const;
  const used = conditions.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]));
  const where = used.map(({ sql }) => sql).join(' AND ');
  const values = used.map(({ value }) => value);
  const counted = statement(database, `SELECT count(*) AS total FROM activity WHERE ${where}`).get(...values);
  const found = statement(
    database,
    `SELECT row FROM activity WHERE ${where} ORDER BY last_day DESC, activity_id LIMIT ? OFFSET ?`,
  ).all(...values, pageSize, (page - 1) * pageSize);
  return { items: rowsOf(found), total: Number(counted?.total ?? 0) };
}

export function findActivity(database: DatabaseSync, personId: string, activityId: string): ActivityRow | undefined {
  return rowFrom(
    statement(database, 'SELECT row FROM activity WHERE person_id = ? AND activity_id = ?').get(personId, activityId),
  );
}

/** Somebody's activities of one offering that ended on a day. */
export function activitiesOn(
  database: DatabaseSync,
  personId: string,
  offeringId: string,
  lastDay: string,
): readonly ActivityRow[] {
  return rowsOf(
    statement(database, 'SELECT row FROM activity WHERE person_id = ? AND offering_id = ? AND last_day = ?').all(
      personId,
      offeringId,
      lastDay,
    ),
  );
}

/** The people who have an activity with this id: one, unless a source gave one reference to two people. */
export function peopleWithActivity(database: DatabaseSync, activityId: string): readonly string[] {
  return statement(database, 'SELECT person_id FROM activity WHERE activity_id = ?')
    .all(activityId)
    .map((row) => String(row.person_id));
}

/** What awaits review, longest waiting first. */
export function reviewQueue(database: DatabaseSync): readonly ActivityRow[] {
  return rowsOf(
    statement(database, `SELECT row FROM activity WHERE status = 'submitted' ORDER BY submitted_position`).all(),
  );
}
