import type { DomainEvent, EventDefinition } from './event-definition.js';
import type { JsonObject, StoredEvent } from './event.js';

/** An event type or version that this program does not know: newer than it, or foreign. */
export class UnknownEvent extends Error {
  constructor(type: string, version: number) {
    super(`this version of Peil does not know event ${type} version ${version}`);
    this.name = 'UnknownEvent';
  }
}

/** Every event type the program knows. */
export type EventRegistry = {
  /** @throws UnknownEvent */
  readonly definition: (type: string) => EventDefinition;
  /**
   * The event in its current shape, personal text as it lies in the store.
   * @throws UnknownEvent
   */
  readonly upcast: (event: StoredEvent) => StoredEvent;
  readonly definitions: readonly EventDefinition[];
};

/** @throws Error when two definitions carry the same type. */
export function createEventRegistry(definitions: readonly EventDefinition[]): EventRegistry {
  const byType = new Map(definitions.map((definition) => [definition.type, definition]));
  if (byType.size !== definitions.length) {
    const doubles = definitions.filter((definition) => byType.get(definition.type) !== definition);
    throw new Error(`event types declared twice: ${doubles.map(({ type }) => type).join(', ')}`);
  }
  const definition = (type: string): EventDefinition => {
    const found = byType.get(type);
    if (!found) throw new UnknownEvent(type, 1);
    return found;
  };
  const upcast = (event: StoredEvent): StoredEvent => {
    const { version, upcasters } = definition(event.type);
    const stored = event.metadata.schemaVersion;
    if (stored === version) return event;
    if (stored > version || stored < 1) throw new UnknownEvent(event.type, stored);
    const data = upcasters.slice(stored - 1).reduce<JsonObject>((older, upcaster) => upcaster(older), event.data);
    return { ...event, data, metadata: { ...event.metadata, schemaVersion: version } };
  };
  return { definition, upcast, definitions };
}

/** An event of the log as a reader with the keys sees it: current shape, personal text readable or erased. */
export type OpenedEvent<Event extends DomainEvent = DomainEvent> = Event & {
  readonly stored: StoredEvent;
};
