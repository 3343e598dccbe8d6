import type { EventStore } from '@peil/eventing';
import { backUpLog, storeFiles } from '@peil/eventing-sqlite';
import { buildProjections, contentHash, projectionFileName, type Projection } from '@peil/projections';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import type { Configuration } from './configuration.js';
import { projections } from './contexts.js';
import { openLog } from './open-log.js';
import { dataFiles } from './runtime.js';

type OnProgress = (position: number, total: number) => void;

/** Where new read models are built until they are whole, and where the old ones go for the moment of the change. */
const BUILDING = 'read.building';
const REPLACED = 'read.replaced';

/**
 * Builds every read model anew, beside those in use, and puts the new ones in their place. Interrupted at any moment it
 * leaves the old ones, the new ones, or none: a server builds what is missing when it starts.
 *
 * @returns the names of what was built
 * @throws LogInUse while a server runs on this data
 */
export async function rebuildReadModels(
  configuration: Configuration,
  onProgress: OnProgress,
): Promise<readonly string[]> {
  const { readModels } = dataFiles(configuration.dataFolder);
  const building = join(configuration.dataFolder, BUILDING);
  const replaced = join(configuration.dataFolder, REPLACED);
  const log = await openLog(configuration);
  try {
    rmSync(building, { recursive: true, force: true });
    mkdirSync(building, { recursive: true });
    const total = (await log.store.head())?.position ?? 0;
    const built = await buildProjections({
      ...log,
      folder: building,
      projections,
      onProgress: (position) => onProgress(position, total),
    });
    rmSync(replaced, { recursive: true, force: true });
    if (existsSync(readModels)) renameSync(readModels, replaced);
    renameSync(building, readModels);
    rmSync(replaced, { recursive: true, force: true });
    return built.map(({ projection }) => projection.name);
  } finally {
    await log.close();
  }
}

/** How a read model in use compares with one built anew up to the same position. `missing`: it was never built. */
export type ReadModelCheck = {
  readonly name: string;
  readonly position: number;
  readonly outcome: 'same' | 'differs' | 'missing';
};

/**
 * Compares every read model with a fresh build from the same events, in a temporary folder. Works beside a server: it
 * looks at copies, each as it was at one moment.
 */
export async function compareReadModels(
  configuration: Configuration,
  onProgress: OnProgress,
): Promise<readonly ReadModelCheck[]> {
  const work = mkdtempSync(join(tmpdir(), 'peil-verify-'));
  try {
    const copies = await copyReadModels(dataFiles(configuration.dataFolder).readModels, join(work, 'used'));
    const directory = await copyLog(configuration, join(work, 'log'));
    const log = await openLog(configuration, directory);
    try {
      const total = Math.max(0, ...copies.map(({ position }) => position));
      const checks: ReadModelCheck[] = [];
      // Those of one position are built in one reading of the log: when nothing is written, that is all of them.
      for (const [position, group] of Map.groupBy(copies, (copy) => copy.position)) {
        const built = await buildProjections({
          ...log,
          store: upTo(log.store, position),
          folder: join(work, `fresh-${position}`),
          projections: group.map(({ projection }) => projection),
          onProgress: (at) => onProgress(at, total),
        });
        for (const { projection, open } of built) {
          const file = open();
          const { hash } = group.find((copy) => copy.projection === projection) ?? {};
          const outcome = hash === undefined ? 'missing' : hash === contentHash(file.database) ? 'same' : 'differs';
          checks.push({ name: projection.name, position, outcome });
          file.close();
        }
      }
      return projections.flatMap(({ name }) => checks.filter((check) => check.name === name));
    } finally {
      await log.close();
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

type Copy = { readonly projection: Projection; readonly position: number; readonly hash?: string };

async function copyReadModels(folder: string, target: string): Promise<readonly Copy[]> {
  mkdirSync(target, { recursive: true });
  const copies: Copy[] = [];
  for (const projection of projections) {
    const path = join(folder, projectionFileName(projection));
    if (!existsSync(path)) {
      copies.push({ projection, position: 0 });
      continue;
    }
    const used = new DatabaseSync(path, { readOnly: true });
    const copied = join(target, projectionFileName(projection));
    await backup(used, copied);
    used.close();
    const copy = new DatabaseSync(copied);
    const position = Number(copy.prepare('SELECT position FROM checkpoint').get()?.['position'] ?? 0);
    copies.push({ projection, position, hash: contentHash(copy) });
    copy.close();
  }
  return copies;
}

/** A copy of the embedded log to read from, since the log itself may have its one writer; undefined for another store. */
async function copyLog({ store, dataFolder }: Configuration, target: string): Promise<string | undefined> {
  if (store.kind !== 'sqlite') return undefined;
  await backUpLog(storeFiles(dataFiles(dataFolder).log), target);
  return target;
}

function upTo(store: EventStore, position: number): EventStore {
  return {
    ...store,
    async *readAll(after) {
      for await (const page of store.readAll(after)) {
        const wanted = page.filter((event) => event.position <= position);
        if (wanted.length > 0) yield wanted;
        if (wanted.length < page.length) return;
      }
    },
  };
}
