import { DatabaseSync } from 'node:sqlite';
import { dryRunRecordSchema, parseOutcome, type DryRunRecord, type DryRunStore } from './dry-run-store.js';

export type LocalDryRunStore = DryRunStore & { readonly close: () => void };

/**
 * Dry runs in a file beside the log, for one node. What was under way when the process ended is found as failed.
 *
 * @param path of the file; made when it is not there.
 */
export function openLocalDryRunStore(path: string): LocalDryRunStore {
  const database = new DatabaseSync(path);
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA secure_delete = ON;
    CREATE TABLE IF NOT EXISTS dry_run (
      dry_run_id TEXT PRIMARY KEY, scheme_id TEXT NOT NULL, requested_at TEXT NOT NULL, state TEXT NOT NULL,
      decided INTEGER NOT NULL, record TEXT NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS outcome (dry_run_id TEXT PRIMARY KEY, outcome TEXT NOT NULL) STRICT;
  `);
  const save = database.prepare('INSERT OR REPLACE INTO dry_run VALUES (?, ?, ?, ?, ?, ?)');
  const saveOutcome = database.prepare('INSERT OR REPLACE INTO outcome VALUES (?, ?)');
  const find = database.prepare('SELECT record FROM dry_run WHERE dry_run_id = ?');
  const outcomeOf = database.prepare('SELECT outcome FROM outcome WHERE dry_run_id = ?');
  const list = database.prepare(
    'SELECT record FROM dry_run WHERE scheme_id = ? ORDER BY requested_at DESC, dry_run_id DESC',
  );
  const underWay = database.prepare("SELECT record FROM dry_run WHERE state IN ('waiting', 'running')");
  const old = database.prepare('SELECT dry_run_id FROM dry_run WHERE requested_at < ? AND decided = 0');
  const removeRecord = database.prepare('DELETE FROM dry_run WHERE dry_run_id = ?');
  const removeOutcome = database.prepare('DELETE FROM outcome WHERE dry_run_id = ?');

  function write(record: DryRunRecord): void {
    const { dryRunId, schemeId, requestedAt, state, decidedVersion } = record;
    save.run(dryRunId, schemeId, requestedAt, state, decidedVersion === undefined ? 0 : 1, JSON.stringify(record));
  }
  function remove(dryRunId: string): void {
    removeRecord.run(dryRunId);
    removeOutcome.run(dryRunId);
  }
  const read = (row: Record<string, unknown>): DryRunRecord => {
    return dryRunRecordSchema.parse(JSON.parse(String(row['record'])));
  };
  for (const row of underWay.all()) write({ ...read(row), state: 'failed' });

  return {
    save: async (record) => write(record),
    saveOutcome: async (dryRunId, outcome) => void saveOutcome.run(dryRunId, JSON.stringify(outcome)),
    find: async (dryRunId) => {
      const row = find.get(dryRunId);
      return row && read(row);
    },
    outcomeOf: async (dryRunId) => {
      const row = outcomeOf.get(dryRunId);
      return row && parseOutcome(String(row['outcome']));
    },
    list: async (schemeId) => list.all(schemeId).map(read),
    remove: async (dryRunId) => remove(dryRunId),
    removeBefore: async (moment) => {
      for (const row of old.all(moment)) remove(String(row['dry_run_id']));
    },
    close: () => database.close(),
  };
}
