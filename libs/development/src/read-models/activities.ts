import type { Projection } from '@peil/projections';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { dossierEvents } from '../domain/events.js';
import { evolveRow, type ActivityRow } from './activity-row.js';
import { dossierEventOf } from './known-events.js';
import { statement } from './statements.js';
import {
  ACTIVITY_TABLE,
  rowFrom,
  SELECT_ROW,
  valuesOf,
  WRITE_ROW,
  writtenForm,
  writtenRow,
  type WrittenContent,
} from './written-row.js';

/** What is in each dossier? One row an activity, as it stands now; which of them await review, oldest first. */
export const activitiesProjection: Projection = {
  name: 'activities',
  version: 6,
  tables: ACTIVITY_TABLE,
  indexes: `
    CREATE INDEX activity_by_offering ON activity (offering_id) WHERE offering_id IS NOT NULL;
    CREATE INDEX activity_by_id ON activity (activity_id);
    CREATE INDEX review_queue ON activity (submitted_position) WHERE status = 'submitted';
  `,
  handles: dossierEvents.map(({ type }) => type),
  open(database) {
    const select = database.prepare(`${SELECT_ROW} WHERE person_id = ? AND activity_id = ?`);
    const write = database.prepare(WRITE_ROW);
    const changed = new Map<string, Map<string, ActivityRow<WrittenContent>>>();
    // While a build from nothing has written nothing, what is not in memory is nowhere.
    let mayHoldMore = database.prepare('SELECT 1 FROM activity LIMIT 1').get() !== undefined;

    return {
      apply(stored) {
        const event = dossierEventOf(stored);
        if (!event) return;
        const { personId, activityId } = event.data;
        const dossier = changed.get(personId) ?? new Map<string, ActivityRow<WrittenContent>>();
        changed.set(personId, dossier);
        const before =
          dossier.get(activityId) ?? (mayHoldMore ? writtenRow(rowFrom(select.get(personId, activityId))) : undefined);
        const after = evolveRow(before, event, stored, writtenForm);
        if (after) dossier.set(activityId, after);
      },
      flush() {
        // In the order of the table's key: so a build fills page after page.
        for (const personId of [...changed.keys()].sort()) {
          const dossier = changed.get(personId) ?? [];
          for (const [, row] of [...dossier].sort(byId)) write.run(...valuesOf(row));
        }
        changed.clear();
        mayHoldMore = true;
      },
    };
  },
};

function byId([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
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
    `${SELECT_ROW} WHERE ${where} ORDER BY last_day DESC, activity_id LIMIT ? OFFSET ?`,
  ).all(...values, pageSize, (page - 1) * pageSize);
  return { items: rowsOf(found), total: Number(counted?.total ?? 0) };
}

export function findActivity(database: DatabaseSync, personId: string, activityId: string): ActivityRow | undefined {
  return rowFrom(
    statement(database, `${SELECT_ROW} WHERE person_id = ? AND activity_id = ?`).get(personId, activityId),
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
    statement(database, `${SELECT_ROW} WHERE person_id = ? AND offering_id = ? AND last_day = ?`).all(
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
  return rowsOf(statement(database, `${SELECT_ROW} WHERE status = 'submitted' ORDER BY submitted_position`).all());
}

/** Of everyone who took the offering, the last day of the first time. What awaits review, or was rejected, does not count. */
export function followersOf(database: DatabaseSync, offeringId: string): ReadonlyMap<string, string> {
  const found = statement(
    database,
    `SELECT person_id, min(last_day) AS day FROM activity
      WHERE offering_id = ? AND (status = 'approved'
        OR (status = 'recorded' AND json_extract(content, '$.source.type') <> 'selfReported'))
      GROUP BY person_id ORDER BY person_id`,
  ).all(offeringId);
  return new Map(found.map((row) => [String(row.person_id), String(row.day)]));
}
