import type { DatabaseSync } from 'node:sqlite';
import { DamagedLog } from './damaged-log.js';
import { positionChainOf, ROW_COLUMNS, rowOf, type LogRow } from './log-row.js';
import { reading } from './reading.js';

const PAGE = 500;

/**
 * Reads the log row by row and proves each: no position left out, nothing changed.
 *
 * @param start where to begin, and the chain value there: position 0 with the log's id, or a row taken as sound
 * @throws DamagedLog at the first event that does not hold
 */
export function* walkLog(db: DatabaseSync, start: { position: number; chain: string }): Generator<LogRow, void> {
  const read = db.prepare(`SELECT ${ROW_COLUMNS} FROM events WHERE position > ? ORDER BY position LIMIT ${PAGE}`);
  let { position, chain } = start;
  for (;;) {
    const rows = reading({ position: position + 1 }, () => read.all(position));
    if (rows.length === 0) return;
    for (const value of rows) {
      const row = rowOf(value);
      const { stream, revision } = row;
      if (row.position !== position + 1) throw new DamagedLog({ position: position + 1, reason: 'position' });
      if (positionChainOf(chain, row) !== row.chain) {
        throw new DamagedLog({ position: row.position, stream, revision, reason: 'changed' });
      }
      ({ position, chain } = row);
      yield row;
    }
  }
}
