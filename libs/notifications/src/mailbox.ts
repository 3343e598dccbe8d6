import type { Instant } from '@peil/kernel';
import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { DEFAULT_MAIL_SETTINGS, mailSettingsSchema, type MailSettings } from './domain/settings.js';

const outgoingSchema = z.strictObject({
  messageId: z.string(),
  personId: z.string(),
  week: z.string(),
  recordedAt: z.string(),
});

/**
 * A digest that was recorded to be sent. It holds no text: that is made when it is sent, as of the day of recording, so
 * that nothing readable lies here and what was settled since is not mentioned.
 */
export type Outgoing = Readonly<z.infer<typeof outgoingSchema>>;

/** What a person chose about mails, and which mails were made. Rows beside the log, cleared by an erasure. */
export type Mailbox = {
  /** What was chosen, else the default. */
  readonly settingsOf: (personId: string) => MailSettings;
  readonly choose: (personId: string, settings: MailSettings) => void;
  /** Whether the person has had a digest in the week, or one is still to go. */
  readonly isServed: (personId: string, week: string) => boolean;
  /** Records a digest before it is sent. Recording it again changes nothing. */
  readonly record: (digest: { readonly personId: string; readonly week: string; readonly at: Instant }) => void;
  /** What is recorded and not marked, in the order of recording. */
  readonly pending: () => readonly Outgoing[];
  /** Marks what the mail server has accepted, or what is not to be sent any more. */
  readonly mark: (messageId: string, state: 'sent' | 'refused' | 'dropped', week: string) => void;
  /** Message ids of the person. */
  readonly messagesOf: (personId: string) => readonly string[];
  /** Clears the person's choice and mails out of the file. */
  readonly erase: (personId: string) => void;
  readonly close: () => void;
};

/** The same person and week always have the same one: a mail server or a reader can tell a repeated mail. */
export function messageIdOf(personId: string, week: string): string {
  const mark = createHash('sha256').update(`digest ${personId} ${week}`).digest('hex').slice(0, 32);
  return `<${mark}@digest.peil>`;
}

/** The mailbox of one node, in a file beside the log. Every commit is synced. */
export function openMailbox(path: string): Mailbox {
  const database = new DatabaseSync(path);
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    CREATE TABLE IF NOT EXISTS mail_settings (
      person_id TEXT PRIMARY KEY,
      digest INTEGER NOT NULL,
      language TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS outbox (
      number INTEGER PRIMARY KEY,
      message_id TEXT NOT NULL UNIQUE,
      person_id TEXT NOT NULL,
      week TEXT NOT NULL,
      recorded_at TEXT NOT NULL,
      state TEXT NOT NULL,
      done_week TEXT
    ) STRICT;
    CREATE INDEX IF NOT EXISTS outbox_person ON outbox (person_id);
    CREATE INDEX IF NOT EXISTS outbox_pending ON outbox (number) WHERE state = 'recorded';
  `);
  const selectSettings = database.prepare('SELECT digest, language FROM mail_settings WHERE person_id = ?');
  const putSettings = database.prepare('INSERT OR REPLACE INTO mail_settings VALUES (?, ?, ?)');
  const served = database.prepare(
    `SELECT 1 FROM outbox WHERE person_id = ? AND (week = ? OR done_week = ? OR state = 'recorded') LIMIT 1`,
  );
  const insert = database.prepare(
    `INSERT OR IGNORE INTO outbox (message_id, person_id, week, recorded_at, state) VALUES (?, ?, ?, ?, 'recorded')`,
  );
  const selectPending = database.prepare(
    `SELECT message_id AS messageId, person_id AS personId, week, recorded_at AS recordedAt
       FROM outbox WHERE state = 'recorded' ORDER BY number`,
  );
  const setState = database.prepare('UPDATE outbox SET state = ?, done_week = ? WHERE message_id = ?');
  const selectMessages = database.prepare('SELECT message_id AS messageId FROM outbox WHERE person_id = ?');
  const removeSettings = database.prepare('DELETE FROM mail_settings WHERE person_id = ?');
  const removeMails = database.prepare('DELETE FROM outbox WHERE person_id = ?');
  return {
    settingsOf(personId) {
      const row = selectSettings.get(personId);
      return row === undefined
        ? DEFAULT_MAIL_SETTINGS
        : mailSettingsSchema.parse({ digest: row.digest === 1, language: row.language });
    },
    choose: (personId, { digest, language }) => {
      putSettings.run(personId, digest ? 1 : 0, language);
    },
    isServed: (personId, week) => served.get(personId, week, week) !== undefined,
    record: ({ personId, week, at }) => {
      insert.run(messageIdOf(personId, week), personId, week, at);
    },
    pending: () => selectPending.all().map((row) => outgoingSchema.parse(row)),
    mark: (messageId, state, week) => {
      setState.run(state, week, messageId);
    },
    messagesOf: (personId) => selectMessages.all(personId).map(({ messageId }) => String(messageId)),
    erase: (personId) => {
      removeSettings.run(personId);
      removeMails.run(personId);
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    },
    close: () => database.close(),
  };
}
