import { copyLog, OtherLog } from './copy-log.js';
import type { EventStore } from './event-store.js';
import { emptyLog, inMemoryEventStore } from './in-memory-event-store.js';
import { chainedEvents, sampleEvent } from './testing/sample-events.js';
import type { StoredEvent, StreamName } from './event.js';

/** Three streams that grow by turns. */
async function filled(): Promise<EventStore> {
  const store = inMemoryEventStore(emptyLog());
  const streams = ['a-1', 'a-2', 'b-1'] as const;
  const events = new Map(
    streams.map((stream) => [
      stream,
      chainedEvents(
        stream,
        Array.from({ length: 8 }, (_, number) => ({ number })),
      ),
    ]),
  );
  for (let turn = 0; turn < 4; turn += 1) {
    for (const stream of streams) {
      await store.append(
        stream,
        turn === 0 ? 'noStream' : turn * 2 - 1,
        (events.get(stream) ?? []).slice(turn * 2, turn * 2 + 2),
      );
    }
  }
  return store;
}

async function allOf(store: EventStore) {
  const events: StoredEvent[] = [];
  for await (const page of store.readAll(0)) events.push(...page);
  return events.map(({ stream, revision, id, type, data, metadata }) => ({
    ...{ stream, revision, id, type, data, metadata },
  }));
}

describe('copying a log', () => {
  it('keeps order, streams, ids, data and metadata, and says that both are the same', async () => {
    const [from, to] = [await filled(), inMemoryEventStore(emptyLog())];
    expect(await copyLog(from, to)).toMatchObject({ events: 24, copied: 24, same: true });
    expect(await allOf(to)).toEqual(await allOf(from));
  });

  it('repeated adds nothing', async () => {
    const [from, to] = [await filled(), inMemoryEventStore(emptyLog())];
    const { hash } = await copyLog(from, to);
    expect(await copyLog(from, to)).toEqual({ events: 24, copied: 0, hash, same: true });
  });

  it('broken off at any event goes on from there', async () => {
    const from = await filled();
    for (let at = 1; at < 24; at += 1) {
      const to = inMemoryEventStore(emptyLog());
      const broken = copyLog(from, to, (events) => {
        if (events >= at) throw new Error('broken off');
      });
      await expect(broken).rejects.toThrow('broken off');
      expect(await copyLog(from, to)).toMatchObject({ events: 24, same: true });
      expect(await allOf(to)).toEqual(await allOf(from));
    }
  });

  it('refuses a log that holds something else, and leaves it as it was', async () => {
    const from = await filled();
    for (const stream of ['a-1', 'c-9'] satisfies StreamName[]) {
      const to = inMemoryEventStore(emptyLog());
      await to.append(stream, 'noStream', [sampleEvent()]);
      await expect(copyLog(from, to)).rejects.toBeInstanceOf(OtherLog);
      expect(await allOf(to)).toHaveLength(1);
    }
  });

  it('sees an event that the new store changed', async () => {
    const [from, to] = [await filled(), inMemoryEventStore(emptyLog())];
    const changing: EventStore = {
      ...to,
      append: (stream, expected, events) =>
        to.append(
          stream,
          expected,
          events.map((event) => ({ ...event, data: { ...event.data, number: 0 } })),
        ),
    };
    expect(await copyLog(from, changing)).toMatchObject({ same: false });
  });
});
