import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const nameSchema = z.object({ name: z.string() });

/** A view of this name stands for its table where the same content may lie in rows cut differently. */
const CANONICAL = 'canonical_';

/**
 * SHA-256 over all rows of a projection, whatever order they were written in: two databases with the same hash answer
 * every question alike. The checkpoint is left out. Where the table `x` has a view `canonical_x`, the rows of the view
 * count.
 */
export function contentHash(database: DatabaseSync): string {
  const tables = database
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'checkpoint' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .all()
    .map((row) => nameSchema.parse(row).name)
    // The shadow tables of a full-text index hold the order of writing; its rows are in the table it indexes.
    .filter((name) => !/_(data|idx|content|docsize|config)$/.test(name));
  const views = new Set(
    database
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'view'`)
      .all()
      .map((row) => nameSchema.parse(row).name),
  );
  const hash = createHash('sha256');
  for (const table of tables) {
    const rows: string[] = [];
    const read = views.has(CANONICAL + table) ? CANONICAL + table : table;
    for (const row of database.prepare(`SELECT * FROM "${read}"`).iterate()) rows.push(JSON.stringify(row));
    hash.update(`${table}\n`);
    for (const row of rows.sort()) hash.update(`${row}\n`);
  }
  return hash.digest('hex');
}
