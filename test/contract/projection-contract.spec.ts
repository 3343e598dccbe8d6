import { plantedBugs } from '@peil/eventing/testing';
import type { EventStore } from '@peil/eventing';
import { adapters, subjectOf } from './adapters.js';
import { OTHER_EVENT, projectionContract } from './projection-contract.js';

describe.each(adapters)('the projection contract: $name', (adapter) => {
  it.each(projectionContract)(
    '$name',
    async ({ run }) => {
      await expect(run(subjectOf(adapter))).resolves.toBeUndefined();
    },
    60_000,
  );
});

/** Bugs of a store that make its projections wrong: the contract must see them over each adapter. */
const seen: ReadonlyMap<string, string> = new Map([
  ['misses one event of a subscription', 'live rows equal a rebuild, and go on after a restart'],
  ['doubles a delivery', 'live rows equal a rebuild, and go on after a restart'],
  [
    'stores a repeated append a second time',
    'a command id used again for other content is refused, and the first content kept',
  ],
]);

describe.each(adapters)('planted in $name, the projection contract', (adapter) => {
  it.each(plantedBugs.filter(({ name }) => seen.has(name)))(
    'catches a store that $name',
    async ({ name, plant }) => {
      const caught = projectionContract.find((one) => one.name === seen.get(name));
      await expect(caught?.run(plant(subjectOf(adapter)))).rejects.toThrow();
    },
    60_000,
  );

  it('catches a store that takes any checkpoint', async () => {
    const subject = subjectOf(adapter);
    for (const name of [
      'a checkpoint newer than the log, as after a restored backup, is refused',
      'a checkpoint whose event is another is refused',
    ]) {
      const caught = projectionContract.find((one) => one.name === name);
      const blind: typeof subject = {
        ...subject,
        open: async () => {
          const opened = await subject.open();
          return { ...opened, store: blindStore(opened.store) };
        },
      };
      await expect(caught?.run(blind)).rejects.toThrow('Missing expected rejection');
    }
  }, 60_000);
});

/** Says of every position that the event asked for stands there. */
function blindStore(store: EventStore): EventStore {
  return {
    logId: store.logId,
    append: (stream, expected, events) => store.append(stream, expected, events),
    readStream: (stream, from) => store.readStream(stream, from),
    readAll: async function* (after) {
      const head = await store.head();
      if (after <= (head?.position ?? 0)) yield* store.readAll(after);
    },
    subscribeAll: () => ({ stop: async () => undefined }),
    readAt: async (position) => {
      const head = await store.head();
      const event = await store.readAt(head?.position ?? 0);
      return event && { ...event, position, id: OTHER_EVENT };
    },
    head: () => store.head(),
    close: () => store.close(),
  };
}
