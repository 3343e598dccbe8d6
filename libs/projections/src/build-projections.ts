import type { EventCodec, EventRegistry, EventStore, Position } from '@peil/eventing';
import { mkdirSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CHECKPOINT_TABLE, openProjectionFile, projectionFileName, type ProjectionFile } from './projection-file.js';
import type { Fold, Projection } from './projection.js';

/** A read model built from the whole log, apart from the one in use: closed, and safely on the disk. */
export type BuiltProjection = { readonly projection: Projection; readonly open: () => ProjectionFile };

/** Events folded in memory before they are written: large enough to write a row once, small enough to hold. */
const FOLD_IN_MEMORY = 20_000;

/**
 * Builds the projections from the whole log in a folder of their own, reading it once.
 *
 * A build that is broken off is thrown away, so nothing of it is journaled or synced before its end: that, and writing
 * each row once, makes it many times faster than following the log.
 *
 * @param onProgress called after each page, with the position reached
 * @throws what a fold throws: a build that cannot finish is no build
 */
export async function buildProjections(parts: {
  readonly folder: string;
  readonly projections: readonly Projection[];
  readonly store: EventStore;
  readonly registry: EventRegistry;
  readonly codec: EventCodec;
  readonly onProgress?: (position: Position) => void;
}): Promise<readonly BuiltProjection[]> {
  const { folder, projections, store, registry, codec, onProgress = () => undefined } = parts;
  mkdirSync(folder, { recursive: true });
  const builds = projections.map((projection) => beginBuild(folder, projection));
  const byType = foldsByType(builds);
  let inMemory = 0;
  let last = { position: 0, id: '' };
  for await (const page of store.readAll(0)) {
    for (const event of page) {
      const folds = byType.get(event.type);
      if (folds === undefined) continue;
      const current = registry.upcast(event);
      for (const fold of folds.sealed) fold.apply(current);
      if (folds.opened.length === 0) continue;
      const opened = await codec.unseal(event);
      for (const fold of folds.opened) fold.apply(opened);
    }
    last = page.at(-1) ?? last;
    inMemory += page.length;
    if (inMemory >= FOLD_IN_MEMORY) {
      for (const { fold } of builds) fold.flush();
      inMemory = 0;
    }
    onProgress(last.position);
  }
  await Promise.all(builds.map(async (build) => sync(finish(build, last))));
  return projections.map((projection) => ({ projection, open: () => openProjectionFile(folder, projection) }));
}

/** Writes what is left, and answers the file. */
function finish({ projection, fold, database, path }: Build, last: { position: Position; id: string }): string {
  fold.flush();
  database.exec(projection.indexes ?? '');
  database.prepare('UPDATE checkpoint SET position = ?, event_id = ?').run(last.position, last.id);
  database.exec('COMMIT');
  database.close();
  return path;
}

/** In a thread of Node's own: while one file goes to the disk the next is finished. */
async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.datasync();
  } finally {
    await file.close();
  }
}

type Build = {
  readonly projection: Projection;
  readonly path: string;
  readonly database: DatabaseSync;
  readonly fold: Fold;
};

/** Who folds a type: those that take personal text as it lies in the store, and those that open it. */
type Folds = { readonly sealed: Fold[]; readonly opened: Fold[] };

/** So that an event is looked up, and brought to its current shape, once for all. */
function foldsByType(builds: readonly Build[]): ReadonlyMap<string, Folds> {
  const byType = new Map<string, Folds>();
  for (const { projection, fold } of builds) {
    for (const type of projection.handles) {
      const folds = byType.get(type) ?? { sealed: [], opened: [] };
      byType.set(type, folds);
      (projection.opensPersonalText === true ? folds.opened : folds.sealed).push(fold);
    }
  }
  return byType;
}

function beginBuild(folder: string, projection: Projection): Build {
  const path = join(folder, projectionFileName(projection));
  rmSync(path, { force: true });
  const database = new DatabaseSync(path);
  database.exec(`
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    PRAGMA cache_size = -32000;
    BEGIN;
    ${CHECKPOINT_TABLE};
    ${projection.tables};
    INSERT INTO checkpoint VALUES (1, 0, '');
  `);
  return { projection, path, database, fold: projection.open(database) };
}
