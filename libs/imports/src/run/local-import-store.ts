import type { Key, KeyVault } from '@peil/eventing';
import { instant, localizedTextSchema, type Instant } from '@peil/kernel';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createWriteStream, mkdirSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { z } from 'zod';
import type { RowProblem } from '../row-problem.js';
import { rowClasses, type RowClass } from '../import-kind.js';
import { profileSchema } from '../profiles/profile.js';
import type { ImportRecord, ImportStore, ProblemGroup } from './import-record.js';
import { importDetailsSchema, importRecordSchema } from './import-record-schema.js';

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
const classRow = z.object({ line: z.number(), class: z.enum(rowClasses) });
const factRow = z.object({ fact: z.string(), made: z.number() });
const leftRow = z.object({ fact: z.string(), code: z.string(), reason: z.string() });
const textOf = (json: string) => localizedTextSchema.parse(JSON.parse(json));
const jsonOf = (row: unknown): unknown => JSON.parse(z.object({ json: z.string() }).parse(row).json);

const TABLES = `
  CREATE TABLE IF NOT EXISTS import_run (
    import_id TEXT PRIMARY KEY, state TEXT NOT NULL, started_at TEXT NOT NULL, file_hash TEXT NOT NULL,
    kind TEXT NOT NULL, profile TEXT NOT NULL, system TEXT NOT NULL, json TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS import_key (import_id TEXT PRIMARY KEY, made_at TEXT NOT NULL, wrapped BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS import_details (import_id TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS problem (
    import_id TEXT NOT NULL, line INTEGER NOT NULL, code TEXT NOT NULL, heading TEXT NOT NULL, sealed BLOB,
    reason TEXT NOT NULL, repair TEXT NOT NULL, PRIMARY KEY (import_id, line, code, heading)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS import_row (
    import_id TEXT NOT NULL, line INTEGER NOT NULL, class TEXT NOT NULL, PRIMARY KEY (import_id, line)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS import_fact (
    import_id TEXT NOT NULL, fact TEXT NOT NULL, made INTEGER NOT NULL, PRIMARY KEY (import_id, fact)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS import_of_fact ON import_fact (fact) WHERE made = 1;
  CREATE INDEX IF NOT EXISTS correction_of_fact ON import_fact (fact) WHERE made = 2;
  CREATE TABLE IF NOT EXISTS withdrawal_left (
    import_id TEXT NOT NULL, fact TEXT NOT NULL, code TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (import_id, fact)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS profile (
    code TEXT NOT NULL, version INTEGER NOT NULL, made_by TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (code, version)
  ) STRICT, WITHOUT ROWID;
`;

export type LocalImportStore = ImportStore & { readonly close: () => void };

/**
 * Imports in a file beside the log, the rows of files under way in files of their own. Rows, what was understood of the
 * file and the values of problems are encrypted with a key of the import, itself wrapped with the installation's;
 * destroying it makes them unreadable.
 */
export async function openLocalImportStore(folder: string, vault: KeyVault): Promise<LocalImportStore> {
  mkdirSync(folder, { recursive: true });
  const installation = await vault.installationKey();
  const database = new DatabaseSync(join(folder, 'imports.db'));
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; ${TABLES}`);
  const keys = new Map<string, Key>();
  const prepared = new Map<string, ReturnType<typeof database.prepare>>();
  const sql = (text: string) => {
    const statement = prepared.get(text) ?? database.prepare(text);
    prepared.set(text, statement);
    return statement;
  };
  function together(work: () => void): void {
    database.exec('BEGIN IMMEDIATE');
    try {
      work();
      database.exec('COMMIT');
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  }

  function findKey(importId: string): Key | undefined {
    const kept = keys.get(importId);
    if (kept) return kept;
    const row = sql('SELECT wrapped FROM import_key WHERE import_id = ?').get(importId);
    if (!(row?.wrapped instanceof Uint8Array)) return undefined;
    const key = unseal(row.wrapped, installation, importId);
    keys.set(importId, key);
    return key;
  }
  function obtainKey(importId: string): Key {
    const found = findKey(importId);
    if (found) return found;
    const key = randomBytes(32);
    sql('INSERT INTO import_key (import_id, made_at, wrapped) VALUES (?, ?, ?)').run(
      importId,
      new Date().toISOString(),
      seal(key, installation, importId),
    );
    keys.set(importId, key);
    return key;
  }
  const recordsOf = (rows: readonly unknown[]): readonly ImportRecord[] =>
    rows.map((row) => importRecordSchema.parse(jsonOf(row)));
  const rowsPath = (importId: string): string => {
    if (!SAFE_ID.test(importId)) throw new Error('not an id of an import');
    return join(folder, `${importId}.rows`);
  };
  const problemPlace = (importId: string, line: number, code: string, column: string) =>
    JSON.stringify([importId, line, code, column]);
  const problemsFrom = (importId: string, rows: readonly unknown[]): readonly RowProblem[] => {
    const key = findKey(importId);
    return rows.map((row): RowProblem => {
      const { sealed, reason, repair, ...rest } = problemRow.parse(row);
      const place = problemPlace(importId, rest.line, rest.code, rest.column);
      const value = sealed && key ? unseal(sealed, key, place).toString() : '';
      return { ...rest, value, reason: textOf(reason), repair: textOf(repair) };
    });
  };
  const PROBLEM = 'SELECT line, code, heading AS "column", sealed, reason, repair FROM problem WHERE import_id = ?';

  return {
    save: (record) => {
      const { importId, state, startedAt, fileHash, kind, profile, system } = record;
      sql('INSERT OR REPLACE INTO import_run VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run(
        ...[importId, state, startedAt, fileHash, kind, profile, system, JSON.stringify(record)],
      );
    },
    find: (importId) => recordsOf(sql('SELECT json FROM import_run WHERE import_id = ?').all(importId))[0],
    list: ({ page, pageSize }) => ({
      items: recordsOf(
        sql('SELECT json FROM import_run ORDER BY started_at DESC, rowid DESC LIMIT ? OFFSET ?').all(
          pageSize,
          (page - 1) * pageSize,
        ),
      ),
      total: Number(sql('SELECT count(*) AS total FROM import_run').get()?.total ?? 0),
    }),
    inState: (...states) =>
      recordsOf(
        sql(
          'SELECT json FROM import_run WHERE state IN (SELECT value FROM json_each(?)) ORDER BY started_at, rowid',
        ).all(JSON.stringify(states)),
      ),
    sameFile: (fileHash, kind) =>
      recordsOf(
        sql(
          `SELECT json FROM import_run WHERE file_hash = ? AND kind = ? AND state = 'done' ORDER BY started_at DESC LIMIT 1`,
        ).all(fileHash, kind),
      )[0],
    lastOf: (profile, system) =>
      recordsOf(
        sql(
          `SELECT json FROM import_run WHERE profile = ? AND system = ? AND state = 'done'
            ORDER BY started_at DESC, rowid DESC LIMIT 1`,
        ).all(profile, system),
      )[0],

    saveDetails(importId, details) {
      const sealed = seal(
        Buffer.from(JSON.stringify(details)),
        obtainKey(importId),
        JSON.stringify([importId, 'details']),
      );
      sql('INSERT OR REPLACE INTO import_details VALUES (?, ?)').run(importId, sealed);
    },
    details(importId) {
      const key = findKey(importId);
      const sealed = sql('SELECT sealed FROM import_details WHERE import_id = ?').get(importId)?.sealed;
      if (!key || !(sealed instanceof Uint8Array)) return undefined;
      const json: unknown = JSON.parse(unseal(sealed, key, JSON.stringify([importId, 'details'])).toString());
      return importDetailsSchema.parse(json);
    },

    addProblems(importId, problems) {
      if (problems.length === 0) return;
      const key = obtainKey(importId);
      const insert = sql('INSERT OR REPLACE INTO problem VALUES (?, ?, ?, ?, ?, ?, ?)');
      together(() => {
        for (const { line, code, column, value, reason, repair } of problems) {
          const sealed =
            value === '' ? null : seal(Buffer.from(value), key, problemPlace(importId, line, code, column));
          insert.run(importId, line, code, column, sealed, JSON.stringify(reason), JSON.stringify(repair));
        }
      });
    },
    clearProblems: (importId) => {
      sql('DELETE FROM problem WHERE import_id = ?').run(importId);
    },
    problems: (importId, { page, pageSize }) => ({
      items: problemsFrom(
        importId,
        sql(`${PROBLEM} ORDER BY line, code LIMIT ? OFFSET ?`).all(importId, pageSize, (page - 1) * pageSize),
      ),
      total: Number(sql('SELECT count(*) AS total FROM problem WHERE import_id = ?').get(importId)?.total ?? 0),
    }),
    problemsOf: (importId, lines) =>
      problemsFrom(
        importId,
        sql(`${PROBLEM} AND line IN (SELECT value FROM json_each(?)) ORDER BY line, code`).all(
          importId,
          JSON.stringify(lines),
        ),
      ),
    problemGroups: (importId): readonly ProblemGroup[] =>
      sql(
        `SELECT code, heading AS "column", count(*) AS count, min(line) AS firstLine, max(line) AS lastLine
           FROM problem WHERE import_id = ? GROUP BY code, heading ORDER BY count DESC, code`,
      )
        .all(importId)
        .map((row) => groupRow.parse(row)),

    clearClasses: (importId) => {
      sql('DELETE FROM import_row WHERE import_id = ?').run(importId);
    },
    addClasses(importId, classes) {
      const insert = sql('INSERT OR REPLACE INTO import_row VALUES (?, ?, ?)');
      together(() => {
        for (const [line, rowClass] of classes) insert.run(importId, line, rowClass);
      });
    },
    classes(importId): ReadonlyMap<number, RowClass> {
      const rows = sql('SELECT line, class FROM import_row WHERE import_id = ?').all(importId);
      return new Map(rows.map((row) => classRow.parse(row)).map((row) => [row.line, row.class]));
    },
    addFacts(importId, facts) {
      if (facts.length === 0) return;
      const insert = sql(
        // 0: known already, 1: made by the import, 2: changed by it; what it made it also changes.
        `INSERT INTO import_fact VALUES (?, ?, ?) ON CONFLICT DO UPDATE
           SET made = CASE WHEN 1 IN (made, excluded.made) THEN 1 ELSE max(made, excluded.made) END`,
      );
      together(() => {
        for (const { fact, made, corrected } of facts) insert.run(importId, fact, made ? 1 : corrected ? 2 : 0);
      });
    },
    facts: (importId) =>
      sql('SELECT fact, made FROM import_fact WHERE import_id = ?')
        .all(importId)
        .map((row) => factRow.parse(row))
        .map(({ fact, made }) => ({ fact, made: made === 1, corrected: made === 2 })),
    correctedLater: (importId) =>
      new Set(
        sql(
          `SELECT DISTINCT later.fact FROM import_fact later JOIN import_fact own ON own.fact = later.fact
            WHERE own.import_id = ? AND own.made = 1 AND later.made = 2 AND later.import_id <> own.import_id`,
        )
          .all(importId)
          .map(({ fact }) => String(fact)),
      ),
    takenBack: (fact) =>
      sql(
        `SELECT 1 FROM import_fact JOIN import_run USING (import_id)
          WHERE fact = ? AND made = 1 AND state = 'withdrawn' LIMIT 1`,
      ).get(fact) !== undefined,
    saveWithdrawal(importId, left) {
      const insert = sql('INSERT OR REPLACE INTO withdrawal_left VALUES (?, ?, ?, ?)');
      together(() => {
        for (const { fact, code, reason } of left) insert.run(importId, fact, code, JSON.stringify(reason));
      });
    },
    withdrawal: (importId) =>
      sql('SELECT fact, code, reason FROM withdrawal_left WHERE import_id = ? ORDER BY fact')
        .all(importId)
        .map((row) => leftRow.parse(row))
        .map(({ reason, ...left }) => ({ ...left, reason: textOf(reason) })),

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
    async destroy(importId) {
      keys.delete(importId);
      together(() => {
        sql('DELETE FROM import_key WHERE import_id = ?').run(importId);
        sql('DELETE FROM import_details WHERE import_id = ?').run(importId);
        sql('UPDATE problem SET sealed = NULL WHERE import_id = ? AND sealed IS NOT NULL').run(importId);
      });
      await rm(rowsPath(importId), { force: true });
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    },
    olderThan: (before: Instant) =>
      sql('SELECT import_id FROM import_key WHERE made_at < ?')
        .all(before)
        .map((row) => String(row.import_id)),

    profiles: () =>
      sql(
        'SELECT json FROM profile p WHERE version = (SELECT max(version) FROM profile WHERE code = p.code) ORDER BY code',
      )
        .all()
        .map((row) => profileSchema.parse(jsonOf(row))),
    profileVersion(code, version) {
      const row = sql('SELECT json FROM profile WHERE code = ? AND version = ?').get(code, version);
      return row && profileSchema.parse(jsonOf(row));
    },
    saveProfile: (profile, by) => {
      sql('INSERT OR REPLACE INTO profile VALUES (?, ?, ?, ?)').run(
        ...[profile.code, profile.version, by, JSON.stringify(profile)],
      );
    },
    close: () => database.close(),
  };
}

/** Values of a file are readable for so long. */
export const DAYS_KEPT = 7;

export function expiryBefore(now: Instant): Instant {
  return instant(new Date(Date.parse(now) - DAYS_KEPT * 24 * 60 * 60 * 1000).toISOString());
}
