import { hash } from 'node:crypto';
import { DamagedLog } from './damaged-log.js';

/** One event as it stands in the log file. */
export type LogRow = {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  /** Position of the stream's previous event; 0 for its first. */
  readonly previous: number;
  readonly id: string;
  readonly type: string;
  /** JSON text. */
  readonly data: string;
  /** JSON text. */
  readonly metadata: string;
  /** Milliseconds since 1970, UTC. */
  readonly storedAt: number;
  /** See `positionChainOf`. */
  readonly chain: string;
};

/** The values of a row, which `node:sqlite` types as an object and reads as an array; none where there is no row. */
export function valuesOf(row: unknown): readonly unknown[] {
  return Array.isArray(row) ? row : [];
}

/** The columns of `rowOf`, in its order. */
export const ROW_COLUMNS = 'position, stream, revision, previous, id, type, data, metadata, stored_at, chain';

/**
 * @param row an array in the order of ROW_COLUMNS
 * @throws DamagedLog when a value is not of its column's type
 */
export function rowOf(row: unknown): LogRow {
  const [position, stream, revision, previous, id, type, data, metadata, storedAt, chain] = valuesOf(row);
  if (
    typeof position !== 'number' ||
    typeof stream !== 'string' ||
    typeof revision !== 'number' ||
    typeof previous !== 'number' ||
    typeof id !== 'string' ||
    typeof type !== 'string' ||
    typeof data !== 'string' ||
    typeof metadata !== 'string' ||
    typeof storedAt !== 'number' ||
    typeof chain !== 'string'
  ) {
    throw new DamagedLog({ position: typeof position === 'number' ? position : 0, reason: 'unreadable' });
  }
  return { position, stream, revision, previous, id, type, data, metadata, storedAt, chain };
}

/**
 * The chain value of a row: SHA-256, in base64url, over the value of the row before it in the log and everything this
 * row holds. No part can hold a line feed, so the parts cannot run into one another.
 *
 * @param before the value of the row at the position before; the log's id for the first
 */
export function positionChainOf(before: string, row: Omit<LogRow, 'chain'>): string {
  const place = `${before}\n${row.position}\n${row.stream}\n${row.revision}\n${row.previous}`;
  const content = `${row.id}\n${row.type}\n${row.storedAt}\n${row.data}\n${row.metadata}`;
  return hash('sha256', `${place}\n${content}`, 'base64url');
}
