import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const nameSchema = z.object({ name: z.string() });

/**
 * SHA-256 over all rows of a projection, whatever order they were written in: two databases with the same hash answer
 * every question alike. The checkpoint is left out.
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
  const hash = createHash('sha256');
  for (const table of tables) {
    const rows: string[] = [];
    for (const row of database.prepare(`SELECT * FROM "${table}"`).iterate()) rows.push(JSON.stringify(row));
    hash.update(`${table}\n`);
    for (const row of rows.sort()) hash.update(`${row}\n`);
  }
  return hash.digest('hex');
}
