import { backUpLog, storeFiles } from '@peil/eventing-sqlite';
import { erasedIn } from '@peil/local-files';
import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import type { Configuration } from './configuration.js';
import { dataFiles } from './runtime.js';

/** What a backup took, as paths below its folder, and what it left out on purpose. */
export type BackedUp = { readonly taken: readonly string[]; readonly leftOut: readonly string[] };

/** Who was erased when the backup was made: ids and moments. A restore of an older backup erases them again. */
export const ERASED_FILE = 'erased.json';

/** The folder already holds something. */
export class BackupFolderNotEmpty extends Error {
  override readonly name = 'BackupFolderNotEmpty';
}

/**
 * Copies what cannot be made again into a folder, also beside a server that writes: the log first, then the evidence
 * that its events speak of, then what else is kept. The keys are left out unless asked for, and the master key always
 * is: whoever holds log and keys can read every text, and an erasure holds for a backup only while it has no keys.
 *
 * @throws BackupFolderNotEmpty
 */
export async function backUp(
  { store, dataFolder }: Configuration,
  folder: string,
  options: { readonly withKeys: boolean },
): Promise<BackedUp> {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new BackupFolderNotEmpty(folder);
  const from = dataFiles(dataFolder);
  const to = dataFiles(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const taken: string[] = [];
  if (store.kind === 'sqlite') {
    await backUpLog(storeFiles(from.log), to.log);
    taken.push(relative(folder, to.log));
  }
  if (existsSync(from.keys)) {
    writeFileSync(join(folder, ERASED_FILE), `${JSON.stringify(erasedIn(from.keys), undefined, 2)}\n`);
    taken.push(ERASED_FILE);
  }
  const whole = [
    from.evidence,
    from.processingLog,
    from.releaseLog,
    from.imports,
    from.dryRuns,
    from.mailbox,
    join(dataFolder, 'drafts'),
  ];
  for (const source of options.withKeys ? [...whole, from.keys] : whole) {
    if (!existsSync(source)) continue;
    const name = relative(dataFolder, source);
    await copyAll(source, join(folder, name));
    taken.push(name);
  }
  return { taken, leftOut: [...(options.withKeys ? [] : ['keys.db']), 'master.key', 'read'] };
}

const BESIDE_A_DATABASE = /-(wal|shm|journal)$/;

/** Copies a file or a folder; a database as it is at one moment, without its journal. */
export async function copyAll(source: string, target: string): Promise<void> {
  if (statSync(source).isDirectory()) {
    for (const name of readdirSync(source)) await copyAll(join(source, name), join(target, name));
    return;
  }
  if (BESIDE_A_DATABASE.test(source)) return;
  mkdirSync(dirname(target), { recursive: true });
  if (!source.endsWith('.db')) {
    copyFileSync(source, target);
    return;
  }
  const database = new DatabaseSync(source, { readOnly: true });
  try {
    await backup(database, target);
  } finally {
    database.close();
  }
}
