import type { Instant } from '@peil/kernel';
import type { EventMetadata, JsonObject } from './event.js';

/** Something stored is not what a store of ours writes: damage, or a foreign hand. */
export class NotAnEvent extends Error {
  override readonly name = 'NotAnEvent';
}

function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEventMetadata(value: unknown): value is EventMetadata {
  if (!isJsonObject(value)) return false;
  const { actor } = value;
  return (
    typeof value['schemaVersion'] === 'number' &&
    typeof value['recordedAt'] === 'string' &&
    typeof value['correlationId'] === 'string' &&
    typeof value['causationId'] === 'string' &&
    typeof value['commandId'] === 'string' &&
    typeof value['commandHash'] === 'string' &&
    typeof value['chain'] === 'string' &&
    isJsonObject(actor) &&
    typeof actor['personId'] === 'string' &&
    typeof actor['role'] === 'string'
  );
}

/** @throws NotAnEvent when an event's data comes back as anything but an object. */
export function storedData(value: unknown): JsonObject {
  if (!isJsonObject(value)) throw new NotAnEvent('the data of a stored event is no object');
  return value;
}

/** @throws NotAnEvent when an event's metadata lacks what every event has. */
export function storedMetadata(value: unknown): EventMetadata {
  if (!isEventMetadata(value)) throw new NotAnEvent('the metadata of a stored event is incomplete');
  return value;
}

const utcInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function isUtcInstant(text: string): text is Instant {
  return utcInstant.test(text);
}

/** A store's own time of writing, in milliseconds since 1970 (UTC), as an instant. */
export function storedInstant(milliseconds: number): Instant {
  const text = new Date(milliseconds).toISOString();
  if (!isUtcInstant(text)) throw new NotAnEvent(`not a time of writing: ${text}`);
  return text;
}
