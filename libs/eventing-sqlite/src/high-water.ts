import { closeSync, existsSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs';

/** The last event that was acknowledged: the log must reach at least this far when it is opened again. */
export type Mark = { readonly position: number; readonly id: string };

/** Always the same length, so that writing it never needs room on the disk. */
const LENGTH = 64;

export function readMark(path: string): Mark | undefined {
  if (!existsSync(path)) return undefined;
  const [position = '', id = ''] = readFileSync(path, 'utf8').trim().split(' ');
  return /^\d+$/.test(position) && id !== '' ? { position: Number(position), id } : undefined;
}

export type HighWater = { readonly write: (mark: Mark) => void; readonly close: () => void };

/**
 * Writes the mark after each commit, without a sync of its own: it outlives a killed process, and after a loss of power
 * it is at most too low. It never runs ahead of what is durable.
 */
export function openHighWater(path: string): HighWater {
  const isNew = !existsSync(path);
  const file = openSync(path, isNew ? 'w+' : 'r+');
  if (isNew) writeSync(file, '\n'.padStart(LENGTH), 0);
  return {
    write: ({ position, id }) => {
      writeSync(file, `${position} ${id}`.padEnd(LENGTH - 1) + '\n', 0);
    },
    close: () => {
      fdatasyncSync(file);
      closeSync(file);
    },
  };
}
