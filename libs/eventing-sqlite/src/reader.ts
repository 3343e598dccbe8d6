import {
  storedData,
  storedInstant,
  storedMetadata,
  isStreamName,
  NotAnEvent,
  type StoredEvent,
  type StreamName,
} from '@peil/eventing';
import type { DatabaseSync } from 'node:sqlite';
import { DamagedLog } from './damaged-log.js';
import { openLogForReading } from './log-file.js';
import { valuesOf } from './log-row.js';
import type { StoreFiles } from './store-files.js';

const COLUMNS = 'position, stream, revision, previous, id, type, data, metadata, stored_at';
const E_COLUMNS = 'e.position, e.stream, e.revision, e.previous, e.id, e.type, e.data, e.metadata, e.stored_at';

/** Rows of a page: as many as fit in about so many characters of JSON, so that large events make short pages. */
const MOST_ROWS = 1_000;
const PAGE_CHARACTERS = 4_000_000;
const FEWEST_ROWS = 4;

/** The last event of a stream, where it is known. */
export type KnownHead = { readonly revision: number; readonly position: number };

/** Reads the log on a connection of its own, while the writer writes. */
export type Reader = {
  /** @param rows how many at most */
  readonly pageAfter: (position: number, rows?: number) => readonly StoredEvent[];
  readonly at: (position: number) => StoredEvent | undefined;
  /** @param head the stream's last event: what the index does not have yet is found from there */
  readonly stream: (name: StreamName, from: number, head: KnownHead | undefined) => readonly StoredEvent[];
  readonly close: () => void;
};

export function openReader(files: StoreFiles): Reader {
  const db = openLogForReading(files.log);
  attachIndex(db, files.index);
  const page = db.prepare(`SELECT ${COLUMNS} FROM events WHERE position > ? ORDER BY position LIMIT ?`);
  const at = db.prepare(`SELECT ${COLUMNS} FROM events WHERE position = ?`);
  const indexed = db.prepare(
    `SELECT ${E_COLUMNS} FROM idx.streams s
       CROSS JOIN idx.by_stream b ON b.stream = s.id
       CROSS JOIN events e ON e.position = b.position
     WHERE s.name = ? AND b.revision >= ? AND e.stream = s.name AND e.revision = b.revision ORDER BY b.revision`,
  );
  let rows = MOST_ROWS;

  function pageAfter(position: number, most: number): readonly StoredEvent[] {
    const read: readonly unknown[] = page.all(position, Math.min(rows, most));
    let characters = 0;
    const events = read.map((row) => {
      characters += sizeOf(row);
      return eventOf(row);
    });
    const fitting = Math.floor((PAGE_CHARACTERS * read.length) / (characters + 1));
    rows = Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, fitting));
    return events;
  }

  /** Back from the stream's last event along the pointers. */
  function tail(name: StreamName, from: number, head: KnownHead): readonly StoredEvent[] {
    const events: StoredEvent[] = [];
    let { position } = head;
    for (let revision = head.revision; revision >= from; revision--) {
      const row: unknown = at.get(position);
      const event = row === undefined ? undefined : eventOf(row);
      if (event?.stream !== name || event.revision !== revision) {
        throw new DamagedLog({ position, stream: name, revision, reason: 'revision' });
      }
      events.push(event);
      position = previousOf(row);
    }
    return events.reverse();
  }

  return {
    pageAfter: (position, most = MOST_ROWS) => pageAfter(position, most),
    at: (position) => {
      const row: unknown = at.get(position);
      return row === undefined ? undefined : eventOf(row);
    },
    stream: (name, from, head) => {
      if (head !== undefined && head.revision < from) return [];
      const found: readonly unknown[] = indexed.all(name, from);
      const events = found.map(eventOf);
      events.forEach(({ position, revision }, i) => {
        if (revision !== from + i) throw new DamagedLog({ position, stream: name, revision, reason: 'revision' });
      });
      const next = from + events.length;
      return head === undefined || head.revision < next ? events : [...events, ...tail(name, next, head)];
    },
    close: () => {
      db.close();
    },
  };
}

function attachIndex(db: DatabaseSync, path: string): void {
  db.prepare('ATTACH ? AS idx').run(path);
}

function eventOf(row: unknown): StoredEvent {
  const [position, stream, revision, , id, type, data, metadata, storedAt] = valuesOf(row);
  if (
    typeof position !== 'number' ||
    typeof stream !== 'string' ||
    !isStreamName(stream) ||
    typeof revision !== 'number' ||
    typeof id !== 'string' ||
    typeof type !== 'string' ||
    typeof data !== 'string' ||
    typeof metadata !== 'string' ||
    typeof storedAt !== 'number'
  ) {
    throw new DamagedLog({ position: typeof position === 'number' ? position : 0, reason: 'unreadable' });
  }
  try {
    return {
      id,
      type,
      data: storedData(JSON.parse(data)),
      metadata: storedMetadata(JSON.parse(metadata)),
      stream,
      revision,
      position,
      storedAt: storedInstant(storedAt),
    };
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof NotAnEvent)) throw error;
    throw new DamagedLog({ position, stream, revision, reason: 'unreadable', detail: error.message });
  }
}

function sizeOf(row: unknown): number {
  const [, , , , , , data, metadata] = valuesOf(row);
  return (typeof data === 'string' ? data.length : 0) + (typeof metadata === 'string' ? metadata.length : 0);
}

function previousOf(row: unknown): number {
  const [, , , previous] = valuesOf(row);
  return typeof previous === 'number' ? previous : 0;
}
