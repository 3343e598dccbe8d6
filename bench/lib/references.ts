import type { NewEvent } from '@peil/eventing';
import { randomUUID } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** Takes events durably, so many a sync. */
export type Reference = {
  readonly append: (events: readonly NewEvent[], atOnce: number) => void;
  readonly close: () => void;
};

/** The floor: JSON lines, one `fdatasync` for all that wait. */
export function jsonLines(path: string): Reference {
  const file = openSync(path, 'w');
  return {
    append: (events, atOnce) => {
      for (let i = 0; i < events.length; i += atOnce) {
        let lines = '';
        for (const event of events.slice(i, i + atOnce)) lines += `${JSON.stringify(event)}\n`;
        writeSync(file, lines);
        fdatasyncSync(file);
      }
    },
    close: () => {
      closeSync(file);
    },
  };
}

/** Bare SQLite, `synchronous = FULL`, in one thread: the same rows into a table without an index, so many a commit. */
export function bareSqlite(path: string): Reference {
  const db = new DatabaseSync(path);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  db.exec(`CREATE TABLE events (position INTEGER PRIMARY KEY AUTOINCREMENT, stream TEXT NOT NULL, revision INTEGER NOT NULL,
    id TEXT NOT NULL, type TEXT NOT NULL, data TEXT NOT NULL, metadata TEXT NOT NULL) STRICT`);
  const insert = db.prepare(
    'INSERT INTO events (stream, revision, id, type, data, metadata) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const stream = `bench-${randomUUID()}`;
  let revision = 0;
  return {
    append: (events, atOnce) => {
      for (let i = 0; i < events.length; i += atOnce) {
        begin.run();
        for (const { id, type, data, metadata } of events.slice(i, i + atOnce)) {
          insert.run(stream, revision++, id, type, JSON.stringify(data), JSON.stringify(metadata));
        }
        commit.run();
      }
    },
    close: () => {
      db.close();
    },
  };
}
