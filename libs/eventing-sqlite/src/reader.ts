import type { StoredEvent, StreamName } from '@peil/eventing';
import { DamagedLog } from './damaged-log.js';
import { openLogForReading } from './log-file.js';
import { ROW_COLUMNS, rowOf, valuesOf, type LogRow } from './log-row.js';
import { reading } from './reading.js';
import type { StoreFiles } from './store-files.js';
import { eventOfRow } from './stored-event.js';

/** Rows of a page: as many as fit in about so many characters of JSON, so that large events make short pages. */
const MOST_ROWS = 1_000;
const PAGE_CHARACTERS = 4_000_000;
const FEWEST_ROWS = 4;

const BAD_INDEX = 'index.db does not fit the log: stop, remove that file, and start; it is made again';

/** Whether the index gave the stream up to the last revision it knows of. */
function reaches(lastRow: unknown, revision: number): boolean {
  return lastRow === undefined || valuesOf(lastRow).at(-1) === revision;
}

/** The last event of a stream, where it is known. */
export type KnownHead = { readonly revision: number; readonly position: number };

/** Reads the log on a connection of its own, while the writer writes. */
export type Reader = {
  /** The next events after the position, some thousand at most; none at the end. */
  readonly pageAfter: (position: number) => readonly StoredEvent[];
  /** Where the events after the position stand, in order, without their content. */
  readonly placesAfter: (position: number) => Iterable<KnownHead & { readonly stream: string }>;
  readonly at: (position: number) => StoredEvent | undefined;
  /** @param head the stream's last event: what the index does not have yet is found from there */
  readonly stream: (name: StreamName, from: number, head: KnownHead | undefined) => readonly StoredEvent[];
  readonly close: () => void;
};

export function openReader(files: StoreFiles): Reader {
  const db = openLogForReading(files.log);
  db.prepare('ATTACH ? AS idx').run(files.index);
  const page = db.prepare(`SELECT ${ROW_COLUMNS} FROM events WHERE position > ? ORDER BY position LIMIT ?`);
  const at = db.prepare(`SELECT ${ROW_COLUMNS} FROM events WHERE position = ?`);
  const indexed = db.prepare(
    `SELECT ${ROW_COLUMNS.replace(/\w+/g, 'e.$&')}, s.revision FROM idx.streams s
       CROSS JOIN idx.by_stream b ON b.stream = s.id
       CROSS JOIN events e ON e.position = b.position
     WHERE s.name = ? AND b.revision >= ? AND e.stream = s.name AND e.revision = b.revision ORDER BY b.revision`,
  );
  const places = db.prepare('SELECT stream, revision, position FROM events WHERE position > ? ORDER BY position');
  let rows = FEWEST_ROWS;

  function rowAt(position: number): LogRow | undefined {
    const row: unknown = reading({ position }, () => at.get(position));
    return row === undefined ? undefined : rowOf(row);
  }

  /** Back from the stream's last event along the pointers. */
  function tail(name: StreamName, from: number, head: KnownHead): readonly StoredEvent[] {
    const events: StoredEvent[] = [];
    let { position } = head;
    for (let revision = head.revision; revision >= from; revision--) {
      const row = rowAt(position);
      if (row?.stream !== name || row.revision !== revision) {
        throw new DamagedLog({ position, stream: name, revision, reason: 'revision' });
      }
      events.push(eventOfRow(row));
      position = row.previous;
    }
    return events.reverse();
  }

  return {
    pageAfter: (position) => {
      const read = reading({ position: position + 1 }, () => page.all(position, rows)).map(rowOf);
      const characters = read.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 1);
      const fitting = Math.floor((PAGE_CHARACTERS * read.length) / characters);
      rows = Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, fitting, 4 * rows));
      return read.map(eventOfRow);
    },
    placesAfter: function* (position) {
      for (const row of places.iterate(position)) {
        const [stream, revision, at] = valuesOf(row);
        if (typeof stream === 'string' && typeof revision === 'number' && typeof at === 'number') {
          yield { stream, revision, position: at };
        }
      }
    },
    at: (position) => {
      const row = rowAt(position);
      return row && eventOfRow(row);
    },
    stream: (name, from, head) => {
      if (head !== undefined && head.revision < from) return [];
      const place = { position: 0, stream: name, revision: from };
      const read: readonly unknown[] = reading(place, () => indexed.all(name, from));
      const found = read.map(rowOf);
      const next = from + found.length;
      const whole = found.every(({ revision }, i) => revision === from + i) && reaches(read.at(-1), next - 1);
      if (!whole)
        throw new DamagedLog({ position: 0, stream: name, revision: from, reason: 'revision', detail: BAD_INDEX });
      const events = found.map(eventOfRow);
      return head === undefined || head.revision < next ? events : [...events, ...tail(name, next, head)];
    },
    close: () => {
      db.close();
    },
  };
}
