import type { EventStore, NewEvent, StreamName } from '@peil/eventing';
import { chainedEvents } from '@peil/eventing/testing';

/** Appends to `streams` streams by turns, `rounds` events each, with true chain values. */
export async function fillLog(store: EventStore, streams: number, rounds: number): Promise<void> {
  const contents = Array.from({ length: rounds }, (_, round) => ({ round, text: `round ${round} of the filling` }));
  const names = Array.from({ length: streams }, (_, i): StreamName => `filled-${i}`);
  const events = new Map<StreamName, readonly NewEvent[]>(names.map((name) => [name, chainedEvents(name, contents)]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, own] of events) {
      await store.append(name, round === 0 ? 'noStream' : round - 1, own.slice(round, round + 1));
    }
  }
}
