import { randomUUID } from 'node:crypto';
import { chainOf } from '../chain.js';
import type { EventMetadata, JsonObject, NewEvent, StreamName } from '../event.js';
import { storedInstant } from '../stored-json.js';

/** Metadata as every event carries it. */
export function sampleMetadata(chain = 'A'.repeat(43)): EventMetadata {
  const commandId = randomUUID();
  return {
    schemaVersion: 1,
    actor: { personId: 'person-1', role: 'manager' },
    recordedAt: storedInstant(Date.UTC(2026, 0, 12, 9, 30)),
    correlationId: commandId,
    causationId: commandId,
    commandId,
    commandHash: 'H'.repeat(43),
    chain,
  };
}

/** An event with an id of its own. Its chain value is made up: see `chainedEvents` where that matters. */
export function sampleEvent(data: JsonObject = { kind: 'intervision', hours: 3 }): NewEvent {
  return { id: randomUUID(), type: 'activity-recorded', data, metadata: sampleMetadata() };
}

export function sampleEvents(count: number): readonly NewEvent[] {
  return Array.from({ length: count }, (_, i) => sampleEvent({ number: i }));
}

/** Events with true chain values, ready to be appended to a new stream. */
export function chainedEvents(stream: StreamName, contents: readonly JsonObject[]): readonly NewEvent[] {
  let previous: string | undefined;
  return contents.map((data, revision) => {
    const event = sampleEvent(data);
    previous = chainOf(previous, event, stream, revision);
    return { ...event, metadata: { ...event.metadata, chain: previous } };
  });
}
