import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const rowSchema = z.object({ personId: z.string(), at: z.string() });

/** Whose key was destroyed, and when. Ids and moments only: to be kept with every backup. */
export type ErasedKey = Readonly<z.infer<typeof rowSchema>>;

/** The marks of destroyed keys in a key file. Opens it for reading, also beside a server. */
export function erasedIn(path: string): readonly ErasedKey[] {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const rows = database.prepare('SELECT subject AS personId, erased_at AS at FROM person_key WHERE wrapped IS NULL');
    return rows.all().map((row) => rowSchema.parse(row));
  } finally {
    database.close();
  }
}
