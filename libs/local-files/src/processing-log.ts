import { calendarDaySchema } from '@peil/kernel';
import { LRUCache } from 'lru-cache';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const lookSchema = z.strictObject({
  personId: z.string(),
  lookerId: z.string(),
  lookerRole: z.string(),
  day: calendarDaySchema,
  /** What was opened, as the name of the permission. */
  page: z.string(),
});

/** Somebody opened another person's file. */
export type Look = Readonly<z.infer<typeof lookSchema>>;

/** Keeps who looked at whose file. Not the event store: entries have their own term of keeping. */
export type ProcessingLog = {
  /** One entry a day for the same looker, role and page. */
  readonly record: (look: Look) => void;
  /** Newest first. */
  readonly looksAt: (personId: string) => readonly Look[];
  readonly close: () => void;
};

export function openProcessingLog(path: string): ProcessingLog {
  const database = new DatabaseSync(path);
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    CREATE TABLE IF NOT EXISTS look (
      person_id TEXT NOT NULL,
      looker_id TEXT NOT NULL,
      looker_role TEXT NOT NULL,
      day TEXT NOT NULL,
      page TEXT NOT NULL,
      PRIMARY KEY (person_id, day, looker_id, looker_role, page)
    ) STRICT, WITHOUT ROWID;
  `);
  /** Looks of late: the same person opens the same page many times a day, and one entry is kept. */
  const recorded = new LRUCache<string, true>({ max: 10_000 });
  const insert = database.prepare('INSERT OR IGNORE INTO look VALUES (?, ?, ?, ?, ?)');
  const select = database.prepare(
    `SELECT person_id AS personId, looker_id AS lookerId, looker_role AS lookerRole, day, page
       FROM look WHERE person_id = ? ORDER BY day DESC, looker_id`,
  );
  return {
    record: ({ personId, lookerId, lookerRole, day, page }) => {
      const key = `${personId} ${lookerId} ${lookerRole} ${day} ${page}`;
      if (recorded.has(key)) return;
      insert.run(personId, lookerId, lookerRole, day, page);
      recorded.set(key, true);
    },
    looksAt: (personId) => select.all(personId).map((row) => lookSchema.parse(row)),
    close: () => database.close(),
  };
}
