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
import type { AppendResult as ClientResult, EventData } from '@eventstore/db-client';
import { inWords, meaningOf, typeOf } from './client-errors.js';
import { eventsOf, unreachable } from './reading.js';
import type { Connection } from './reading.js';
import { positionOf, safeInteger } from './recorded-event.js';
import { pause, pauseBefore, within } from './timing.js';

/** The newest position known of the log. */
export type Newest = { position: Position };

const text = new TextEncoder();

/**
 * Appends once, whatever happens on the way: while the outcome is unknown the identical append is sent again, which the
 * server recognises by its ids at that exact revision.
 *
 * @param serverStream the stream's name on the server
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
  const proposed = checked.map(eventData);
  const newestBefore = newest.position;
  const { supervisor, timing, onNotice, closing } = connection;
  const { serverStream } = target;
  const giveUpAt = performance.now() + timing.giveUpMs;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const result = await supervisor.observe((client) =>
        within(
          timing.appendMs,
          `appending to ${serverStream}`,
          client.appendToStream(serverStream, [...proposed], {
            expectedRevision: expected === 'noStream' ? NO_STREAM : BigInt(expected),
            credentials: supervisor.credentials,
            requiresLeader: true,
            deadline: timing.appendMs,
          }),
        ),
      );
      const revision = safeInteger(result.nextExpectedRevision, 'revision');
      const position =
        trustedPosition(result, attempt, newestBefore) ?? (await positionAt(connection, serverStream, revision));
      newest.position = Math.max(newest.position, position);
      return { outcome: 'appended', revision, position };
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      if (meaningOf(error) === 'final') return refusalOf(error, serverStream, checked);
      const wait = pauseBefore(attempt, timing);
      if (closing.aborted || performance.now() + wait > giveUpAt) throw outcomeUnknown(serverStream, error);
      onNotice({ kind: 'appendRepeated', attempt, reason: inWords(error) });
      await pause(wait, closing);
    }
  }
}

/**
 * The answered position, where it can only be that of a new event. A server that recognises a repetition says little
 * about where the events stand.
 */
function trustedPosition({ position }: ClientResult, attempt: number, newestBefore: Position): Position | undefined {
  if (attempt > 1 || !position || position.commit !== position.prepare) return undefined;
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
  if (typeOf(error) === ErrorType.ACCESS_DENIED) {
    throw new StoreUnavailable(
      'KurrentDB refuses to write: the user of the connection string lacks the right to',
      'failed',
      {
        cause: error,
      },
    );
  }
  if (typeOf(error) === ErrorType.STREAM_DELETED) {
    throw new StoreUnavailable(`stream ${serverStream} was ended for ever on the server (a tombstone)`, 'failed', {
      cause: error,
    });
  }
  throw error;
}

function outcomeUnknown(serverStream: string, error: unknown): StoreUnavailable {
  return unreachable(`appending to ${serverStream}, with unknown outcome`, error);
}

function sizeOf(events: readonly CheckedEvent[]): number {
  return events.reduce((size, { data, metadata }) => size + Buffer.byteLength(data) + Buffer.byteLength(metadata), 0);
}
