import { BACKWARDS, END, ErrorType, FORWARDS, START } from '@eventstore/db-client';
import type { EventStoreDBClient, RecordedEvent, ResolvedEvent, StreamingRead } from '@eventstore/db-client';
import { StoreUnavailable } from '@peil/eventing';
import type { Position, Revision } from '@peil/eventing';
import { inWords, isUnauthenticated, meaningOf, typeOf } from './client-errors.js';
import type { ClientSupervisor } from './client-supervisor.js';
import type { OnNotice } from './notices.js';
import { pause, pauseBefore, TookTooLong } from './timing.js';
import type { Timing } from './timing.js';

/** What every call needs. `closing` says that the store is being closed: nothing is begun again after it. */
export type Connection = {
  readonly supervisor: ClientSupervisor;
  readonly timing: Timing;
  readonly onNotice: OnNotice;
  readonly closing: AbortSignal;
};

/** No event stands at the position that reading or a subscription should go on from. */
export class PositionNotInLog extends Error {
  override readonly name = 'PositionNotInLog';
  readonly position: Position;
  constructor(position: Position) {
    super(
      `there is no event at position ${position} in this log: it was restored from a backup, or it is another log. ` +
        'Rebuild what was computed from it.',
    );
    this.position = position;
  }
}

/** A read ended because its client was given up meanwhile. */
class CutOff extends Error {
  override readonly name = 'CutOff';
  constructor(what: string) {
    super(`${what}: the connection was given up on the way`);
  }
}

/**
 * A bounded read of the log or of a stream: it ends by itself, so that no call is left open. From the leader: a node that
 * lags would not know what was just written, and would deny positions it was told of.
 */
type Read = (client: EventStoreDBClient) => StreamingRead<ResolvedEvent>;

/**
 * The events of a stream from a revision on; none where there is no such stream.
 *
 * @throws StoreUnavailable where events before them were removed on the server: nothing may be decided on part of a history
 */
export async function eventsOf(
  connection: Connection,
  stream: string,
  from: Revision,
  maxCount = Number.MAX_SAFE_INTEGER,
): Promise<readonly RecordedEvent[]> {
  try {
    const found = await collect(connection, `reading ${stream}`, (client) =>
      client.readStream(stream, { fromRevision: BigInt(from), maxCount, requiresLeader: true }),
    );
    const events = found.flatMap(({ event }) => event ?? []);
    const [first] = events;
    if (first && first.revision !== BigInt(from)) throw lostEvents(stream, from, first.revision);
    return events;
  } catch (error) {
    if (typeOf(error) === ErrorType.STREAM_NOT_FOUND) return [];
    throw error;
  }
}

/**
 * A page of the whole log, from the position on and with the event at it; empty for a position past the end, and for one
 * between records, which the server answers with an error of no kind.
 */
export async function pageFrom(
  connection: Connection,
  position: Position,
  maxCount: number,
): Promise<readonly ResolvedEvent[]> {
  try {
    return await collect(
      connection,
      'reading the log',
      (client) => client.readAll({ fromPosition: wire(position), direction: FORWARDS, maxCount, requiresLeader: true }),
      isBetweenRecords,
    );
  } catch (error) {
    if (isBetweenRecords(error)) return [];
    throw error;
  }
}

/** A page of the whole log backwards, the newest first; without the event at the position. */
export function pageBefore(
  connection: Connection,
  position: Position | 'end',
  maxCount: number,
): Promise<readonly ResolvedEvent[]> {
  return collect(connection, 'reading the log backwards', (client) =>
    client.readAll({
      fromPosition: position === 'end' ? END : wire(position),
      direction: BACKWARDS,
      maxCount,
      requiresLeader: true,
    }),
  );
}

/** The record that stands at exactly this position. */
export async function recordAt(connection: Connection, position: Position): Promise<RecordedEvent | undefined> {
  const [found] = await pageFrom(connection, position, 1);
  return found?.event?.position?.commit === BigInt(position) ? found.event : undefined;
}

export function wire(position: Position): { readonly commit: bigint; readonly prepare: bigint } | typeof START {
  return position === 0 ? START : { commit: BigInt(position), prepare: BigInt(position) };
}

function isBetweenRecords(error: unknown): boolean {
  return typeOf(error) === ErrorType.UNKNOWN && /(?:Error|InvalidPosition)\.?$/.test(inWords(error));
}

/** Reads to the end, and begins again where the read breaks off: reading twice changes nothing. */
async function collect(
  connection: Connection,
  what: string,
  read: Read,
  isFinal: (error: unknown) => boolean = () => false,
): Promise<readonly ResolvedEvent[]> {
  const { supervisor, timing, onNotice, closing } = connection;
  const giveUpAt = performance.now() + timing.giveUpMs;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await supervisor.observe(async (client) => {
        const found = await readToEnd(read(client), what, timing.silenceMs);
        if (!supervisor.isInUse(client)) throw new CutOff(what);
        return found;
      });
    } catch (error) {
      if (typeOf(error) === ErrorType.ACCESS_DENIED) throw mayNotRead(what, error);
      if (typeOf(error) === ErrorType.STREAM_DELETED) throw endedForEver(what, error);
      if (meaningOf(error) === 'final' || isFinal(error)) throw error;
      const wait = pauseBefore(attempt, timing);
      if (closing.aborted) throw new StoreUnavailable('the store is closed', 'closed');
      if (performance.now() + wait > giveUpAt) throw unreachable(what, error);
      onNotice({ kind: 'readRepeated', attempt, reason: inWords(error) });
      await pause(wait, closing);
    }
  }
}

function lostEvents(stream: string, from: Revision, first: bigint): StoreUnavailable {
  return new StoreUnavailable(
    `stream ${stream} was deleted on the server: its events ${from} to ${first - 1n} are gone`,
  );
}

/** What a person is told of a tombstone. */
export function endedForEver(what: string, cause: unknown): StoreUnavailable {
  return new StoreUnavailable(`${what}: the stream was ended for ever on the server (a tombstone)`, 'failed', {
    cause,
  });
}

function mayNotRead(what: string, cause: unknown): StoreUnavailable {
  if (isUnauthenticated(cause)) return wrongPassword(cause);
  return new StoreUnavailable(
    `${what}: KurrentDB refuses. The user of the connection string needs the right to read its streams and $all, and the ` +
      'right password',
    'failed',
    { cause },
  );
}

/** The server does not know this user with this password. */
export function wrongPassword(cause: unknown): StoreUnavailable {
  return new StoreUnavailable(
    'KurrentDB does not know the user of the connection string, or its password is wrong',
    'failed',
    {
      cause,
    },
  );
}

/** What a person is told when nothing answers. The client says the same for many causes. */
export function unreachable(what: string, error: unknown): StoreUnavailable {
  return new StoreUnavailable(
    `${what}: KurrentDB does not answer (${inWords(error)}). Look at host and port of the connection string, at tls ` +
      '(true or false, as the server is set up), at tlsCAFile (the authority that signed the server), and at the server.',
    'failed',
    { cause: error },
  );
}

/** Collects by listening: leaving a `for await` early would leave the call open, and silence would wait for ever. */
function readToEnd(
  stream: StreamingRead<ResolvedEvent>,
  what: string,
  silenceMs: number,
): Promise<readonly ResolvedEvent[]> {
  const found: ResolvedEvent[] = [];
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      // Not awaited: on a server that does not answer this waits as well.
      void stream.cancel().catch(() => undefined);
      reject(new TookTooLong(`${what}: nothing came for ${silenceMs} ms`));
    }, silenceMs);
    stream.on('data', (resolved: ResolvedEvent) => {
      found.push(resolved);
      timer.refresh();
    });
    // Stays: an error may come after the end, and without a listener it would end the process.
    stream.on('error', (error: Error) => {
      clearTimeout(timer);
      reject(error);
    });
    stream.on('end', () => {
      clearTimeout(timer);
      resolve(found);
    });
  });
}
