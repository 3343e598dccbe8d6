import type { ExpectedRevision } from './event-store.js';
import { AppendTooLarge, InvalidAppend, MAX_APPEND_BYTES } from './event-store.js';
import type { NewEvent, StreamName } from './event.js';

/** How deep arrays and objects may lie in one another, so that no reader runs out of stack. */
export const MAX_JSON_DEPTH = 1_000;

/** What a store adds to an event of its own: id, stream, revision. Counted, as KurrentDB counts it too. */
const OVERHEAD_BYTES = 256;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const NIL_UUID = '00000000-0000-0000-0000-000000000000';
const streamName = /^[A-Za-z][A-Za-z0-9_]*-[A-Za-z0-9][A-Za-z0-9_.~:-]*$/;
const eventType = /^[A-Za-z][A-Za-z0-9_.:/-]{0,199}$/;
const MAX_STREAM_NAME = 250;

/** An event that keeps the rules of the port, as JSON text ready to be stored. */
export type CheckedEvent = {
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
};

/** Whether the text is `category-id`: no hyphen in the category, ASCII without spaces, at most 250 characters. */
export function isStreamName(text: string): text is StreamName {
  return text.length <= MAX_STREAM_NAME && streamName.test(text);
}

/**
 * The rules of the port that need no look at the store. Every adapter calls it before anything else.
 *
 * @returns the events as JSON text, in their order
 * @throws InvalidAppend, AppendTooLarge; in both cases nothing may be written
 */
export function checkAppend(
  stream: StreamName,
  expected: ExpectedRevision,
  events: readonly NewEvent[],
): readonly CheckedEvent[] {
  if (!isStreamName(stream)) throw new InvalidAppend(`not a stream name: ${JSON.stringify(stream)}`);
  if (expected !== 'noStream' && (!Number.isSafeInteger(expected) || expected < 0)) {
    throw new InvalidAppend(`not a revision: ${expected}`);
  }
  if (events.length === 0) throw new InvalidAppend(`an append to ${stream} without events`);
  const checked = events.map(checkEvent);
  if (checked.length > 1 && new Set(checked.map(({ id }) => id)).size < checked.length) {
    throw new InvalidAppend(`an event id twice in one append to ${stream}`);
  }
  const size = checked.reduce((sum, event) => sum + bytesOf(event), 0);
  if (size > MAX_APPEND_BYTES) throw new AppendTooLarge(size, MAX_APPEND_BYTES);
  return checked;
}

function checkEvent({ id, type, data, metadata }: NewEvent): CheckedEvent {
  if (typeof id !== 'string' || !uuid.test(id) || id === NIL_UUID) throw new InvalidAppend(`not an event id: ${id}`);
  if (typeof type !== 'string' || !eventType.test(type)) throw new InvalidAppend(`not an event type: ${type}`);
  return { id, type, data: jsonText(data, 'data'), metadata: jsonText(metadata, 'metadata') };
}

function bytesOf({ type, data, metadata }: CheckedEvent): number {
  return OVERHEAD_BYTES + type.length + Buffer.byteLength(data) + Buffer.byteLength(metadata);
}

type Plain = Readonly<Record<string, unknown>>;

/** An object as a literal makes it, in whatever realm. Any `toJSON` is then one of its own, and a function: no JSON. */
function isPlain(value: object): value is Plain {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** JSON.stringify drops, changes or chokes on what is no JSON; here it is refused by name, before. */
function jsonText(value: unknown, path: string): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InvalidAppend(`${path} is no object`);
  checkJson(value, path, 1);
  const text = JSON.stringify(value);
  // Half a surrogate pair is written as an escape. It is seldom there: looked for once, not in each string.
  if (text.includes('\\ud') && !isWellFormed(value)) throw new InvalidAppend(`${path} holds half a surrogate pair`);
  return text;
}

function checkJson(value: unknown, path: string, depth: number): void {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new InvalidAppend(`${path} is ${value}`);
  } else if (typeof value !== 'object') {
    throw new InvalidAppend(`${path} is ${typeof value}`);
  } else if (depth > MAX_JSON_DEPTH) {
    throw new InvalidAppend(`${path} lies deeper than ${MAX_JSON_DEPTH}`);
  } else if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) checkJson(value[i], path, depth + 1);
  } else if (isPlain(value)) {
    for (const key in value) checkJson(value[key], key, depth + 1);
  } else {
    throw new InvalidAppend(`${path} is no plain object`);
  }
}

function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isWellFormed);
  return Object.entries(value).every(([key, member]) => key.isWellFormed() && isWellFormed(member));
}
