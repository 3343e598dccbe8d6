import type { Key, KeyVault } from '@peil/eventing';
import { instant, localizedTextSchema, type Instant } from '@peil/kernel';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { z } from 'zod';
import type { RowProblem } from '../row-problem.js';
import type { ImportRecord, ImportStore, ProblemGroup } from './import-record.js';
import { importRecordSchema } from './import-record-schema.js';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const SAFE_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;

function seal(plain: Uint8Array, key: Key, place: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(place));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @throws Error when it was altered or belongs elsewhere */
function unseal(sealed: Uint8Array, key: Key, place: string): Buffer {
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
}

const problemRow = z.object({
  line: z.number(),
  code: z.string(),
  column: z.string(),
  sealed: z.instanceof(Uint8Array).nullable(),
  reason: z.string(),
  repair: z.string(),
});
const groupRow = z.object({
  code: z.string(),
  column: z.string(),
  count: z.number(),
  firstLine: z.number(),
  lastLine: z.number(),
});
const textOf = (json: string) => localizedTextSchema.parse(JSON.parse(json));

export type LocalImportStore = ImportStore & { readonly close: () => void };

/**
 * Imports in a file beside the log, the rows of files under way in files of their own. Rows and the values of problems
 * are encrypted with a key of the import, itself wrapped with the installation's; destroying it makes them unreadable.
 */
export async function openLocalImportStore(folder: string, vault: KeyVault): Promise<LocalImportStore> {
  mkdirSync(folder, { recursive: true });
  const installation = await vault.installationKey();
  const database = new DatabaseSync(join(folder, 'imports.db'));
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    CREATE TABLE IF NOT EXISTS import (
      import_id TEXT PRIMARY KEY, state TEXT NOT NULL, started_at TEXT NOT NULL, file_hash TEXT NOT NULL,
      kind TEXT NOT NULL, dry_run INTEGER NOT NULL, record TEXT NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS import_key (import_id TEXT PRIMARY KEY, made_at TEXT NOT NULL, wrapped BLOB NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS problem (
      import_id TEXT NOT NULL, line INTEGER NOT NULL, code TEXT NOT NULL, heading TEXT NOT NULL, sealed BLOB,
      reason TEXT NOT NULL, repair TEXT NOT NULL, PRIMARY KEY (import_id, line, code, heading)
    ) STRICT, WITHOUT ROWID;
  `);
  const keys = new Map<string, Key>();
  const selectKey = database.prepare('SELECT wrapped FROM import_key WHERE import_id = ?');
  const insertKey = database.prepare('INSERT INTO import_key (import_id, made_at, wrapped) VALUES (?, ?, ?)');
  const save = database.prepare('INSERT OR REPLACE INTO import VALUES (?, ?, ?, ?, ?, ?, ?)');
  const insertProblem = database.prepare('INSERT OR REPLACE INTO problem VALUES (?, ?, ?, ?, ?, ?, ?)');

  function findKey(importId: string): Key | undefined {
    const kept = keys.get(importId);
    if (kept) return kept;
    const row = selectKey.get(importId);
    if (!(row?.wrapped instanceof Uint8Array)) return undefined;
    const key = unseal(row.wrapped, installation, importId);
    keys.set(importId, key);
    return key;
  }
  function obtainKey(importId: string): Key {
    const found = findKey(importId);
    if (found) return found;
    const key = randomBytes(32);
    insertKey.run(importId, new Date().toISOString(), seal(key, installation, importId));
    keys.set(importId, key);
    return key;
  }
  const recordsOf = (rows: readonly Record<string, unknown>[]): readonly ImportRecord[] =>
    rows.map((row) => importRecordSchema.parse(JSON.parse(String(row.record))));
  const rowsPath = (importId: string): string => {
    if (!SAFE_ID.test(importId)) throw new Error('not an id of an import');
    return join(folder, `${importId}.rows`);
  };
  const problemPlace = (importId: string, line: number, code: string, column: string) =>
    JSON.stringify([importId, line, code, column]);

  return {
    save: (record) => {
      const { importId, state, startedAt, fileHash, kind, dryRun } = record;
      save.run(importId, state, startedAt, fileHash, kind, dryRun ? 1 : 0, JSON.stringify(record));
    },
    find: (importId) => recordsOf(database.prepare('SELECT record FROM import WHERE import_id = ?').all(importId))[0],
    list: ({ page, pageSize }) => ({
      items: recordsOf(
        database
          .prepare('SELECT record FROM import ORDER BY started_at DESC, rowid DESC LIMIT ? OFFSET ?')
          .all(pageSize, (page - 1) * pageSize),
      ),
      total: Number(database.prepare('SELECT count(*) AS total FROM import').get()?.total ?? 0),
    }),
    unfinished: () =>
      recordsOf(
        database.prepare(`SELECT record FROM import WHERE state IN ('waiting', 'running') ORDER BY started_at`).all(),
      ),
    sameFile: (fileHash, kind) =>
      recordsOf(
        database
          .prepare(
            `SELECT record FROM import WHERE file_hash = ? AND kind = ? AND dry_run = 0 AND state = 'done'
              ORDER BY started_at DESC LIMIT 1`,
          )
          .all(fileHash, kind),
      )[0],

    addProblems(importId, problems) {
      if (problems.length === 0) return;
      const key = obtainKey(importId);
      database.exec('BEGIN IMMEDIATE');
      try {
        for (const { line, code, column, value, reason, repair } of problems) {
          const sealed =
            value === '' ? null : seal(Buffer.from(value), key, problemPlace(importId, line, code, column));
          insertProblem.run(importId, line, code, column, sealed, JSON.stringify(reason), JSON.stringify(repair));
        }
        database.exec('COMMIT');
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
    problems(importId, { page, pageSize }) {
      const key = findKey(importId);
      const rows = database
        .prepare(
          `SELECT line, code, heading AS "column", sealed, reason, repair FROM problem
            WHERE import_id = ? ORDER BY line, code LIMIT ? OFFSET ?`,
        )
        .all(importId, pageSize, (page - 1) * pageSize);
      const counted = database.prepare('SELECT count(*) AS total FROM problem WHERE import_id = ?').get(importId);
      return {
        items: rows.map((row): RowProblem => {
          const { sealed, reason, repair, ...rest } = problemRow.parse(row);
          const place = problemPlace(importId, rest.line, rest.code, rest.column);
          const value = sealed && key ? unseal(sealed, key, place).toString() : '';
          return { ...rest, value, reason: textOf(reason), repair: textOf(repair) };
        }),
        total: Number(counted?.total ?? 0),
      };
    },
    problemGroups: (importId): readonly ProblemGroup[] =>
      database
        .prepare(
          `SELECT code, heading AS "column", count(*) AS count, min(line) AS firstLine, max(line) AS lastLine
             FROM problem WHERE import_id = ? GROUP BY code, heading ORDER BY count DESC, code`,
        )
        .all(importId)
        .map((row) => groupRow.parse(row)),

    writeRows(importId) {
      const key = obtainKey(importId);
      const stream = createWriteStream(rowsPath(importId), { mode: 0o600 });
      let index = 0;
      return {
        async append(batch) {
          const sealed = seal(Buffer.from(batch), key, JSON.stringify([importId, index]));
          const length = Buffer.alloc(4);
          length.writeUInt32LE(sealed.length);
          index += 1;
          if (!stream.write(Buffer.concat([length, sealed]))) await once(stream, 'drain');
        },
        async end() {
          stream.end();
          await finished(stream);
        },
      };
    },
    async *readRows(importId) {
      const key = findKey(importId);
      if (!key) throw new Error(`the key of import ${importId} was destroyed`);
      const file = await open(rowsPath(importId), 'r');
      try {
        const length = Buffer.alloc(4);
        for (let index = 0, at = 0; ; index += 1) {
          const { bytesRead } = await file.read(length, 0, 4, at);
          if (bytesRead === 0) return;
          const sealed = Buffer.alloc(length.readUInt32LE());
          await file.read(sealed, 0, sealed.length, at + 4);
          yield unseal(sealed, key, JSON.stringify([importId, index])).toString();
          at += 4 + sealed.length;
        }
      } finally {
        await file.close();
      }
    },
    async dropRows(importId) {
      await rm(rowsPath(importId), { force: true });
    },
    async expire(before: Instant) {
      const old = database.prepare('SELECT import_id FROM import_key WHERE made_at < ?').all(before);
      for (const row of old) {
        const importId = String(row.import_id);
        keys.delete(importId);
        database.prepare('DELETE FROM import_key WHERE import_id = ?').run(importId);
        if (existsSync(rowsPath(importId))) await rm(rowsPath(importId), { force: true });
      }
      if (old.length > 0) database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    },
    close: () => database.close(),
  };
}

/** Values of a file are readable for so long. */
export const DAYS_KEPT = 7;

export function expiryBefore(now: Instant): Instant {
  return instant(new Date(Date.parse(now) - DAYS_KEPT * 24 * 60 * 60 * 1000).toISOString());
}
