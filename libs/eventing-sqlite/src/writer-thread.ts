import { InvalidAppend, StoreUnavailable, type AppendResult, type CheckedEvent, type StreamName } from '@peil/eventing';
import { decodeAnswers, encodeAppends, type AppendAnswer, type AppendRequest } from './append-wire.js';
import { createBell, ring } from './bell.js';
import { DamagedLog } from './damaged-log.js';
import { startWorker } from './start-worker.js';
import type { FromWriter, Head, ToWriter, WriterOptions } from './writer-protocol.js';

type Waiting = {
  readonly request: AppendRequest;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: Error) => void;
};

/**
 * Appends of one turn are sent in pieces, the first of three and each three times as large as the one before: so the
 * writer has something to do while the other commands of the turn are still decided.
 */
const FIRST_PIECE = 3;
const GROWTH = 3;

/** The writer's thread, as the rest of the store sees it. */
export type WriterThread = {
  readonly logId: string;
  /** Position up to which the index is complete. */
  readonly indexedAtOpening: number;
  /** The last acknowledged event. */
  readonly head: () => Head;
  readonly append: (stream: StreamName, first: number, events: readonly CheckedEvent[]) => Promise<AppendResult>;
  /** The index has come to this position. */
  readonly indexed: (position: number) => void;
  /** Writes what waits, then lets go of the log. */
  readonly close: () => Promise<void>;
};

export type WriterEvents = {
  /** Something was appended; called before the answers to those who asked. */
  readonly onAppended: (stream: string, revision: number, position: number) => void;
  /** After a group of answers. */
  readonly onAnswered: () => void;
  /** The writer stopped for good. */
  readonly onFailure: (error: StoreUnavailable) => void;
};

/**
 * Starts the writer. Appends of one turn of the event loop go to it in one message, and share one commit with all that
 * came while it was busy: the main thread never waits for a sync, and many waiting commands cost one.
 *
 * @throws DamagedLog, StoreUnavailable
 */
export async function startWriter(options: WriterOptions, events: WriterEvents): Promise<WriterThread> {
  const worker = startWorker('writer');
  const opened = Promise.withResolvers<Extract<FromWriter, { kind: 'opened' }>>();
  const ended: PromiseWithResolvers<void> = Promise.withResolvers();
  let isOpen = false;
  const bell = createBell();
  let head: Head = { position: 0, id: '' };
  let unsent: Waiting[] = [];
  let sent: Waiting[] = [];
  let turnHasAppends = false;
  let piece = FIRST_PIECE;
  let indexed = 0;
  let failure: StoreUnavailable | undefined;

  function post(message: ToWriter): void {
    worker.postMessage(message);
    ring(bell);
  }

  function send(more: boolean): void {
    post({ kind: 'append', appends: encodeAppends(unsent.map(({ request }) => request)), more, indexed });
    sent.push(...unsent);
    unsent = [];
  }

  /** At the end of this turn of the event loop: what was sent of it is committed now. */
  function flush(): void {
    if (turnHasAppends) send(false);
    turnHasAppends = false;
    piece = FIRST_PIECE;
  }

  function answered(answers: readonly AppendAnswer[], newHead: Head): void {
    const asked = sent.slice(0, answers.length);
    sent = sent.slice(answers.length);
    head = newHead;
    answers.forEach((answer, i) => {
      if (answer[0] === 'appended') events.onAppended(asked[i]?.request[0] ?? '', answer[1], answer[2]);
    });
    answers.forEach((answer, i) => {
      settle(asked[i], answer);
    });
    events.onAnswered();
  }

  function fail(message: string): void {
    if (failure) return;
    failure = new StoreUnavailable(`the event log takes no more writes: ${message}`, 'failed');
    for (const { reject } of [...sent, ...unsent]) reject(failure);
    sent = [];
    unsent = [];
    opened.reject(failure);
    if (isOpen) events.onFailure(failure);
  }

  function damaged(error: DamagedLog): void {
    opened.reject(error);
    fail(error.message);
  }

  worker.on('message', (message: FromWriter) => {
    if (message.kind === 'answers') answered(decodeAnswers(message.answers), message.head);
    else if (message.kind === 'opened') opened.resolve(message);
    else if (message.kind === 'damaged') damaged(new DamagedLog(message.fault));
    else if (message.kind === 'failed') fail(message.message);
  });
  worker.on('error', (error) => {
    fail(String(error));
  });
  worker.on('exit', () => {
    fail('its writer ended');
    ended.resolve();
  });

  post({ kind: 'open', options, bell });
  const {
    logId,
    head: atOpen,
    indexed: indexedAtOpening,
  } = await opened.promise.catch(async (error: unknown) => {
    await ended.promise;
    throw error;
  });
  head = atOpen;
  indexed = indexedAtOpening;
  isOpen = true;

  return {
    logId,
    indexedAtOpening,
    head: () => head,
    append: (stream, first, checked) => {
      if (failure) return Promise.reject(failure);
      const { promise, resolve, reject } = Promise.withResolvers<AppendResult>();
      if (!turnHasAppends) setImmediate(flush);
      turnHasAppends = true;
      unsent.push({ request: [stream, first, checked], resolve, reject });
      if (unsent.length < piece) return promise;
      piece *= GROWTH;
      send(true);
      return promise;
    },
    indexed: (position) => {
      indexed = position;
    },
    close: async () => {
      flush();
      if (!failure) post({ kind: 'close' });
      isOpen = false;
      await ended.promise;
    },
  };
}

function settle(waiting: Waiting | undefined, answer: AppendAnswer): void {
  if (waiting === undefined) return;
  const { resolve, reject } = waiting;
  const [outcome] = answer;
  if (outcome === 'appended') resolve({ outcome, revision: answer[1], position: answer[2] });
  else if (outcome === 'conflict') resolve({ outcome, actual: answer[1] < 0 ? 'noStream' : answer[1] });
  else if (outcome === 'knownId') reject(new InvalidAppend(`event id ${answer[1]} is in the log already`));
  else reject(new StoreUnavailable(`no room for the event log: ${answer[1]}`, 'diskFull'));
}
