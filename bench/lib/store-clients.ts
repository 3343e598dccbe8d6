import type { EventStore, NewEvent, StreamName } from '@peil/eventing';
import { chainedEvents } from '@peil/eventing/testing';
import { randomUUID } from 'node:crypto';
import { benchData } from './events.js';

const EVENTS_A_STREAM = 20;

/**
 * Clients that append one event after another, each at its stream's exact revision and each waiting for its answer; after
 * 20 events a client takes a new stream.
 */
export async function appendWith(clients: number, store: EventStore, events: readonly NewEvent[]): Promise<void> {
  let next = 0;
  const client = async (): Promise<void> => {
    let stream: StreamName = `bench-${randomUUID()}`;
    let revision = -1;
    for (let event = events[next++]; event !== undefined; event = events[next++]) {
      const result = await store.append(stream, revision < 0 ? 'noStream' : revision, [event]);
      if (result.outcome !== 'appended') throw new Error(`the append to ${stream} met another writer`);
      ({ revision } = result);
      if (revision === EVENTS_A_STREAM - 1) {
        stream = `bench-${randomUUID()}`;
        revision = -1;
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
}

/** Fills a log fast: whole streams of 20 with true chain values, many at once. */
export async function fill(store: EventStore, events: number): Promise<void> {
  const streams = Math.ceil(events / EVENTS_A_STREAM);
  let next = 0;
  const client = async (): Promise<void> => {
    for (let stream = next++; stream < streams; stream = next++) {
      const name: StreamName = `bench-${randomUUID()}`;
      const contents = Array.from({ length: EVENTS_A_STREAM }, (_, i) => benchData(stream * EVENTS_A_STREAM + i));
      await store.append(name, 'noStream', chainedEvents(name, contents));
    }
  };
  await Promise.all(Array.from({ length: 64 }, client));
}
