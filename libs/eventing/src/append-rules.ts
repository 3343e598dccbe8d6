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
  if (typeof id !== 'string' || !uuid.test(id) || id === NIL_UUID)
    throw new InvalidAppend(`not an event id: ${id}`);
  if (typeof type !== 'string' || !eventType.test(type))
    throw new InvalidAppend(`not an event type: ${JSON.stringify(type)}`);
  checkObject(data, 'data');
  checkObject(metadata, 'metadata');
  return { id, type, data: JSON.stringify(data), metadata: JSON.stringify(metadata) };
}

function bytesOf({ type, data, metadata }: CheckedEvent): number {
  return OVERHEAD_BYTES + type.length + Buffer.byteLength(data) + Buffer.byteLength(metadata);
}

function checkObject(value: unknown, path: string): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InvalidAppend(`${path} is no object`);
  checkJson(value, path, 1);
}

/** JSON.stringify drops, changes or chokes on what is no JSON; here it is refused by name. */
function checkJson(value: unknown, path: string, depth: number): void {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new InvalidAppend(`${path} holds half a surrogate pair`);
    return;
  }
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new InvalidAppend(`${path} is ${value}`);
    return;
  }
  if (typeof value !== 'object') throw new InvalidAppend(`${path} is ${typeof value}`);
  if (depth > MAX_JSON_DEPTH) throw new InvalidAppend(`${path} lies deeper than ${MAX_JSON_DEPTH}`);
  if (Array.isArray(value)) checkList(value, path, depth);
  else checkMembers(value, path, depth);
}

function checkList(list: readonly unknown[], path: string, depth: number): void {
  for (let i = 0; i < list.length; i++) checkJson(list[i], path, depth + 1);
}

function checkMembers(object: object, path: string, depth: number): void {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null)
    throw new InvalidAppend(`${path} is no plain object`);
  if ('toJSON' in object && typeof object.toJSON === 'function')
    throw new InvalidAppend(`${path} has a toJSON of its own`);
  const members: readonly [string, unknown][] = Object.entries(object);
  for (const [key, value] of members) {
    if (!key.isWellFormed()) throw new InvalidAppend(`${path} has a key with half a surrogate pair`);
    checkJson(value, key, depth + 1);
  }
}
