import { startWorker } from './start-worker.js';
import type { FromIndexer, ToIndexer } from './indexer-protocol.js';
import { DamagedLog } from './damaged-log.js';
import type { StoreFiles } from './store-files.js';

/**
 * The index catches up when nothing was appended for a moment; under a steady stream of appends, once it is a twentieth
 * of the log behind, within bounds. Many events at a time share the pages of the index: one by one, each would write
 * several pages, and compete with the log for the disk.
 */
const MOMENT_MS = 150;
const LEAST_LAG = 10_000;
const MOST_LAG = 100_000;

function lagOf(position: number): number {
  return Math.min(MOST_LAG, Math.max(LEAST_LAG, position / 20));
}

export type IndexerThread = {
  /** Events are durable up to this position. */
  readonly appended: (position: number) => void;
  readonly close: () => Promise<void>;
};

/**
 * Starts the thread that keeps the index.
 *
 * @param from position up to which the index is complete
 * @param events `onIndexed`: the index has come to a position; `onFault`: it cannot go on, because the log or the disk is
 *   damaged
 */
export function startIndexer(
  files: StoreFiles,
  logId: string,
  from: number,
  events: { readonly onIndexed: (position: number) => void; readonly onFault: (error: Error) => void },
): IndexerThread {
  const worker = startWorker('indexer');
  const ended: PromiseWithResolvers<void> = Promise.withResolvers();
  let head = from;
  let asked = from;
  let timer: NodeJS.Timeout | undefined;

  function post(message: ToIndexer): void {
    worker.postMessage(message);
  }

  function ask(): void {
    clearTimeout(timer);
    timer = undefined;
    if (asked >= head) return;
    asked = head;
    post({ kind: 'catchUp', until: head });
  }

  worker.on('message', (message: FromIndexer) => {
    if (message.kind === 'indexed') events.onIndexed(message.position);
    else if (message.kind === 'damaged') events.onFault(new DamagedLog(message.fault));
    else if (message.kind === 'failed') events.onFault(new Error(`the index cannot be kept: ${message.message}`));
  });
  worker.on('error', (error) => {
    events.onFault(error instanceof Error ? error : new Error(String(error)));
  });
  worker.on('exit', () => {
    ended.resolve();
  });
  post({ kind: 'open', files, logId });

  return {
    appended: (position) => {
      head = position;
      if (head - asked >= lagOf(head)) ask();
      else if (timer) timer.refresh();
      else timer = setTimeout(ask, MOMENT_MS).unref();
    },
    close: async () => {
      clearTimeout(timer);
      post({ kind: 'close' });
      await ended.promise;
    },
  };
}
