import { z } from 'zod';
import type { KeptRow } from './file-facts.js';
import type { ImportStore } from './import-record.js';

const keptRows = z.array(z.tuple([z.number(), z.array(z.string()).nullable()]));

/** Batches of rows as they were kept. */
export async function* keptBatches(store: ImportStore, importId: string): AsyncGenerator<readonly KeptRow[]> {
  for await (const batch of store.readRows(importId)) yield keptRows.parse(JSON.parse(batch));
}
