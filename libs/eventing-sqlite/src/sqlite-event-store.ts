import { checkAppend, createFollowers, StoreUnavailable, type EventStore, type StoredEvent } from '@peil/eventing';
import { mkdirSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { backUpLog } from './back-up-log.js';
import { startIndexer } from './indexer-thread.js';
import type { Synchronous } from './log-file.js';
import { openReader, type KnownHead, type Reader } from './reader.js';
import { storeFiles, type StoreFiles } from './store-files.js';
import { takeWriterLock } from './writer-lock.js';
import { startWriter } from './writer-thread.js';

/** Events proved at each opening, unless said otherwise: done in about a third of a second. */
const PROVE_LAST = 100_000;
/** Heads of streams kept for reading what the index does not have yet. */
const MOST_HEADS = 50_000;

export type SqliteStoreOptions = {
  /** Where the files of the store are; made when missing. For this store alone. */
  readonly directory: string;
  /** How many of the last events are proved before the log is used. `verifyLog` proves all. */
  readonly proveLast?: number;
  /** Called once when the disk failed or the log was found damaged: the process should end, and be started again. */
  readonly onFailure?: (error: Error) => void;
  /** Only for the control of the durability test: anything but FULL loses acknowledged events with the power. */
  readonly synchronous?: Synchronous;
};

/** The embedded event store. */
export type SqliteEventStore = EventStore & {
  /**
   * Copies the log into the directory, while it is written: every event acknowledged before the call, and perhaps some
   * more. The directory is then one to open a store on.
   */
  readonly backup: (directory: string) => Promise<void>;
};

/**
 * Opens the embedded event store on a directory: one process writes, through a thread of its own.
 *
 * @throws LogInUse, DamagedLog, StoreUnavailable
 */
export async function openSqliteEventStore(options: SqliteStoreOptions): Promise<SqliteEventStore> {
  const { directory, proveLast = PROVE_LAST, synchronous = 'FULL', onFailure = () => undefined } = options;
  const files = storeFiles(directory);
  mkdirSync(directory, { recursive: true });
  const lock = takeWriterLock(files);
  const heads = new Map<string, KnownHead>();
  let closing: Promise<void> | undefined;

  const writer = await startWriter(
    { files, proveLast, synchronous },
    {
      onAppended: (stream, revision, position) => {
        if ((heads.get(stream)?.revision ?? -1) < revision) heads.set(stream, { revision, position });
      },
      onAnswered: () => {
        indexer.appended(writer.head().position);
        followers.wake();
      },
      onFailure,
    },
  ).catch((error: unknown) => {
    lock.release();
    throw error;
  });

  const reader = await openReaderOr(files, async () => {
    await writer.close();
    lock.release();
  });
  const indexer = startIndexer(files, writer.logId, writer.indexedAtOpening, {
    onIndexed: (position) => {
      writer.indexed(position);
      if (heads.size < MOST_HEADS) return;
      for (const [stream, head] of heads) if (head.position <= position) heads.delete(stream);
    },
    onFault: onFailure,
  });
  for (const { stream, revision, position } of reader.placesAfter(writer.indexedAtOpening)) {
    heads.set(stream, { revision, position });
  }

  function ensureOpen(): void {
    if (closing) throw new StoreUnavailable('the store is closed', 'closed');
  }

  /** A turn of the event loop before each page, so that a long catch-up leaves room for others. */
  async function pageAfter(position: number): Promise<readonly StoredEvent[]> {
    await nextTurn();
    return reader.pageAfter(position);
  }

  const followers = createFollowers(pageAfter);

  async function closeAll(): Promise<void> {
    await followers.stopAll();
    reader.close();
    await indexer.close();
    await writer.close();
    lock.release();
  }

  return {
    logId: writer.logId,
    append: async (stream, expected, events) => {
      ensureOpen();
      const checked = checkAppend(stream, expected, events);
      return writer.append(stream, expected === 'noStream' ? 0 : expected + 1, checked);
    },
    readStream: async (stream, from = 0) => {
      ensureOpen();
      return reader.stream(stream, from, heads.get(stream));
    },
    readAll: async function* (after) {
      let position = after;
      for (;;) {
        ensureOpen();
        const events = await pageAfter(position);
        const last = events.at(-1);
        if (last === undefined) return;
        yield events;
        ({ position } = last);
      }
    },
    subscribeAll: (after, handlers) => {
      ensureOpen();
      return followers.follow(after, handlers);
    },
    readAt: async (position) => {
      ensureOpen();
      return reader.at(position);
    },
    head: async () => {
      ensureOpen();
      const { position, id } = writer.head();
      return position === 0 ? undefined : { position, eventId: id };
    },
    backup: async (target) => {
      ensureOpen();
      await backUpLog(files, target);
    },
    close: async () => {
      closing ??= closeAll();
      await closing;
    },
  };
}

/** Opens the reader; lets go of what is open already where that fails. */
async function openReaderOr(files: StoreFiles, letGo: () => Promise<void>): Promise<Reader> {
  try {
    return openReader(files);
  } catch (error) {
    await letGo();
    throw error;
  }
}
