import type { AppendAnswer, AppendRequest } from './append-wire.js';
import { createGroupCommit, type LogEnd } from './group-commit.js';
import { openHighWater, readMark } from './high-water.js';
import { openIndex, type Index } from './index-file.js';
import { createKnownIds } from './known-ids.js';
import { logIdOf, openLogForWriting } from './log-file.js';
import { createLogLookup, type StreamHead } from './log-lookup.js';
import { valuesOf } from './log-row.js';
import { proveLog, rowAt } from './prove-log.js';
import { isDiskFull } from './sqlite-error.js';
import { walkLog } from './walk-log.js';
import type { Head, WriterOptions } from './writer-protocol.js';

/** Pages of the write-ahead log after which it is written back into the log file. */
const CHECKPOINT_PAGES = 2_000;
const PAGE_BYTES = 4_096;

/** The one that writes. Synchronous: it lives in a thread of its own. */
export type Writer = {
  readonly logId: string;
  /** Position up to which the index is complete. */
  readonly indexedAtOpening: number;
  /** The last durable event. */
  readonly head: () => Head;
  readonly stage: (requests: readonly AppendRequest[]) => void;
  readonly commit: () => readonly AppendAnswer[];
  /** Writes the write-ahead log back where it has grown enough. Apart from commits, so that no one waits for it. */
  readonly checkpoint: () => void;
  /** The index has come to this position. */
  readonly indexed: (position: number) => void;
  readonly close: () => void;
};

/**
 * Opens the log for writing: proves it, brings the index up to it, and learns the heads of all streams from there.
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
  const start: LogEnd = last ?? { position: 0, id: '', chain: logId };

  const index = open.adopt(openIndex(files.index, files.log, logId), (opened) => opened.close());
  withRoom(() => index.catchUp(start.position));
  const indexedAtOpening = index.progress().position;
  const lookup = createLogLookup(db, index);
  const ids = createKnownIds(indexedAtOpening, idsOf(index), lookup.isInIndex);
  const heads = headsOf(index);
  const from = indexedAtOpening === 0 ? { position: 0, chain: logId } : rowAt(db, indexedAtOpening);
  for (const { stream, revision, position, id } of walkLog(db, from)) {
    heads.set(stream, { revision, position });
    ids.add(id);
  }

  const highWater = open.adopt(openHighWater(files.highWater), (mark) => mark.close());
  const writeBack = db.prepare('PRAGMA wal_checkpoint(PASSIVE)');
  let pages = writtenBack ? 0 : CHECKPOINT_PAGES;
  const group = createGroupCommit(db, lookup, { heads, ids }, start, (end, bytes) => {
    highWater.write(end);
    pages += Math.ceil((1.4 * bytes) / PAGE_BYTES) + 2;
  });

  return {
    logId,
    indexedAtOpening,
    head: () => {
      const { position, id } = group.end();
      return { position, id };
    },
    stage: group.stage,
    commit: group.commit,
    checkpoint: () => {
      if (pages < CHECKPOINT_PAGES) return;
      if (withRoom(() => writeBack.run())) pages = 0;
    },
    indexed: ids.indexed,
    close: () => {
      withRoom(() => index.catchUp(group.end().position));
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

function* idsOf(index: Index): Iterable<string> {
  for (const row of index.db.prepare('SELECT hex(id) FROM by_id').iterate()) {
    const [id] = valuesOf(row);
    if (typeof id === 'string') yield id;
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
