import type { Position, StoredEvent } from '@peil/eventing';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Projection } from './projection.js';

/** The last event a projection has folded; position 0 and no event before the first. */
export type Checkpoint = { readonly position: Position; readonly eventId: string };

/** The rows of one projection with its checkpoint. */
export type ProjectionFile = {
  readonly database: DatabaseSync;
  readonly checkpoint: () => Checkpoint;
  /** Position of the last event that was folded while this file is open; before the first, the checkpoint it opened with. */
  readonly changedAt: () => Position;
  /**
   * Folds the events and moves the checkpoint in one transaction; on an error nothing has changed. Without events the
   * checkpoint moves in memory, until the next event, `settle` or `close`: reading those events again changes nothing.
   */
  readonly commit: (events: readonly StoredEvent[], checkpoint: Checkpoint) => void;
  /** For a quiet moment: writes a checkpoint that moved in memory, and moves what was journaled into the file (synced). */
  readonly settle: () => void;
  readonly close: () => void;
};

/** `name.v3.db`: a new version gets a new file, so that the old rows stay whole until they are not needed. */
export function projectionFileName({ name, version }: Projection): string {
  return `${name}.v${version}.db`;
}

/** Events that a start may have to read again because a checkpoint moved past them in memory only. */
const MOST_IN_MEMORY = 1_000;

/**
 * How long the journal may grow (64 MB) before a commit itself moves it into the file: that syncs, on the thread that
 * answers. Long before that comes a quiet moment.
 */
const JOURNAL_PAGES = 16_000;

/** Holds the one checkpoint of a projection's file. */
export const CHECKPOINT_TABLE =
  'CREATE TABLE IF NOT EXISTS checkpoint (id INTEGER PRIMARY KEY CHECK (id = 1), position INTEGER NOT NULL, event_id TEXT NOT NULL) STRICT';

/**
 * Opens the projection's file; makes it when it is not there. Read models can always be built again, so a commit is not
 * synced; its journal is, when it moves into the file (`synchronous=NORMAL`).
 */
export function openProjectionFile(folder: string, projection: Projection): ProjectionFile {
  mkdirSync(folder, { recursive: true });
  const database = new DatabaseSync(join(folder, projectionFileName(projection)));
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA cache_size = -4000;
    PRAGMA wal_autocheckpoint = ${JOURNAL_PAGES};
    BEGIN;
    ${CHECKPOINT_TABLE};
  `);
  const row = database.prepare('SELECT position, event_id FROM checkpoint').get();
  if (row === undefined) {
    database.exec(`${projection.tables}; ${projection.indexes ?? ''}; INSERT INTO checkpoint VALUES (1, 0, '');`);
  }
  database.exec('COMMIT');
  let checkpoint: Checkpoint = { position: Number(row?.position ?? 0), eventId: String(row?.event_id ?? '') };
  let written = checkpoint.position;
  let changedAt = checkpoint.position;
  const move = database.prepare('UPDATE checkpoint SET position = ?, event_id = ?');
  let fold = projection.open(database);

  let journaled = false;

  function writeCheckpoint(): void {
    if (written === checkpoint.position) return;
    move.run(checkpoint.position, checkpoint.eventId);
    written = checkpoint.position;
    journaled = true;
  }

  return {
    database,
    checkpoint: () => checkpoint,
    changedAt: () => changedAt,
    settle() {
      writeCheckpoint();
      if (journaled) database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      journaled = false;
    },
    commit(events, next) {
      const last = events.at(-1);
      if (last === undefined && next.position - written < MOST_IN_MEMORY) {
        checkpoint = next;
        return;
      }
      database.exec('BEGIN IMMEDIATE');
      try {
        for (const event of events) fold.apply(event);
        fold.flush();
        move.run(next.position, next.eventId);
        database.exec('COMMIT');
        checkpoint = next;
        journaled = true;
        written = next.position;
        changedAt = last?.position ?? changedAt;
      } catch (error) {
        database.exec('ROLLBACK');
        // What the fold kept in memory may be half of this batch.
        fold = projection.open(database);
        throw error;
      }
    },
    close() {
      writeCheckpoint();
      database.close();
    },
  };
}

/** Removes files of versions that are no longer run. */
export function removeOldVersions(folder: string, projections: readonly Projection[]): void {
  const current = new Set(projections.map(projectionFileName));
  const names = new Set(projections.map(({ name }) => name));
  for (const file of readdirSync(folder)) {
    const [, name, version] = /^([a-z-]+)(\.v\d+\.db)(-wal|-shm)?$/.exec(file) ?? [];
    if (name !== undefined && names.has(name) && !current.has(`${name}${version}`)) rmSync(join(folder, file));
  }
}
