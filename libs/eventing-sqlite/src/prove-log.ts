import type { DatabaseSync } from 'node:sqlite';
import { DamagedLog } from './damaged-log.js';
import type { Mark } from './high-water.js';
import { firstValue, lastRow } from './log-file.js';
import { ROW_COLUMNS, rowOf, type LogRow } from './log-row.js';
import { walkLog } from './walk-log.js';

const RESTORED =
  'acknowledged events are gone; where the log was put back from a backup, remove high-water and index.db';

/**
 * What can be proved cheaply each time the log is opened: it reaches as far as was acknowledged, and its last events are
 * what was written. The whole of it is proved by `verifyLog`.
 *
 * @param lastEvents how many of the last events to prove
 * @returns the last event
 * @throws DamagedLog
 */
export function proveLog(
  db: DatabaseSync,
  logId: string,
  lastEvents: number,
  marks: readonly Mark[],
): LogRow | undefined {
  const last = lastRow(db);
  const head = last?.position ?? 0;
  const sequence = firstValue(db, "SELECT seq FROM sqlite_sequence WHERE name = 'events'") ?? 0;
  if (sequence !== head)
    throw new DamagedLog({
      position: head + 1,
      reason: 'lost',
      detail: `the log went on to ${JSON.stringify(sequence)}`,
    });
  for (const mark of marks) {
    if (mark.position > head) throw new DamagedLog({ position: head + 1, reason: 'lost', detail: RESTORED });
    const { id, position, stream, revision } = rowAt(db, mark.position);
    if (id !== mark.id) {
      throw new DamagedLog({ position, stream, revision, reason: 'changed', detail: RESTORED });
    }
  }
  const from = Math.max(0, head - lastEvents);
  const start = from === 0 ? { position: 0, chain: logId } : rowAt(db, from);
  let proved = last;
  for (const row of walkLog(db, start)) proved = row;
  return proved;
}

/** @throws DamagedLog when there is no such row */
export function rowAt(db: DatabaseSync, position: number): LogRow {
  const row: unknown = db.prepare(`SELECT ${ROW_COLUMNS} FROM events WHERE position = ?`).get(position);
  if (row === undefined) throw new DamagedLog({ position, reason: 'position' });
  return rowOf(row);
}
