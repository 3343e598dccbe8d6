import type { Instant } from '@peil/kernel';

/** Plain JSON, as it goes into a store. No bigint, no undefined, no non-finite number. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };
export type JsonObject = { readonly [key: string]: JsonValue };

/** `category-id`; no hyphen inside the category. */
export type StreamName = `${string}-${string}`;

/** Number of an event within its stream, from 0. */
export type Revision = number;

/**
 * Place of an event in the whole log. Grows, with gaps. 0 means before the first event.
 * A safe integer on every store: adapters refuse a log that outgrows 2^53.
 */
export type Position = number;

/** Who did it: a person in a role, or a part of the system. */
export type Actor = { readonly personId: string; readonly role: string };

/** Facts about the recording of an event. The business reads only `recordedAt` and `actor`. */
export type EventMetadata = {
  readonly schemaVersion: number;
  readonly actor: Actor;
  /** When Peil recorded it, from the clock port. `knownAt T` means `recordedAt <= T`. */
  readonly recordedAt: Instant;
  readonly correlationId: string;
  readonly causationId: string;
  readonly commandId: string;
  /** Keyed hash of the whole command: finds a command id used again with other content. */
  readonly commandHash: string;
  /** SHA-256 over the previous event's chain value and this event: see `chainOf`. */
  readonly chain: string;
};

/** An event ready for a store: encrypted, identified, chained. */
export type NewEvent = {
  /** A uuid, never all zeros. */
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: EventMetadata;
};

/** An event as a store gives it back. */
export type StoredEvent = NewEvent & {
  readonly stream: StreamName;
  readonly revision: Revision;
  readonly position: Position;
  /** The store's own time of writing, where it keeps one. */
  readonly storedAt: Instant;
};
