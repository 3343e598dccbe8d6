import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { EventStore, Subscription } from '../../event-store.js';
import type { Position, StoredEvent } from '../../event.js';
import { sampleEvent, sampleEvents } from '../sample-events.js';
import { contractCase, idsOf, readLog, taken } from './contract-case.js';

/** Long enough for a delivery that should not come to come after all. */
const QUIET_MS = 60;

type Collecting = { readonly events: StoredEvent[]; readonly errors: Error[]; readonly subscription: Subscription };

function collect(store: EventStore, after: Position): Collecting {
  const events: StoredEvent[] = [];
  const errors: Error[] = [];
  const subscription = store.subscribeAll(after, {
    onEvents: (batch) => {
      events.push(...batch);
    },
    onError: (error) => errors.push(error),
  });
  return { events, errors, subscription };
}

export const subscribing = [
  contractCase(
    'a subscription delivers history, then each new event, as the log is read',
    async ({ store, stream, own, eventually }) => {
      const name = stream();
      await store.append(name, 'noStream', sampleEvents(5));
      const { events, errors, subscription } = collect(store, 0);
      await eventually('5 events of history', () => own(events).length === 5);
      for (let last = 4; last < 9; last++) {
        await store.append(name, last, [sampleEvent()]);
        await eventually('a new event', () => own(events).length === last + 2);
      }
      await delay(QUIET_MS);
      await subscription.stop();
      assert.deepEqual(own(events), own(await readLog(store)));
      assert.deepEqual(errors, []);
    },
  ),

  contractCase('a subscription starts after its position', async ({ store, stream, own, eventually }) => {
    const name = stream();
    const { position } = taken(await store.append(name, 'noStream', sampleEvents(3)));
    const middle = (await store.readStream(name))[1];
    assert(middle);
    const fromMiddle = collect(store, middle.position);
    const fromEnd = collect(store, position);
    const live = sampleEvent();
    await store.append(name, 2, [live]);
    await eventually('two events', () => own(fromMiddle.events).length === 2);
    await eventually('one event', () => own(fromEnd.events).length === 1);
    await delay(QUIET_MS);
    await Promise.all([fromMiddle.subscription.stop(), fromEnd.subscription.stop()]);
    assert.deepEqual(
      own(fromMiddle.events).map(({ revision }) => revision),
      [2, 3],
    );
    assert.deepEqual(idsOf(own(fromEnd.events)), [live.id]);
  }),

  contractCase('nothing is missed or doubled while writers write', async ({ store, stream, own, eventually }) => {
    const streams = Array.from({ length: 4 }, () => stream());
    const subscriptions: Collecting[] = [collect(store, 0)];
    await Promise.all(
      streams.map(async (name, writer) => {
        for (let last = -1; last < 59; last += 2) {
          await store.append(name, last < 0 ? 'noStream' : last, sampleEvents(2));
          if (last % 20 === 2 * writer + 1) subscriptions.push(collect(store, 0));
        }
      }),
    );
    const log = own(await readLog(store));
    assert.equal(log.length, 240);
    for (const { events } of subscriptions) await eventually('all events', () => own(events).length >= log.length);
    await delay(QUIET_MS);
    await Promise.all(subscriptions.map(({ subscription }) => subscription.stop()));
    assert(subscriptions.length > streams.length);
    for (const { events, errors } of subscriptions) {
      assert.deepEqual(idsOf(own(events)), idsOf(log));
      assert.deepEqual(errors, []);
    }
  }),

  contractCase('batches come one at a time, however slow their handler', async ({ store, stream, own, eventually }) => {
    const name = stream();
    const ids: string[] = [];
    let running = 0;
    let most = 0;
    const subscription = store.subscribeAll(0, {
      onEvents: async (batch) => {
        running += 1;
        most = Math.max(most, running);
        await delay(5);
        ids.push(...idsOf(own(batch)));
        running -= 1;
      },
      onError: () => undefined,
    });
    for (let last = -1; last < 19; last++) await store.append(name, last < 0 ? 'noStream' : last, [sampleEvent()]);
    await eventually('20 events', () => ids.length >= 20);
    await subscription.stop();
    assert.equal(most, 1);
    assert.deepEqual(ids, idsOf(await store.readStream(name)));
  }),

  contractCase(
    'after stop() no handler is called any more, nor runs still',
    async ({ store, stream, own, eventually }) => {
      const name = stream();
      await store.append(name, 'noStream', sampleEvents(1));
      let entered = 0;
      let left = 0;
      const subscription = store.subscribeAll(0, {
        onEvents: async (batch) => {
          if (own(batch).length === 0) return;
          entered += 1;
          await delay(20);
          left += 1;
        },
        onError: () => undefined,
      });
      await eventually('a handler runs', () => entered === 1);
      await subscription.stop();
      assert.equal(left, 1);
      await store.append(name, 0, sampleEvents(3));
      await delay(QUIET_MS);
      assert.equal(entered, 1);
      await subscription.stop();
    },
  ),

  contractCase(
    'a handler that rejects or throws ends the subscription, with its error',
    async ({ store, stream, own, eventually }) => {
      const name = stream();
      await store.append(name, 'noStream', sampleEvents(1));
      const poison = new Error('poison');
      const failing = [
        () => Promise.reject(poison),
        () => {
          throw poison;
        },
      ];
      for (const fail of failing) {
        const errors: Error[] = [];
        let calls = 0;
        const subscription = store.subscribeAll(0, {
          onEvents: (batch) => {
            if (own(batch).length === 0) return;
            calls += 1;
            return fail();
          },
          onError: (error) => errors.push(error),
        });
        await eventually('the error is reported', () => errors.length > 0);
        taken(await store.append(stream(), 'noStream', sampleEvents(2)));
        await delay(QUIET_MS);
        assert.deepEqual(errors, [poison]);
        assert.equal(calls, 1);
        await subscription.stop();
      }
    },
  ),

  contractCase('one subscription that fails leaves the others alone', async ({ store, stream, own, eventually }) => {
    const name = stream();
    const healthy = collect(store, 0);
    const errors: Error[] = [];
    store.subscribeAll(0, {
      onEvents: () => Promise.reject(new Error('poison')),
      onError: (error) => errors.push(error),
    });
    await store.append(name, 'noStream', sampleEvents(1));
    await eventually('the error is reported', () => errors.length === 1);
    await store.append(name, 0, sampleEvents(2));
    await eventually('3 events', () => own(healthy.events).length === 3);
    await healthy.subscription.stop();
    assert.deepEqual(healthy.errors, []);
  }),

  contractCase('closing the store stops its subscriptions without an error', async ({ store, stream, reopen }) => {
    const { errors, subscription } = collect(store, 0);
    await store.append(stream(), 'noStream', sampleEvents(1));
    await reopen();
    await subscription.stop();
    assert.deepEqual(errors, []);
  }),
];
