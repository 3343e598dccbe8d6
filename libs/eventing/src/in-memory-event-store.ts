import { randomUUID } from 'node:crypto';
import { checkAppend, type CheckedEvent } from './append-rules.js';
import {
  InvalidAppend,
  StoreUnavailable,
  type AppendResult,
  type EventStore,
  type ExpectedRevision,
} from './event-store.js';
import type { Position, StoredEvent, StreamName } from './event.js';
import { createFollowers } from './follow-log.js';
import { storedData, storedInstant, storedMetadata } from './stored-json.js';

/** What an in-memory store keeps; a store opened on it again continues where the last one closed. */
export type InMemoryLog = {
  readonly logId: string;
  /** By position: the event at index 0 has position 1. */
  readonly events: StoredEvent[];
  readonly streams: Map<StreamName, StoredEvent[]>;
  readonly ids: Set<string>;
};

export function emptyLog(): InMemoryLog {
  return { logId: randomUUID(), events: [], streams: new Map(), ids: new Set() };
}

const PAGE = 1_000;

/** The whole port on a list in memory, for tests and trials. What it holds is gone with the process. */
export function inMemoryEventStore(log: InMemoryLog = emptyLog()): EventStore {
  const followers = createFollowers(async (position) => pageAfter(position));
  let closed = false;

  function ensureOpen(): void {
    if (closed) throw new StoreUnavailable('the store is closed', 'closed');
  }

  function write(stream: StreamName, events: readonly CheckedEvent[]): AppendResult {
    const written = log.streams.get(stream) ?? [];
    const known = events.find(({ id }) => log.ids.has(id));
    if (known !== undefined) throw new InvalidAppend(`event id ${known.id} is in the log already`);
    const storedAt = storedInstant(Date.now());
    for (const { id, type, data, metadata } of events) {
      const event: StoredEvent = freeze({
        id,
        type,
        data: storedData(JSON.parse(data)),
        metadata: storedMetadata(JSON.parse(metadata)),
        stream,
        revision: written.length,
        position: log.events.length + 1,
        storedAt,
      });
      log.ids.add(id);
      log.events.push(event);
      written.push(event);
    }
    log.streams.set(stream, written);
    followers.wake();
    return { outcome: 'appended', revision: written.length - 1, position: log.events.length };
  }

  function pageAfter(position: Position): readonly StoredEvent[] {
    ensureOpen();
    return log.events.slice(position, position + PAGE);
  }

  return {
    logId: log.logId,

    append: async (stream, expected, events) => {
      ensureOpen();
      const checked = checkAppend(stream, expected, events);
      const written = log.streams.get(stream) ?? [];
      const first = expected === 'noStream' ? 0 : expected + 1;
      if (first === written.length) return write(stream, checked);
      const last = sameAgain(written, first, checked);
      if (last) return { outcome: 'appended', revision: last.revision, position: last.position };
      return { outcome: 'conflict', actual: headOf(written) };
    },

    readStream: async (stream, from = 0) => {
      ensureOpen();
      return log.streams.get(stream)?.slice(from) ?? [];
    },

    readAll: async function* (after) {
      let position = after;
      for (let page = pageAfter(position); page.length > 0; page = pageAfter(position)) {
        yield page;
        position += page.length;
      }
    },

    subscribeAll: (after, handlers) => {
      ensureOpen();
      return followers.follow(after, handlers);
    },

    readAt: async (position) => {
      ensureOpen();
      return log.events[position - 1];
    },

    head: async () => {
      ensureOpen();
      const last = log.events.at(-1);
      return last && { position: last.position, eventId: last.id };
    },

    close: async () => {
      await followers.stopAll();
      closed = true;
    },
  };
}

function headOf(stream: readonly StoredEvent[]): ExpectedRevision {
  return stream.length === 0 ? 'noStream' : stream.length - 1;
}

/** The last event of this append where all of it stands there already, one after another from `first` on. */
function sameAgain(
  stream: readonly StoredEvent[],
  first: number,
  events: readonly CheckedEvent[],
): StoredEvent | undefined {
  const same = events.every(({ id }, i) => stream[first + i]?.id === id);
  return same ? stream[first + events.length - 1] : undefined;
}

/** Readers share what is kept; none may change it. */
function freeze<T extends object>(value: T): T {
  const waiting: object[] = [value];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    Object.freeze(next);
    const members: readonly unknown[] = Object.values(next);
    for (const member of members) if (typeof member === 'object' && member !== null) waiting.push(member);
  }
  return value;
}
