import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';
import type { EventStore } from './event-store.js';
import type { StoredEvent } from './event.js';

/** The log that is copied into holds something that the other does not, or in another order. Nothing was written. */
export class OtherLog extends Error {
  constructor(
    readonly place: number,
    readonly found: string,
  ) {
    super(`event ${place} of the log that is copied into is ${found}, which the other log does not have there`);
    this.name = 'OtherLog';
  }
}

/** How many events both logs hold, and the hash that each comes to. */
export type CopiedLog = {
  readonly events: number;
  readonly copied: number;
  readonly hash: string;
  readonly same: boolean;
};

/**
 * Copies a log into another store: order, streams, revisions, ids, data and metadata (dates and chain included) stay;
 * positions become those of that store. Broken off, it goes on where it was; repeated, it adds nothing. At the end both
 * logs are read whole and compared by hash.
 *
 * @param onProgress called with how many events stand in the new log
 * @throws OtherLog, StoreUnavailable
 */
export async function copyLog(
  from: EventStore,
  to: EventStore,
  onProgress: (events: number) => void = () => undefined,
): Promise<CopiedLog> {
  const already = await commonStart(from, to);
  let events = 0;
  for await (const page of from.readAll(0)) {
    const fresh = page.slice(Math.max(0, already - events));
    events += page.length - fresh.length;
    for (const run of runsOf(fresh)) {
      await append(to, run, events);
      events += run.length;
      onProgress(events);
    }
  }
  const [ours, theirs] = [await hashOf(from), await hashOf(to)];
  return { events, copied: events - already, hash: theirs, same: ours === theirs };
}

/** How many events the new log has of the old one. */
async function commonStart(from: EventStore, to: EventStore): Promise<number> {
  let count = 0;
  const old = eventsOf(from);
  for await (const event of eventsOf(to)) {
    const { value, done } = await old.next();
    if (done === true || contentOf(value) !== contentOf(event)) throw new OtherLog(count + 1, event.id);
    count += 1;
  }
  return count;
}

async function* eventsOf(store: EventStore): AsyncGenerator<StoredEvent, undefined> {
  for await (const page of store.readAll(0)) yield* page;
  return undefined;
}

/** A run of neighbours is one append: fewer round trips, and the order of the log stays. */
const LONGEST_RUN = 100;

/** Neighbours of one stream, which may be appended at once. */
function runsOf(events: readonly StoredEvent[]): readonly (readonly StoredEvent[])[] {
  const runs: StoredEvent[][] = [];
  for (const event of events) {
    const run = runs.at(-1);
    if (run !== undefined && run[0]?.stream === event.stream && run.length < LONGEST_RUN) run.push(event);
    else runs.push([event]);
  }
  return runs;
}

async function append(to: EventStore, run: readonly StoredEvent[], before: number): Promise<void> {
  const [first] = run;
  if (first === undefined) return;
  const expected = first.revision === 0 ? 'noStream' : first.revision - 1;
  const events = run.map(({ id, type, data, metadata }) => ({ id, type, data, metadata }));
  const result = await to.append(first.stream, expected, events);
  if (result.outcome === 'conflict') throw new OtherLog(before + 1, `in ${first.stream}`);
}

function contentOf({ stream, revision, id, type, data, metadata }: StoredEvent): string {
  return canonicalJson({ stream, revision, id, type, data, metadata });
}

async function hashOf(store: EventStore): Promise<string> {
  const hash = createHash('sha256');
  for await (const event of eventsOf(store)) hash.update(contentOf(event)).update('\n');
  return hash.digest('hex');
}
