import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { isBusy } from './sqlite-error.js';
import type { StoreFiles } from './store-files.js';

/** Another process, or another store in this one, writes to the log. */
export class LogInUse extends Error {
  override readonly name = 'LogInUse';
  constructor(
    readonly directory: string,
    readonly pid: number | undefined,
  ) {
    super(
      `the event log in ${directory} is in use by ${pid === undefined ? 'another process' : `process ${pid}`}; ` +
        'only one process may write to it: stop that one first, or give this one another directory',
    );
  }
}

export type WriterLock = { readonly release: () => void };

/**
 * Makes this the one writing process. The lock is the operating system's (an exclusive lock on a file that SQLite holds):
 * it goes with its process, also after kill -9. The file beside it only names the holder.
 *
 * @throws LogInUse
 */
export function takeWriterLock(files: StoreFiles): WriterLock {
  const lock = new DatabaseSync(files.lock, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw isBusy(error) ? new LogInUse(files.directory, holderOf(files)) : error;
  }
  nameHolder(files);
  return {
    release: () => {
      rmSync(files.writer, { force: true });
      lock.close();
    },
  };
}

function nameHolder(files: StoreFiles): void {
  try {
    writeFileSync(files.writer, `${JSON.stringify({ pid: process.pid, since: new Date().toISOString() })}\n`);
  } catch {
    // On a full disk the lock has no name. It holds all the same, and the log can be read.
  }
}

function holderOf(files: StoreFiles): number | undefined {
  if (!existsSync(files.writer)) return undefined;
  const [, pid] = /"pid":(\d+)/.exec(readFileSync(files.writer, 'utf8')) ?? [];
  return pid === undefined ? undefined : Number(pid);
}
