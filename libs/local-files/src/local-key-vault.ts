import { PersonErased, type Key, type KeyVault } from '@peil/eventing';
import type { Instant } from '@peil/kernel';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';

const KEY_BYTES = 32;
const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const CACHED_KEYS = 10_000;
const INSTALLATION = 'installation';

/** A key file that this master key does not open: the wrong master key, or a damaged file. */
export class MasterKeyMismatch extends Error {
  constructor(path: string) {
    super(`the master key does not open ${path}: give the one it was made with (PEIL_MASTER_KEY)`);
    this.name = 'MasterKeyMismatch';
  }
}

export type LocalKeyVault = KeyVault & {
  /**
   * Destroys the person's key: overwritten in the file and gone from its journal when this returns. A mark stays, so that
   * no new key is made. Repeating it changes nothing.
   */
  readonly destroy: (subjectId: string, at: Instant) => void;
  readonly close: () => void;
};

/**
 * Keys of people in a file of their own, wrapped by the master key (AES-256-GCM; the name of the bearer authenticated).
 * Deleted rows are overwritten (`secure_delete`), every commit is synced.
 *
 * @throws MasterKeyMismatch
 */
export function openLocalKeyVault(path: string, masterKey: Key): LocalKeyVault {
  const database = new DatabaseSync(path);
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    CREATE TABLE IF NOT EXISTS person_key (
      subject TEXT PRIMARY KEY,
      wrapped BLOB,
      erased_at TEXT
    ) STRICT, WITHOUT ROWID;
  `);
  const select = database.prepare('SELECT wrapped FROM person_key WHERE subject = ?');
  const insert = database.prepare('INSERT INTO person_key (subject, wrapped) VALUES (?, ?)');
  const destroy = database.prepare(
    `INSERT INTO person_key VALUES (?, NULL, ?)
       ON CONFLICT (subject) DO UPDATE SET wrapped = NULL, erased_at = excluded.erased_at WHERE wrapped IS NOT NULL`,
  );
  const cache = new LRUCache<string, Key>({ max: CACHED_KEYS });

  function find(subject: string): Key | 'erased' | 'unknown' {
    const cached = cache.get(subject);
    if (cached) return cached;
    const row = select.get(subject);
    if (row === undefined) return 'unknown';
    if (!(row.wrapped instanceof Uint8Array)) return 'erased';
    const key = unwrap(row.wrapped, subject, masterKey);
    if (key === undefined) throw new MasterKeyMismatch(path);
    cache.set(subject, key);
    return key;
  }

  function obtain(subject: string): Key {
    const found = find(subject);
    if (found === 'erased') throw new PersonErased(`the key of ${subject} was destroyed`);
    if (found !== 'unknown') return found;
    const key = randomBytes(KEY_BYTES);
    insert.run(subject, wrap(key, subject, masterKey));
    cache.set(subject, key);
    return key;
  }

  const installation = obtain(INSTALLATION);

  return {
    obtain: async (subject) => obtain(subject),
    async obtainMany(subjects) {
      database.exec('BEGIN IMMEDIATE');
      try {
        for (const subject of subjects) if (find(subject) === 'unknown') obtain(subject);
        database.exec('COMMIT');
      } catch (error) {
        database.exec('ROLLBACK');
        for (const subject of subjects) cache.delete(subject);
        throw error;
      }
    },
    find: async (subject) => find(subject),
    destroy(subject, at) {
      destroy.run(subject, at);
      cache.delete(subject);
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    },
    installationKey: async () => installation,
    close: () => database.close(),
  };
}

function wrap(key: Key, subject: string, masterKey: Key): Uint8Array {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, masterKey, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(subject));
  return Buffer.concat([iv, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
}

function unwrap(wrapped: Uint8Array, subject: string, masterKey: Key): Key | undefined {
  const decipher = createDecipheriv(CIPHER, masterKey, wrapped.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(subject));
  decipher.setAuthTag(wrapped.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(wrapped.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    return undefined;
  }
}
