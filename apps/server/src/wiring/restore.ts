import { verifyLog } from '@peil/eventing-sqlite';
import { instant } from '@peil/kernel';
import { erasedIn, masterKeyFile, masterKeyFrom, openLocalKeyVault, type ErasedKey } from '@peil/local-files';
import { openMailbox } from '@peil/notifications';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { copyAll, ERASED_FILE } from './back-up.js';
import type { Configuration } from './configuration.js';
import { dataFiles, openRuntime } from './runtime.js';

/** Why a restore does not begin. Nothing was changed. */
export type RestoreRefusal = 'noBackup' | 'logThere' | 'damaged' | 'noMasterKey' | 'noKeys';

export class RestoreRefused extends Error {
  override readonly name = 'RestoreRefused';
  constructor(readonly reason: RestoreRefusal) {
    super(reason);
  }
}

/** What a restore did. */
export type Restored = {
  /** Events in the log. */
  readonly events: number;
  /** How many people the log, the keys and the lists say were erased. */
  readonly erased: number;
};

const erasedSchema = z.array(z.object({ personId: z.string(), at: z.string() }));
const LOG_FILE = 'events.db';

/**
 * Puts a backup into the data folder, proved first, and erases anew whoever was erased since: before anything could be
 * asked of it. The log gets its name last, so a restore that was cut off is done again from the beginning.
 *
 * @param options.keys a copy of `keys.db`; else that of the backup, else the one in the data folder
 * @param options.erased backups or lists made later than this one, which know of more erasures
 * @throws RestoreRefused before anything was changed
 */
export async function restore(
  configuration: Configuration,
  folder: string,
  options: { readonly keys?: string; readonly erased: readonly string[] },
): Promise<Restored> {
  const from = dataFiles(folder);
  const to = dataFiles(configuration.dataFolder);
  if (!existsSync(folder) || readdirSync(folder).length === 0) throw new RestoreRefused('noBackup');
  if (existsSync(join(to.log, LOG_FILE))) throw new RestoreRefused('logThere');
  if (configuration.masterKey === undefined && !existsSync(to.masterKey)) throw new RestoreRefused('noMasterKey');
  const keys = [options.keys, from.keys, to.keys].find((path) => path !== undefined && existsSync(path));
  if (keys === undefined) throw new RestoreRefused('noKeys');
  const events = configuration.store.kind === 'sqlite' ? await provedEvents(from.log) : 0;
  const lists = [folder, ...options.erased].flatMap(listedIn);
  // The keys that are there may be newer than the backup: what they forgot stays forgotten.
  const erased = [...lists, ...(existsSync(to.keys) ? erasedIn(to.keys) : []), ...erasedIn(keys)];

  mkdirSync(configuration.dataFolder, { recursive: true, mode: 0o700 });
  rmSync(to.readModels, { recursive: true, force: true });
  if (keys !== to.keys) {
    for (const end of ['', '-wal', '-shm']) rmSync(`${to.keys}${end}`, { force: true });
    await copyAll(keys, to.keys);
  }
  forget(configuration, erased);
  const left = new Set(['log', 'keys.db', ERASED_FILE]);
  for (const name of readdirSync(folder).filter((one) => !left.has(one))) {
    const target = join(configuration.dataFolder, name);
    rmSync(target, { recursive: true, force: true });
    await copyAll(join(folder, name), target);
  }
  forgetMails(configuration, erased);
  if (configuration.store.kind === 'sqlite') {
    const unfinished = `${to.log}.restoring`;
    rmSync(unfinished, { recursive: true, force: true });
    rmSync(to.log, { recursive: true, force: true });
    await copyAll(from.log, unfinished);
    renameSync(unfinished, to.log);
  }
  // Erases whoever the log says was erased, and builds the read models without them.
  const runtime = await openRuntime(configuration);
  await runtime.projections.settle();
  await runtime.close();
  return { events, erased: new Set(erasedIn(to.keys).map(({ personId }) => personId)).size };
}

async function provedEvents(directory: string): Promise<number> {
  if (!existsSync(join(directory, LOG_FILE))) throw new RestoreRefused('noBackup');
  let events = 0;
  for await (const step of verifyLog(directory)) {
    if (step.kind === 'damaged') throw new RestoreRefused('damaged');
    events = step.checked;
  }
  return events;
}

/** Of a list, a backup that holds one, or a key file. */
function listedIn(path: string): readonly ErasedKey[] {
  if (path.endsWith('.db')) return erasedIn(path);
  const file = statSync(path).isDirectory() ? join(path, ERASED_FILE) : path;
  return existsSync(file) ? erasedSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : [];
}

function forget({ dataFolder, masterKey }: Configuration, erased: readonly ErasedKey[]): void {
  const { keys, masterKey: file } = dataFiles(dataFolder);
  const vault = openLocalKeyVault(keys, masterKey === undefined ? masterKeyFile(file) : masterKeyFrom(masterKey));
  for (const { personId, at } of erased) vault.destroy(personId, instant(at));
  vault.close();
}

function forgetMails({ dataFolder }: Configuration, erased: readonly ErasedKey[]): void {
  const { mailbox: file } = dataFiles(dataFolder);
  if (!existsSync(file)) return;
  const mailbox = openMailbox(file);
  for (const { personId } of erased) mailbox.erase(personId);
  mailbox.close();
}
