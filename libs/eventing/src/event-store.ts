import type { NewEvent, Position, Revision, StoredEvent, StreamName } from './event.js';

/** What the stream must look like for the append to be taken. Never "any". */
export type ExpectedRevision = 'noStream' | Revision;

/** Taken: the stream's new last revision and the position of the last event of this append. */
export type Appended = { readonly outcome: 'appended'; readonly revision: Revision; readonly position: Position };
/** Refused: the stream stands elsewhere; nothing was written. */
export type Conflict = { readonly outcome: 'conflict'; readonly actual: ExpectedRevision };
export type AppendResult = Appended | Conflict;

/** The whole append is larger than the store takes. Nothing was written. */
export class AppendTooLarge extends Error {
  constructor(
    readonly size: number,
    readonly limit: number,
  ) {
    super(`an append of ${size} bytes is over the limit of ${limit} bytes`);
    this.name = 'AppendTooLarge';
  }
}

/** The append breaks a rule of the port: no events, a repeated or invalid id, a bad stream name, data that is no JSON. */
export class InvalidAppend extends Error {
  override readonly name = 'InvalidAppend';
}

/**
 * - `diskFull`: no room. Nothing of this append was written; sending it again may succeed once there is room (HTTP 507).
 * - `failed`: the disk or the network failed. The outcome of pending appends is unknown; the identical append may be sent
 *   again to a store opened anew.
 * - `closed`: the store was closed by its owner.
 */
export type UnavailableReason = 'diskFull' | 'failed' | 'closed';

/** The store does not take writes: see the reason. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  constructor(
    message: string,
    readonly reason: UnavailableReason = 'failed',
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export const MAX_APPEND_BYTES = 1_048_576;

/** The last event of the log. */
export type LogHead = { readonly position: Position; readonly eventId: string };

export type SubscriptionHandlers = {
  /** Called in order, one batch at a time; the next batch waits for the promise. A rejection ends the subscription and goes to `onError`. */
  readonly onEvents: (events: readonly StoredEvent[]) => Promise<void> | void;
  /** The subscription ended by itself; it does not come back. */
  readonly onError: (error: Error) => void;
};

export interface Subscription {
  /** Resolves once no handler runs and none will be called any more. Not to be awaited inside a handler. */
  stop(): Promise<void>;
}

/**
 * An append-only log of events in streams. There is no update and no delete.
 *
 * - An append is all or nothing and durable before its promise resolves.
 * - A stale or a too new expected revision is refused and leaves no trace.
 * - The identical append sent again (same ids, one after another, right behind the expected revision) answers as the
 *   first time and adds nothing, also after later appends and a restart.
 * - Readers see events in order of position, and never a gap that is filled later.
 */
export interface EventStore {
  /** Identifies this log; stays the same over restarts and backups. Part of every public position. */
  readonly logId: string;
  /** What an operator should know of the store itself, as seen when it was opened. */
  readonly warnings?: readonly string[];
  /** @throws InvalidAppend, AppendTooLarge, StoreUnavailable */
  append(stream: StreamName, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult>;
  /** The stream's events from the revision on, oldest first; none for an unknown stream. */
  readStream(stream: StreamName, from?: Revision): Promise<readonly StoredEvent[]>;
  /** Events after the position, oldest first, in pages of at most a few thousand, until the log's end. */
  readAll(after: Position): AsyncIterable<readonly StoredEvent[]>;
  /** Events after the position, then each new one soon after its append. Reconnects by itself. */
  subscribeAll(after: Position, handlers: SubscriptionHandlers): Subscription;
  /** The event at exactly this position; undefined when there is none. */
  readAt(position: Position): Promise<StoredEvent | undefined>;
  /** Undefined while the log is empty. */
  head(): Promise<LogHead | undefined>;
  /** Waits for appends under way, stops every subscription (without `onError`), then lets go of the log. */
  close(): Promise<void>;
}
