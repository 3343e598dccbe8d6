import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { DamagedLog } from './damaged-log.js';
import { firstValue } from './log-file.js';
import { valuesOf } from './log-row.js';

/**
 * `UNIQUE (stream, revision)` and `UNIQUE (id)` are the primary keys here: what the writer kept in memory is proved by
 * them as the index catches up.
 */
const SCHEMA = `
  CREATE TABLE streams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, position INTEGER NOT NULL) STRICT;
  CREATE TABLE by_stream (stream INTEGER NOT NULL, revision INTEGER NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (stream, revision)) STRICT, WITHOUT ROWID;
  CREATE TABLE by_id (id BLOB NOT NULL PRIMARY KEY, position INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE progress (one INTEGER PRIMARY KEY CHECK (one = 1), log_id TEXT NOT NULL, position INTEGER NOT NULL, event_id TEXT NOT NULL) STRICT;
  PRAGMA user_version = 1;`;

const CATCH_UP = [
  `INSERT INTO streams (name, revision, position)
     SELECT stream, max(revision), max(position) FROM log.events WHERE position > :after AND position <= :until GROUP BY stream
   ON CONFLICT (name) DO UPDATE SET revision = excluded.revision, position = excluded.position`,
  `INSERT INTO by_stream (stream, revision, position)
     SELECT s.id, e.revision, e.position FROM log.events e JOIN streams s ON s.name = e.stream
     WHERE e.position > :after AND e.position <= :until ORDER BY 1, 2`,
  `INSERT INTO by_id (id, position)
     SELECT unhex(id, '-'), position FROM log.events WHERE position > :after AND position <= :until ORDER BY 1`,
  `UPDATE progress SET position = :until, event_id = (SELECT id FROM log.events WHERE position = :until) WHERE :after >= 0`,
];

const HEADS_NOT_IN_LOG = `SELECT count(*) FROM streams s LEFT JOIN log.events e ON e.position = s.position
  WHERE e.stream IS NOT s.name OR e.revision IS NOT s.revision`;

/** A name that its key does not lead to: its stream would be read as if it were empty. The key is looked at as it lies. */
const NAMES_NOT_FOUND = `SELECT count(*) FROM streams s WHERE NOT EXISTS (
  SELECT 1 FROM streams t INDEXED BY sqlite_autoindex_streams_1 WHERE t.name = s.name AND t.id = s.id)`;

/** Where the index has come to. */
export type IndexProgress = { readonly position: number; readonly eventId: string };

export type Index = {
  readonly db: DatabaseSync;
  readonly progress: () => IndexProgress;
  /**
   * Takes in the events up to the position, in one transaction.
   * @throws DamagedLog when a revision or an id stands in the log twice, or a revision is missing
   */
  readonly catchUp: (until: number) => void;
  readonly close: () => void;
};

/**
 * Opens the index of a log; makes it anew when it is missing, of another log, or does not fit.
 * It needs no sync of its own (`synchronous = NORMAL`): after a loss of power it is behind, and catches up.
 */
export function openIndex(path: string, logPath: string, logId: string): Index {
  const index = tryOpen(path, logPath, logId);
  if (index !== undefined) return index;
  removeIndex(path);
  const fresh = tryOpen(path, logPath, logId);
  if (fresh === undefined) throw new Error(`cannot make ${path}`);
  return fresh;
}

export function removeIndex(path: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
}

function tryOpen(path: string, logPath: string, logId: string): Index | undefined {
  const db = new DatabaseSync(path, { returnArrays: true, timeout: 10_000 });
  try {
    db.exec('PRAGMA journal_mode = WAL');
    db.exec('PRAGMA synchronous = NORMAL');
    db.exec('PRAGMA wal_autocheckpoint = 4000');
    db.exec('PRAGMA cache_size = -32000');
    db.prepare('ATTACH ? AS log').run(logPath);
    if (firstValue(db, 'PRAGMA main.user_version') !== 1) makeSchema(db, logId);
    if (fits(db, logId)) return indexOn(db);
  } catch {
    // Whatever is wrong with it: it is made anew from the log.
  }
  db.close();
  return undefined;
}

function makeSchema(db: DatabaseSync, logId: string): void {
  db.exec('BEGIN IMMEDIATE');
  db.exec(SCHEMA);
  db.prepare("INSERT INTO progress (one, log_id, position, event_id) VALUES (1, ?, 0, '')").run(logId);
  db.exec('COMMIT');
}

/**
 * Of this log, not ahead of it, and whole: the last event of each stream stands in the log as said, each stream is found
 * by its name, and the streams together hold as many events as the log does up to there.
 */
function fits(db: DatabaseSync, logId: string): boolean {
  const { position, eventId } = progressOf(db);
  if (firstValue(db, 'SELECT log_id FROM progress') !== logId) return false;
  if (firstValue(db, 'SELECT coalesce(sum(revision + 1), 0) FROM streams') !== position) return false;
  if (firstValue(db, HEADS_NOT_IN_LOG) !== 0) return false;
  if (firstValue(db, NAMES_NOT_FOUND) !== 0) return false;
  if (position === 0) return true;
  const [id] = valuesOf(db.prepare('SELECT id FROM log.events WHERE position = ?').get(position));
  return id === eventId;
}

function progressOf(db: DatabaseSync): IndexProgress {
  const [position, eventId] = valuesOf(db.prepare('SELECT position, event_id FROM progress').get());
  if (typeof position !== 'number' || typeof eventId !== 'string') throw new Error('the index says not how far it is');
  return { position, eventId };
}

function indexOn(db: DatabaseSync): Index {
  const steps = CATCH_UP.map((sql) => db.prepare(sql));
  return {
    db,
    progress: () => progressOf(db),
    catchUp: (until) => {
      const { position: after } = progressOf(db);
      if (until <= after) return;
      db.exec('BEGIN IMMEDIATE');
      try {
        for (const step of steps) step.run({ after, until });
        db.exec('COMMIT');
      } catch (error) {
        if (db.isTransaction) db.exec('ROLLBACK');
        throw faultBetween(db, after, until) ?? error;
      }
    },
    close: () => {
      db.close();
    },
  };
}

/** Names the event at which the index could not go on, where the log is to blame. */
function faultBetween(db: DatabaseSync, after: number, until: number): DamagedLog | undefined {
  const row = db
    .prepare(
      `SELECT e.position, e.stream, e.revision FROM log.events e WHERE e.position > ? AND e.position <= ? AND (
         EXISTS (SELECT 1 FROM log.events d WHERE d.position < e.position AND d.position > ? AND (d.id = e.id OR (d.stream = e.stream AND d.revision = e.revision)))
         OR EXISTS (SELECT 1 FROM by_id i WHERE i.id = unhex(e.id, '-'))
         OR EXISTS (SELECT 1 FROM streams s JOIN by_stream b ON b.stream = s.id WHERE s.name = e.stream AND b.revision = e.revision)
       ) ORDER BY e.position LIMIT 1`,
    )
    .get(after, until, after);
  const [position, stream, revision] = valuesOf(row);
  if (typeof position !== 'number' || typeof stream !== 'string' || typeof revision !== 'number') return undefined;
  return new DamagedLog({
    position,
    stream,
    revision,
    reason: 'revision',
    detail: 'its revision or id is there twice',
  });
}
