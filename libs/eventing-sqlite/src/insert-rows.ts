import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { ROW_COLUMNS, type LogRow } from './log-row.js';

/** One statement for so many rows costs two thirds of a statement for each. */
const ROWS_A_STATEMENT = 8;
const COLUMNS = ROW_COLUMNS.split(',').length;

export type RowInsert = {
  readonly add: (row: LogRow) => void;
  /** Writes the rows that still wait for others: before anything looks for them, and before the commit. */
  readonly flush: () => void;
  /** Forgets the rows that wait: their transaction is over. */
  readonly drop: () => void;
};

export function createRowInsert(db: DatabaseSync): RowInsert {
  const insertOne = db.prepare(insertOf(1));
  const insertMany = db.prepare(insertOf(ROWS_A_STATEMENT));
  let values: SQLInputValue[] = [];

  return {
    add: ({ position, stream, revision, previous, id, type, data, metadata, storedAt, chain }) => {
      values.push(position, stream, revision, previous, id, type, data, metadata, storedAt, chain);
      if (values.length < ROWS_A_STATEMENT * COLUMNS) return;
      insertMany.run(...values);
      values = [];
    },
    flush: () => {
      for (let i = 0; i < values.length; i += COLUMNS) insertOne.run(...values.slice(i, i + COLUMNS));
      values = [];
    },
    drop: () => {
      values = [];
    },
  };
}

function insertOf(rows: number): string {
  const row = `(${Array.from({ length: COLUMNS }, () => '?').join()})`;
  return `INSERT INTO events (${ROW_COLUMNS}) VALUES ${Array.from({ length: rows }, () => row).join()}`;
}
