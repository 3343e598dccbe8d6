import { StoreUnavailable, type StoredEvent } from '@peil/eventing';
import { sampleEvent } from '@peil/eventing/testing';
import { rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { openSqliteEventStore, type SqliteEventStore } from '../sqlite-event-store.js';

/**
 * A process on a disk that gets full: `full-disk <mount point>`. Fills it with events, sees what happens, makes room, goes
 * on; twice. Writes what it saw to standard output, as JSON.
 */
const [disk] = z.tuple([z.string()]).parse(process.argv.slice(2));
const CYCLES = 2;
const fillers = Array.from({ length: CYCLES }, (_, i) => join(disk, `filler-${i}`));
const directory = join(disk, 'store');
const failures: string[] = [];
const acknowledged: string[] = [];
const cycles: object[] = [];

function open(): Promise<SqliteEventStore> {
  return openSqliteEventStore({ directory, onFailure: ({ message }) => failures.push(message) });
}

async function readAll(store: SqliteEventStore): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const page of store.readAll(0)) events.push(...page);
  return events;
}

const store = await open();
let revision = -1;

/** Appends one event; answers why not, where it is not taken. */
async function append(): Promise<string> {
  const event = sampleEvent({ text: 'x'.repeat(50_000) });
  try {
    const result = await store.append('full-1', revision < 0 ? 'noStream' : revision, [event]);
    if (result.outcome === 'conflict') return 'conflict';
    acknowledged.push(event.id);
    ({ revision } = result);
    return 'appended';
  } catch (error) {
    return error instanceof StoreUnavailable ? error.reason : String(error);
  }
}

for (const filler of fillers) writeFileSync(filler, Buffer.alloc(12_000_000));
for (const filler of fillers) {
  const before = acknowledged.length;
  let refused = await append();
  while (refused === 'appended') refused = await append();
  const taken = acknowledged.length - before;
  const again = await append();
  const readable = (await readAll(store)).length === acknowledged.length;
  rmSync(filler);
  const afterwards = [await append(), await append()];
  cycles.push({ taken: taken > 0, refused, again, readable, afterwards });
}
await store.close();

const reopened = await open();
const stored = (await readAll(reopened)).map(({ id }) => id);
await reopened.close();
const same = stored.length === acknowledged.length && stored.every((id, i) => id === acknowledged[i]);
writeSync(1, JSON.stringify({ cycles, failures, same }));
