import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DamagedLog } from './damaged-log.js';
import { ROW_COLUMNS, rowOf, valuesOf, type LogRow } from './log-row.js';
import { reading } from './reading.js';

/** In the file's header: this is a log of Peil ("PEIL"), in this format. */
const APPLICATION_ID = 0x5045494c;
const FORMAT = 1;

/** How SQLite syncs. Always FULL; NORMAL exists for the control that shows what FULL is for. */
export type Synchronous = 'FULL' | 'NORMAL';

const SCHEMA = `
  CREATE TABLE log (id TEXT NOT NULL) STRICT;
  CREATE TABLE events (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    previous INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    data TEXT NOT NULL,
    metadata TEXT NOT NULL,
    stored_at INTEGER NOT NULL,
    chain TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
  CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${FORMAT};`;

/**
 * Opens the log with the one writing connection; makes it where there is none. `synchronous` is set at every open: the
 * setting is the connection's, not the file's.
 *
 * @throws DamagedLog when the file is not ours
 */
export function openLogForWriting(path: string, synchronous: Synchronous = 'FULL'): DatabaseSync {
  const isNew = !existsSync(path) || statSync(path).size === 0;
  const db = new DatabaseSync(path, { returnArrays: true, timeout: 10_000 });
  try {
    reading({ position: 0 }, () => {
      db.exec('PRAGMA journal_mode = WAL');
      db.exec(`PRAGMA synchronous = ${synchronous}`);
      db.exec('PRAGMA wal_autocheckpoint = 0');
      if (isNew) {
        db.exec('BEGIN IMMEDIATE');
        db.exec(SCHEMA);
        db.prepare('INSERT INTO log (id) VALUES (?)').run(randomUUID());
        db.exec('COMMIT');
        syncDirectory(dirname(path));
      }
      checkFormat(db);
    });
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

/** Opens the log for reading, beside whoever writes it. @throws DamagedLog when the file is not ours */
export function openLogForReading(path: string): DatabaseSync {
  if (!existsSync(path)) throw new DamagedLog({ position: 0, reason: 'unreadable', detail: `there is no ${path}` });
  const db = new DatabaseSync(path, { readOnly: true, returnArrays: true, timeout: 10_000 });
  try {
    reading({ position: 0 }, () => {
      checkFormat(db);
    });
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

/** The first value of a query's first row. */
export function firstValue(db: DatabaseSync, sql: string): unknown {
  return valuesOf(db.prepare(sql).get())[0];
}

export function logIdOf(db: DatabaseSync): string {
  const id = firstValue(db, 'SELECT id FROM log');
  if (typeof id !== 'string') throw new DamagedLog({ position: 0, reason: 'unreadable', detail: 'the log has no id' });
  return id;
}

/** The last event of the log. */
export function lastRow(db: DatabaseSync): LogRow | undefined {
  const row: unknown = db.prepare(`SELECT ${ROW_COLUMNS} FROM events ORDER BY position DESC LIMIT 1`).get();
  return row === undefined ? undefined : rowOf(row);
}

/** Makes names in the directory outlive a loss of power. */
export function syncDirectory(path: string): void {
  const directory = openSync(path, 'r');
  fsyncSync(directory);
  closeSync(directory);
}

function checkFormat(db: DatabaseSync): void {
  const application = firstValue(db, 'PRAGMA application_id');
  const format = firstValue(db, 'PRAGMA user_version');
  if (application === APPLICATION_ID && format === FORMAT) return;
  const detail =
    application === APPLICATION_ID
      ? `its format is ${JSON.stringify(format)}, not ${FORMAT}`
      : 'this is no log of Peil';
  throw new DamagedLog({ position: 0, reason: 'unreadable', detail });
}
