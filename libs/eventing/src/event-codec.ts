import type { Instant } from '@peil/kernel';
import { chainOf } from './chain.js';
import type { DomainEvent, EventDefinition, FieldPath } from './event-definition.js';
import type { EventRegistry, OpenedEvent } from './event-registry.js';
import type { Actor, JsonObject, JsonValue, NewEvent, Revision, StoredEvent, StreamName } from './event.js';
import { derivedId, fingerprint } from './fingerprint.js';
import type { Key, KeyVault } from './key-vault.js';
import { openText, sealText } from './sealed-text.js';

/** What the events of one command have in common. */
export type Envelope = {
  readonly commandId: string;
  readonly commandHash: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly actor: Actor;
  readonly recordedAt: Instant;
};

/** Where the events will stand: the stream, its last revision and chain value so far. */
export type StreamEnd = {
  readonly stream: StreamName;
  /** -1 for a stream without events. */
  readonly revision: Revision;
  readonly chain: string | undefined;
};

/** Turns domain events into what a store keeps, and back. */
export type EventCodec = {
  /**
   * Validates, identifies, encrypts and chains the events of one command.
   * @throws ZodError when an event does not fit its own schema: a bug of the decider.
   * @throws PersonErased when a person they are about was erased.
   */
  readonly seal: (events: readonly DomainEvent[], end: StreamEnd, envelope: Envelope) => Promise<readonly NewEvent[]>;
  /**
   * The stored event with personal text opened, or `{erased: true}` where the key is gone, in its current shape.
   * @throws UnknownEvent, SealBroken
   */
  readonly unseal: (event: StoredEvent) => Promise<StoredEvent>;
  /**
   * The same as a domain event, checked against its schema.
   * @throws UnknownEvent, SealBroken, ZodError
   */
  readonly open: (event: StoredEvent) => Promise<OpenedEvent>;
};

export function createEventCodec(registry: EventRegistry, vault: KeyVault): EventCodec {
  const unseal = async (stored: StoredEvent): Promise<StoredEvent> =>
    registry.upcast(await withTextOpened(stored, registry.definition(stored.type), vault));

  return {
    unseal,

    async seal(events, end, envelope) {
      const installationKey = await vault.installationKey();
      let { chain } = end;
      const sealed: NewEvent[] = [];
      for (const [index, event] of events.entries()) {
        const definition = registry.definition(event.type);
        const data = definition.schema.parse(event.data);
        const subject = definition.subject?.(data);
        const personal = subject !== undefined && holdsPersonalText(data, definition);
        const key = personal ? await vault.obtain(subject) : installationKey;
        const id = derivedId(envelope.commandId, index, fingerprint({ type: event.type, data }, key));
        const storedData = sealFields(data, definition.personalFields, (text, field) =>
          sealText(text, key, { stream: end.stream, eventId: id, field, subject: subject ?? '' }),
        );
        const metadata = { schemaVersion: definition.version, ...envelope };
        const revision = end.revision + 1 + index;
        chain = chainOf(chain, { id, type: event.type, data: storedData, metadata }, end.stream, revision);
        sealed.push({ id, type: event.type, data: storedData, metadata: { ...metadata, chain } });
      }
      return sealed;
    },

    async open(stored) {
      const { data } = await unseal(stored);
      return { type: stored.type, data: registry.definition(stored.type).schema.parse(data), stored };
    },
  };
}

function holdsPersonalText(data: object, { personalFields }: EventDefinition): boolean {
  const has = (value: unknown, path: FieldPath): boolean => {
    const [step, ...rest] = path;
    if (step === undefined) return typeof value === 'string';
    if (typeof value !== 'object' || value === null) return false;
    return step === '*'
      ? Object.values(value).some((child) => has(child, rest))
      : has(Object.entries(value).find(([name]) => name === step)?.[1], rest);
  };
  return personalFields.some((path) => has(data, path));
}

type SealField = (text: string, field: string) => string;

/** The data as plain JSON (fields that are undefined left out), every personal text replaced by its sealed form. */
function sealFields(data: object, paths: readonly FieldPath[], seal: SealField): JsonObject {
  const object = (value: object, open: readonly FieldPath[], at: string): JsonObject =>
    Object.fromEntries(
      Object.entries(value)
        .filter(([, child]) => child !== undefined)
        .map(([name, child]) => [name, jsonOf(child, below(open, name), at === '' ? name : `${at}.${name}`)]),
    );
  const jsonOf = (value: unknown, open: readonly FieldPath[], at: string): JsonValue => {
    if (typeof value === 'string') return open.some((path) => path.length === 0) ? { sealed: seal(value, at) } : value;
    if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
    if (Array.isArray(value)) {
      return value.map((child, index) => jsonOf(child, below(open, String(index)), `${at}.${index}`));
    }
    if (typeof value === 'object') return object(value, open, at);
    throw new TypeError(`${at} is no JSON value`);
  };
  return object(data, paths, '');
}

function below(paths: readonly FieldPath[], step: string): readonly FieldPath[] {
  return paths.length === 0
    ? paths
    : paths.filter(([first]) => first === step || first === '*').map((path) => path.slice(1));
}

async function withTextOpened(event: StoredEvent, definition: EventDefinition, vault: KeyVault): Promise<StoredEvent> {
  if (definition.personalFields.length === 0) return event;
  const subject = definition.subject?.(event.data) ?? '';
  const key = await vault.find(subject);
  const data = openFields(event.data, (sealed, field) =>
    readSealed(sealed, key, { stream: event.stream, eventId: event.id, field, subject }),
  );
  return { ...event, data };
}

function readSealed(sealed: string, key: Key | 'erased' | 'unknown', place: Parameters<typeof openText>[2]): JsonValue {
  if (key === 'unknown') throw new Error(`no key for ${place.subject}: the key vault does not belong to this log`);
  return key === 'erased' ? { erased: true } : openText(sealed, key, place);
}

/** Sealed texts are found where they lie, so that a field moved by a later version still opens at its first place. */
function openFields(data: JsonObject, open: (sealed: string, field: string) => JsonValue): JsonObject {
  const object = (value: JsonObject, at: string): JsonObject =>
    Object.fromEntries(
      Object.entries(value).map(([name, child]) => [name, jsonOf(child, at === '' ? name : `${at}.${name}`)]),
    );
  const jsonOf = (value: JsonValue, at: string): JsonValue => {
    if (typeof value !== 'object' || value === null) return value;
    if (isList(value)) return value.map((child, index) => jsonOf(child, `${at}.${index}`));
    return typeof value.sealed === 'string' && Object.keys(value).length === 1
      ? open(value.sealed, at)
      : object(value, at);
  };
  return object(data, '');
}

function isList(value: JsonObject | readonly JsonValue[]): value is readonly JsonValue[] {
  return Array.isArray(value);
}
