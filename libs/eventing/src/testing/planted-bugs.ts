import type { AppendResult, EventStore, ExpectedRevision, SubscriptionHandlers } from '../event-store.js';
import type { NewEvent, Revision, StoredEvent, StreamName } from '../event.js';
import type { StoreSubject } from './store-contract.js';

/** A store that breaks one promise, made of a sound one: the contract must see it. */
export type PlantedBug = {
  readonly name: string;
  /** The case of the contract that must turn red. */
  readonly caughtBy: string;
  readonly plant: (subject: StoreSubject) => StoreSubject;
};

type Broken = Partial<EventStore>;

/** The same subject, with some methods of every store it opens replaced. `reopened` counts the restarts so far. */
function withBroken(broken: (store: EventStore, reopened: number) => Broken): PlantedBug['plant'] {
  return (subject) => ({
    patienceMs: 1_000,
    open: async () => {
      const open = await subject.open();
      let restarts = 0;
      return {
        ...open,
        store: broke(open.store, broken(open.store, restarts)),
        reopen: async () => {
          const store = await open.reopen();
          restarts += 1;
          return broke(store, broken(store, restarts));
        },
      };
    },
  });
}

function broke(store: EventStore, broken: Broken): EventStore {
  return {
    logId: store.logId,
    append: (stream, expected, events) => store.append(stream, expected, events),
    readStream: (stream, from) => store.readStream(stream, from),
    readAll: (after) => store.readAll(after),
    subscribeAll: (after, handlers) => store.subscribeAll(after, handlers),
    readAt: (position) => store.readAt(position),
    head: () => store.head(),
    close: () => store.close(),
    ...broken,
  };
}

function isRevision(expected: ExpectedRevision): expected is Revision {
  return expected !== 'noStream';
}

/** Appends at whatever revision the stream has. */
async function appendAnyway(store: EventStore, stream: StreamName, events: readonly NewEvent[]): Promise<AppendResult> {
  const last = (await store.readStream(stream)).at(-1);
  return store.append(stream, last?.revision ?? 'noStream', events);
}

function delivering(
  store: EventStore,
  change: (events: readonly StoredEvent[]) => readonly StoredEvent[],
): Pick<EventStore, 'subscribeAll'> {
  return {
    subscribeAll: (after, handlers) => {
      const onEvents: SubscriptionHandlers['onEvents'] = (events) => handlers.onEvents(change(events));
      return store.subscribeAll(after, { ...handlers, onEvents });
    },
  };
}

export const plantedBugs: readonly PlantedBug[] = [
  {
    name: 'takes a stale revision',
    caughtBy: 'a stale revision is refused with the actual one and leaves no trace',
    plant: withBroken((store) => ({
      append: async (stream, expected, events) => {
        const result = await store.append(stream, expected, events);
        return result.outcome === 'conflict' &&
          isRevision(result.actual) &&
          isRevision(expected) &&
          expected < result.actual
          ? appendAnyway(store, stream, events)
          : result;
      },
    })),
  },
  {
    name: 'takes a too new revision',
    caughtBy: 'a too new revision is refused with the actual one and leaves no trace',
    plant: withBroken((store) => ({
      append: async (stream, expected, events) => {
        const result = await store.append(stream, expected, events);
        return result.outcome === 'conflict' &&
          isRevision(result.actual) &&
          isRevision(expected) &&
          expected > result.actual
          ? appendAnyway(store, stream, events)
          : result;
      },
    })),
  },
  {
    name: 'names no actual revision in a conflict',
    caughtBy: 'an append to an existing stream as a new one is refused',
    plant: withBroken((store) => ({
      append: async (...asked) => {
        const result = await store.append(...asked);
        return result.outcome === 'conflict' ? { outcome: 'conflict', actual: 'noStream' } : result;
      },
    })),
  },
  {
    name: 'drops the last event at a restart',
    caughtBy: 'everything is there after a restart, and the stream goes on',
    plant: withBroken((store, restarts) => ({
      readAll: async function* (after) {
        const head = restarts > 0 ? await store.head() : undefined;
        for await (const page of store.readAll(after)) yield page.filter(({ id }) => id !== head?.eventId);
      },
    })),
  },
  {
    name: 'has a new log id at each start',
    caughtBy: 'the log keeps its id over a restart',
    plant: withBroken((store, restarts) => ({ logId: `${store.logId}-${restarts}` })),
  },
  {
    name: 'swallows other content at the same revision',
    caughtBy: 'other events at the same revision conflict, never swallowed',
    plant: withBroken((store) => ({
      append: async (stream, expected, events) => {
        const result = await store.append(stream, expected, events);
        if (result.outcome === 'appended') return result;
        const at = (await store.readStream(stream, expected === 'noStream' ? 0 : expected + 1)).at(events.length - 1);
        return at ? { outcome: 'appended', revision: at.revision, position: at.position } : result;
      },
    })),
  },
  {
    name: 'does not know a retry after a restart',
    caughtBy: 'the identical append again, also after a restart',
    plant: withBroken((store, restarts) => ({
      append: async (stream, expected, events) => {
        const last = restarts > 0 ? (await store.readStream(stream)).at(-1) : undefined;
        return last && last.revision !== expected
          ? { outcome: 'conflict', actual: last.revision }
          : store.append(stream, expected, events);
      },
    })),
  },
  {
    name: 'stores a repeated append a second time',
    caughtBy: 'the identical append again answers as the first time and adds nothing',
    plant: withBroken((store) => ({
      readStream: async (stream, from) => {
        const events = await store.readStream(stream, from);
        return [...events, ...events.slice(-1)];
      },
    })),
  },
  {
    name: 'takes an append without events',
    caughtBy: 'an append without events is refused',
    plant: withBroken((store) => ({
      append: async (stream, expected, events) =>
        events.length === 0
          ? { outcome: 'appended', revision: 0, position: 1 }
          : store.append(stream, expected, events),
    })),
  },
  {
    name: 'drops what is no JSON from the data',
    caughtBy: 'data that is no JSON is refused before anything is written',
    plant: withBroken((store) => ({
      append: (stream, expected, events) =>
        store.append(
          stream,
          expected,
          events.map((event) => ({ ...event, data: {} })),
        ),
    })),
  },
  {
    name: 'loses the key __proto__',
    caughtBy: 'comes back as it was: a __proto__ key',
    plant: withBroken((store) => ({
      readStream: async (stream, from) =>
        (await store.readStream(stream, from)).map((event) => ({ ...event, data: Object.assign({}, event.data) })),
    })),
  },
  {
    name: 'includes the event at the position in what comes after it',
    caughtBy: 'the log is read after a position, without it',
    plant: withBroken((store) => ({ readAll: (after) => store.readAll(Math.max(0, after - 1)) })),
  },
  {
    name: 'stops reading after the first page',
    caughtBy: 'the log is read in pages, to its end',
    plant: withBroken((store) => ({
      readAll: async function* (after) {
        for await (const page of store.readAll(after)) {
          yield page;
          return;
        }
      },
    })),
  },
  {
    name: 'doubles a delivery',
    caughtBy: 'a subscription delivers history, then each new event, as the log is read',
    plant: withBroken((store) => delivering(store, (events) => [...events, ...events.slice(-1)])),
  },
  {
    name: 'misses one event of a subscription',
    caughtBy: 'nothing is missed or doubled while writers write',
    plant: withBroken((store) => {
      let delivered = 0;
      return delivering(store, (events) => events.filter(() => ++delivered !== 100));
    }),
  },
  {
    name: 'keeps a handler’s rejection to itself',
    caughtBy: 'a handler that rejects or throws ends the subscription, with its error',
    plant: withBroken((store) => ({
      subscribeAll: (after, handlers) => store.subscribeAll(after, { ...handlers, onError: () => undefined }),
    })),
  },
  {
    name: 'does not wait for the handler that runs when it is stopped',
    caughtBy: 'after stop() no handler is called any more, nor runs still',
    plant: withBroken((store) => ({
      subscribeAll: (after, handlers) => {
        const subscription = store.subscribeAll(after, handlers);
        return {
          stop: async () => {
            void subscription.stop();
          },
        };
      },
    })),
  },
  {
    name: 'lets two writers win a revision',
    caughtBy: '32 writers on one stream: one winner a revision, a typed conflict for the rest, no gaps',
    plant: withBroken((store) => ({
      append: async (stream, expected, events) => {
        const result = await store.append(stream, expected, events);
        return result.outcome === 'conflict' && expected !== 'noStream'
          ? { outcome: 'appended', revision: expected + 1, position: 1 }
          : result;
      },
    })),
  },
  {
    name: 'breaks the chain of a stream',
    caughtBy: 'the hash chain of a stream holds over what is read',
    plant: withBroken((store) => ({
      readStream: async (stream, from) =>
        (await store.readStream(stream, from)).map((event) => ({ ...event, type: event.type.toUpperCase() })),
    })),
  },
];
