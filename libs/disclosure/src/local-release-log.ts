import type { RecordedRelease, ReleaseLog } from './release-log.js';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const releaseSchema = z.strictObject({
  releaseId: z.string(),
  table: z.string(),
  question: z.string(),
  asOf: z.string(),
  shown: z.record(z.string(), z.record(z.string(), z.number())),
  repeated: z.record(z.string(), z.string()),
});

export type LocalReleaseLog = ReleaseLog & { readonly close: () => void };

/** The release log of one node, in a file beside the log. */
export function openReleaseLog(path: string): LocalReleaseLog {
  const database = new DatabaseSync(path);
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    CREATE TABLE IF NOT EXISTS release (
      number INTEGER PRIMARY KEY,
      figures TEXT NOT NULL,
      question TEXT NOT NULL,
      content TEXT NOT NULL,
      UNIQUE (figures, question)
    ) STRICT;
  `);
  const insert = database.prepare('INSERT INTO release (figures, question, content) VALUES (?, ?, ?)');
  const select = database.prepare('SELECT content FROM release WHERE figures = ? ORDER BY number');
  return {
    of: (table): readonly RecordedRelease[] =>
      select.all(table).map(({ content }) => releaseSchema.parse(JSON.parse(String(content)))),
    add: (release) => {
      insert.run(release.table, release.question, JSON.stringify(release));
    },
    close: () => database.close(),
  };
}
