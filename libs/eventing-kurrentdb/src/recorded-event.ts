import { NotAnEvent, isStreamName, storedData, storedInstant, storedMetadata } from '@peil/eventing';
import type { Position, StoredEvent } from '@peil/eventing';
import type { RecordedEvent, ResolvedEvent } from '@eventstore/db-client';

/**
 * Which streams of the server are ours. Every stream name is this text and the name the port knows; events of other
 * streams are passed over. Empty: the server is ours alone, and an event that is none of ours is an error.
 */
export type Namespace = string;

/** An event of the server's own. */
export function isSystemEvent({ type, streamId }: RecordedEvent): boolean {
  return type.startsWith('$') || streamId.startsWith('$');
}

/** The event of a read, where it is one of a person's making. */
export function recordedIn({ event }: ResolvedEvent): RecordedEvent | undefined {
  return event && !isSystemEvent(event) ? event : undefined;
}

/** @throws NotAnEvent when the position is none that a number holds exactly, or the event was made by a transaction. */
export function positionOf(event: RecordedEvent): Position {
  const { position } = event;
  if (!position) throw new NotAnEvent(`${place(event)} came without a position: the server is older than 22.6`);
  // One number stands for both: true of every append through this client, and needed to come back to it.
  if (position.commit !== position.prepare) throw new NotAnEvent(`${place(event)} was written by a transaction`);
  return safeInteger(position.commit, 'position');
}

/** @throws RangeError beyond 2^53: the log has outgrown what the port can name. */
export function safeInteger(value: bigint, what: string): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError(`a ${what} beyond 2^53: ${value}`);
  return Number(value);
}

/**
 * The event as the port gives it; undefined where it stands in a stream that is not ours.
 *
 * @throws NotAnEvent when it stands in one of ours and is no event of ours. The message names the place, never content.
 */
export function storedEventOf(
  event: RecordedEvent,
  namespace: Namespace,
  identityStream: string,
): StoredEvent | undefined {
  if (event.streamId === identityStream || !event.streamId.startsWith(namespace)) return undefined;
  const stream = event.streamId.slice(namespace.length);
  if (!isStreamName(stream)) throw new NotAnEvent(`${place(event)} stands in a stream of another make`);
  try {
    if (!event.isJson) throw new NotAnEvent('not JSON');
    return {
      id: event.id,
      type: event.type,
      data: storedData(event.data),
      metadata: storedMetadata(event.metadata),
      stream,
      revision: safeInteger(event.revision, 'revision'),
      position: positionOf(event),
      storedAt: storedInstant(event.created.getTime()),
    };
  } catch (error) {
    if (!(error instanceof NotAnEvent)) throw error;
    throw new NotAnEvent(`${place(event)} is no event of ours: ${error.message}`);
  }
}

function place({ streamId, revision }: RecordedEvent): string {
  return `event ${revision} of stream ${streamId}`;
}
