import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { backup } from 'node:sqlite';
import { logIdOf, openLogForReading, syncDirectory } from './log-file.js';
import { proveLog } from './prove-log.js';
import { storeFiles, type StoreFiles } from './store-files.js';

/** All pages in one step: a backup in several would begin anew at each commit in between. */
const ALL_PAGES = 2 ** 30;
const PROVE_LAST = 1_000;

/**
 * Copies the log as it is at one moment, proves the copy's end, and only then gives it its name. The index and the mark
 * of what was acknowledged are left out: they are made again.
 */
export async function backUpLog(files: StoreFiles, directory: string): Promise<void> {
  const target = storeFiles(directory);
  const unfinished = `${target.log}.unfinished`;
  mkdirSync(directory, { recursive: true });
  rmSync(unfinished, { force: true });
  const source = openLogForReading(files.log);
  try {
    await backup(source, unfinished, { rate: ALL_PAGES });
  } finally {
    source.close();
  }
  const copy = openLogForReading(unfinished);
  try {
    proveLog(copy, logIdOf(copy), PROVE_LAST, []);
  } finally {
    copy.close();
  }
  syncFile(unfinished);
  renameSync(unfinished, target.log);
  syncDirectory(directory);
}

function syncFile(path: string): void {
  const file = openSync(path, 'r');
  fsyncSync(file);
  closeSync(file);
}
