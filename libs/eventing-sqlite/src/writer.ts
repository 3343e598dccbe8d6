import type { DatabaseSync } from 'node:sqlite';
import { openHighWater, readMark, type Mark } from './high-water.js';
import { openIndex, type Index } from './index-file.js';
import { logIdOf, openLogForWriting } from './log-file.js';
import { positionChainOf, ROW_COLUMNS, valuesOf } from './log-row.js';
import { proveLog, rowAt } from './prove-log.js';
import { createRecentIds } from './recent-ids.js';
import { isDiskFull, messageOf } from './sqlite-error.js';
import { walkLog } from './walk-log.js';
import type { AppendAnswer, AppendRequest, Head, WriterOptions } from './writer-protocol.js';

/** Pages of the write-ahead log after which it is written back into the log file. */
const CHECKPOINT_PAGES = 2_000;
const PAGE_BYTES = 4_096;
/** The rest of a row, and its share of the pages around it. */
const ROW_OVERHEAD = 200;

/** The last event of a stream. */
type StreamHead = { readonly revision: number; readonly position: number };

/** The one that writes. Synchronous: it lives in a thread of its own. */
export type Writer = {
  readonly logId: string;
  /** Position up to which the index is complete. */
  readonly indexedAtOpening: number;
  readonly head: () => Head;
  /**
   * Takes all appends in one transaction, durable when it returns; each has its own answer.
   * @throws any failure of the disk but a full one. The writer must not be used after that.
   */
  readonly commit: (requests: readonly AppendRequest[]) => readonly AppendAnswer[];
  /** Writes the write-ahead log back where it has grown enough. Apart from commits, so that no one waits for it. */
  readonly checkpoint: () => void;
  /** The index has come to this position. */
  readonly indexed: (position: number) => void;
  readonly close: () => void;
};

/**
 * Opens the log for writing: proves it, brings the index up to it, and learns the heads of all streams from there.
 *
 * Commits only append: no index is touched inside. Revisions are checked against heads in memory, which the keys of the
 * index prove as it catches up.
 *
 * @throws DamagedLog
 */
export function openWriter(options: WriterOptions): Writer {
  const open = new DisposableStack();
  try {
    return writerOn(open, options);
  } catch (error) {
    open.dispose();
    throw error;
  }
}

function writerOn(open: DisposableStack, { files, synchronous, proveLast }: WriterOptions): Writer {
  const db = open.adopt(openLogForWriting(files.log, synchronous), (log) => log.close());
  const logId = logIdOf(db);
  const acknowledged = readMark(files.highWater);
  const last = proveLog(db, logId, proveLast, acknowledged ? [acknowledged] : []);
  // What a failed sync left in the write-ahead log may be in memory only: written back, it is on the disk or an error.
  const writtenBack = withRoom(() => db.exec('PRAGMA wal_checkpoint(TRUNCATE)'));
  const index = open.adopt(openIndex(files.index, files.log, logId), (opened) => opened.close());
  let position = last?.position ?? 0;
  let chain = last?.chain ?? logId;
  let lastId = last?.id ?? '';
  withRoom(() => index.catchUp(position));
  const indexed = index.progress().position;
  const heads = headsOf(index);
  const recent = createRecentIds(indexed);
  for (const row of walkLog(db, indexed === 0 ? { position: 0, chain: logId } : rowAt(db, indexed))) {
    heads.set(row.stream, { revision: row.revision, position: row.position });
    recent.add(row.id);
  }
  const highWater = open.adopt(openHighWater(files.highWater), (mark) => mark.close());
  const find = finder(db, index);
  const insert = db.prepare(`INSERT INTO events (${ROW_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const begin = db.prepare('BEGIN IMMEDIATE');
  const end = db.prepare('COMMIT');
  const writeBack = db.prepare('PRAGMA wal_checkpoint(PASSIVE)');
  let pages = writtenBack ? 0 : CHECKPOINT_PAGES;

  function commit(requests: readonly AppendRequest[]): readonly AppendAnswer[] {
    const staged = new Map<string, StreamHead>();
    const stagedIds = new Set<string>();
    const known = find.knownIds(requests);
    const before: Mark & { readonly chain: string } = { position, id: lastId, chain };
    const storedAt = Date.now();
    let bytes = 0;

    function append([stream, first, events]: AppendRequest): AppendAnswer {
      const head = staged.get(stream) ?? heads.get(stream);
      const next = (head?.revision ?? -1) + 1;
      if (first !== next) {
        const again = head && find.sameAgain(stream, head, first, events);
        return again ? ['appended', again.revision, again.position] : ['conflict', next - 1];
      }
      const taken = events.find(({ id }) => known.has(id) || recent.has(id) || stagedIds.has(id));
      if (taken) return ['knownId', taken.id];
      if (staged.size === 0) begin.run();
      let previous = head?.position ?? 0;
      let revision = first;
      for (const { id, type, data, metadata } of events) {
        position += 1;
        chain = positionChainOf(chain, { position, stream, revision, previous, id, type, data, metadata, storedAt });
        insert.run(position, stream, revision, previous, id, type, data, metadata, storedAt, chain);
        bytes += data.length + metadata.length + ROW_OVERHEAD;
        stagedIds.add(id);
        lastId = id;
        previous = position;
        revision += 1;
      }
      staged.set(stream, { revision: revision - 1, position });
      return ['appended', revision - 1, position];
    }

    let answers: readonly AppendAnswer[];
    try {
      answers = requests.map(append);
      if (staged.size > 0) end.run();
    } catch (error) {
      if (!isDiskFull(error)) throw error;
      if (db.isTransaction) db.exec('ROLLBACK');
      ({ position, id: lastId, chain } = before);
      return requests.map(() => ['diskFull', messageOf(error)]);
    }
    if (staged.size > 0) {
      for (const [stream, head] of staged) heads.set(stream, head);
      for (const id of stagedIds) recent.add(id);
      highWater.write({ position, id: lastId });
      pages += Math.ceil(bytes / PAGE_BYTES) + 2;
    }
    return answers;
  }

  return {
    logId,
    indexedAtOpening: indexed,
    head: () => ({ position, id: lastId }),
    commit,
    checkpoint: () => {
      if (pages < CHECKPOINT_PAGES) return;
      if (withRoom(() => writeBack.run())) pages = 0;
    },
    indexed: recent.forgetUntil,
    close: () => {
      withRoom(() => index.catchUp(position));
      open.dispose();
    },
  };
}

/** Does what can wait until there is room on the disk; answers whether it was done. */
function withRoom(act: () => void): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (!isDiskFull(error)) throw error;
    return false;
  }
}

function headsOf(index: Index): Map<string, StreamHead> {
  const heads = new Map<string, StreamHead>();
  for (const row of index.db.prepare('SELECT name, revision, position FROM streams').iterate()) {
    const [name, revision, position] = valuesOf(row);
    if (typeof name === 'string' && typeof revision === 'number' && typeof position === 'number') {
      heads.set(name, { revision, position });
    }
  }
  return heads;
}

/** What the writer has to look up: seldom, but for the ids. */
function finder(db: DatabaseSync, index: Index) {
  const idsInIndex = index.db.prepare(
    `SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM by_id WHERE by_id.id = unhex(value, '-'))`,
  );
  const inIndex = index.db.prepare(
    'SELECT b.position FROM streams s JOIN by_stream b ON b.stream = s.id WHERE s.name = ? AND b.revision = ?',
  );
  const rowAt = db.prepare('SELECT stream, previous, id FROM events WHERE position = ?');

  function placeOf(position: number): { readonly stream: unknown; readonly previous: number; readonly id: unknown } {
    const [stream, previous, id] = valuesOf(rowAt.get(position));
    if (typeof previous !== 'number') throw new Error(`no event at position ${position}`);
    return { stream, previous, id };
  }

  /** Position of one of the stream's events: from the index, else by the pointers back from its last event. */
  function positionOf(stream: string, head: StreamHead, revision: number): number {
    const [indexed] = valuesOf(inIndex.get(stream, revision));
    if (typeof indexed === 'number') return indexed;
    let { position } = head;
    for (let at = head.revision; at > revision; at--) position = placeOf(position).previous;
    return position;
  }

  return {
    knownIds: (requests: readonly AppendRequest[]): ReadonlySet<unknown> => {
      const ids = requests.flatMap(([, , events]) => events.map(({ id }) => id));
      const rows: readonly unknown[] = idsInIndex.all(JSON.stringify(ids));
      return new Set(rows.map((row) => valuesOf(row)[0]));
    },

    /** The last event of this append, where all its events stand in the stream already, from revision `first` on. */
    sameAgain: (stream: string, head: StreamHead, first: number, events: AppendRequest[2]): StreamHead | undefined => {
      const revision = first + events.length - 1;
      if (first > head.revision || revision > head.revision) return undefined;
      const position = positionOf(stream, head, revision);
      let at = position;
      for (const { id } of events.toReversed()) {
        const there = placeOf(at);
        if (there.stream !== stream || there.id !== id) return undefined;
        at = there.previous;
      }
      return { revision, position };
    },
  };
}
