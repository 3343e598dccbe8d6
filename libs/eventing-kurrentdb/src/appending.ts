import { AppendTooLarge, StoreUnavailable, checkAppend, storedData } from '@peil/eventing';
import type {
  AppendResult,
  CheckedEvent,
  ExpectedRevision,
  NewEvent,
  Position,
  Revision,
  StreamName,
} from '@peil/eventing';
import { ErrorType, MaxAppendSizeExceededError, NO_STREAM, WrongExpectedVersionError } from '@eventstore/db-client';
import type { AppendResult as ClientResult, AppendToStreamOptions, EventData } from '@eventstore/db-client';
import { inWords, isUnauthenticated, meaningOf, typeOf } from './client-errors.js';
import { endedForEver, eventsOf, unreachable, wrongPassword } from './reading.js';
import type { Connection } from './reading.js';
import { positionOf, safeInteger } from './recorded-event.js';
import { pause, pauseBefore, within } from './timing.js';

/** The newest position known of the log. */
export type Newest = { position: Position };

const text = new TextEncoder();

/**
 * Appends once, whatever happens on the way.
 *
 * @param target the stream, as the port names it and as the server does
 * @param newest raised to the position of this append
 * @throws InvalidAppend, AppendTooLarge, StoreUnavailable
 */
export async function appendOnce(
  connection: Connection,
  newest: Newest,
  target: { readonly stream: StreamName; readonly serverStream: string },
  expected: ExpectedRevision,
  events: readonly NewEvent[],
): Promise<AppendResult> {
  const checked = checkAppend(target.stream, expected, events);
  const newestBefore = newest.position;
  const { serverStream } = target;
  try {
    const { result, attempts } = await send(connection, serverStream, expected, checked.map(eventData));
    const revision = safeInteger(result.nextExpectedRevision, 'revision');
    if (revision !== (expected === 'noStream' ? -1 : expected) + events.length) throw numberingWentOn(serverStream);
    const position =
      trustedPosition(result, attempts, newestBefore) ?? (await positionAt(connection, serverStream, revision));
    newest.position = Math.max(newest.position, position);
    return { outcome: 'appended', revision, position };
  } catch (error) {
    return refusalOf(error, serverStream, checked);
  }
}

/**
 * Sends an append until its outcome is known: the server recognises the identical append by its ids at that exact
 * revision.
 *
 * @throws the client's error where the server has decided; StoreUnavailable where nothing came of it in time
 */
export async function send(
  connection: Connection,
  serverStream: string,
  expected: ExpectedRevision,
  events: readonly EventData[],
): Promise<{ readonly result: ClientResult; readonly attempts: number }> {
  const { supervisor, timing, onNotice, closing } = connection;
  const giveUpAt = performance.now() + timing.giveUpMs;
  const options: AppendToStreamOptions = {
    expectedRevision: expected === 'noStream' ? NO_STREAM : BigInt(expected),
    // With credentials the client takes its classic path.
    credentials: supervisor.credentials,
    requiresLeader: true,
    deadline: timing.appendMs,
  };
  for (let attempts = 1; ; attempts += 1) {
    try {
      const result = await supervisor.observe((client) =>
        within(
          timing.appendMs,
          `appending to ${serverStream}`,
          client.appendToStream(serverStream, [...events], options),
        ),
      );
      return { result, attempts };
    } catch (error) {
      if (meaningOf(error) === 'final') throw error;
      const wait = pauseBefore(attempts, timing);
      if (closing.aborted || performance.now() + wait > giveUpAt) {
        throw unreachable(`appending to ${serverStream}, with unknown outcome`, error);
      }
      onNotice({ kind: 'appendRepeated', attempt: attempts, reason: inWords(error) });
      await pause(wait, closing);
    }
  }
}

/**
 * The answered position, where it can only be that of a new event. A server that recognises a repetition says little
 * about where the events stand.
 */
function trustedPosition({ position }: ClientResult, attempts: number, newestBefore: Position): Position | undefined {
  if (attempts > 1 || !position || position.commit !== position.prepare) return undefined;
  const commit = safeInteger(position.commit, 'position');
  return commit > newestBefore ? commit : undefined;
}

async function positionAt(connection: Connection, serverStream: string, revision: Revision): Promise<Position> {
  const [event] = await eventsOf(connection, serverStream, revision, 1);
  if (!event) throw new StoreUnavailable(`event ${revision} of ${serverStream} was written and cannot be read back`);
  return positionOf(event);
}

/** The checked text, so that nothing reaches the client that it cannot write, and the caller may change its objects. */
function eventData({ id, type, data, metadata }: CheckedEvent): EventData {
  return {
    id,
    type,
    contentType: 'application/json',
    data: storedData(JSON.parse(data)),
    metadata: text.encode(metadata),
  };
}

/** What the server has decided, in the words of the port. */
function refusalOf(error: unknown, serverStream: string, checked: readonly CheckedEvent[]): AppendResult {
  if (error instanceof WrongExpectedVersionError) {
    const { actualVersion } = error;
    const actual = typeof actualVersion === 'bigint' ? safeInteger(actualVersion, 'revision') : 'noStream';
    return { outcome: 'conflict', actual };
  }
  if (error instanceof MaxAppendSizeExceededError) throw new AppendTooLarge(sizeOf(checked), error.maxAppendSize);
  if (typeOf(error) === ErrorType.ACCESS_DENIED) throw mayNotWrite(error);
  if (typeOf(error) === ErrorType.STREAM_DELETED) throw endedForEver(`appending to ${serverStream}`, error);
  throw error;
}

function sizeOf(events: readonly CheckedEvent[]): number {
  return events.reduce((size, { data, metadata }) => size + Buffer.byteLength(data) + Buffer.byteLength(metadata), 0);
}

export function mayNotWrite(cause: unknown): StoreUnavailable {
  if (isUnauthenticated(cause)) return wrongPassword(cause);
  return new StoreUnavailable(
    'KurrentDB refuses to write: the user of the connection string lacks the right to, or its password is wrong',
    'failed',
    { cause },
  );
}

/** A server takes "no stream" for a stream that was deleted, and goes on counting. */
function numberingWentOn(serverStream: string): StoreUnavailable {
  return new StoreUnavailable(`stream ${serverStream} was deleted on the server, and part of its history is gone`);
}
