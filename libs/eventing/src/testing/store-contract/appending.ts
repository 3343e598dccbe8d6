import assert from 'node:assert/strict';
import { sampleEvent, sampleEvents } from '../sample-events.js';
import { assertNone, assertSameContent, contractCase, idsOf, readLog, taken } from './contract-case.js';

/** Expected revisions: no stream or an exact one, enforced in the store. */
export const appending = [
  contractCase('the first append makes the stream, from revision 0', async ({ store, stream }) => {
    const name = stream();
    const events = sampleEvents(3);
    const { revision } = taken(await store.append(name, 'noStream', events));
    assert.equal(revision, 2);
    const stored = await store.readStream(name);
    assert.deepEqual(
      stored.map((event) => event.revision),
      [0, 1, 2],
    );
    assert.deepEqual(new Set(stored.map((event) => event.stream)), new Set([name]));
    events.forEach((event, i) => {
      assertSameContent(stored[i], event);
    });
  }),

  contractCase('an append at the exact revision continues the stream', async ({ store, stream }) => {
    const name = stream();
    const [a, b, c] = [sampleEvent(), sampleEvent(), sampleEvent()];
    const first = taken(await store.append(name, 'noStream', [a]));
    const second = taken(await store.append(name, first.revision, [b, c]));
    assert.equal(second.revision, 2);
    assert(second.position > first.position);
    assert.deepEqual(idsOf(await store.readStream(name)), idsOf([a, b, c]));
  }),

  contractCase('the answer names the position of the last event', async ({ store, stream }) => {
    const name = stream();
    const { position } = taken(await store.append(name, 'noStream', sampleEvents(3)));
    assert.equal((await store.readStream(name)).at(-1)?.position, position);
  }),

  contractCase(
    'a stale revision is refused with the actual one and leaves no trace',
    async ({ store, stream, own }) => {
      const name = stream();
      await store.append(name, 'noStream', sampleEvents(3));
      const before = own(await readLog(store));
      assert.deepEqual(await store.append(name, 1, [sampleEvent()]), { outcome: 'conflict', actual: 2 });
      assert.deepEqual(await store.append(name, 0, sampleEvents(2)), { outcome: 'conflict', actual: 2 });
      assert.deepEqual(own(await readLog(store)), before);
      assert.deepEqual(await store.readStream(name), before);
    },
  ),

  contractCase(
    'a too new revision is refused with the actual one and leaves no trace',
    async ({ store, stream, own }) => {
      const name = stream();
      await store.append(name, 'noStream', sampleEvents(2));
      assert.deepEqual(await store.append(name, 2, [sampleEvent()]), { outcome: 'conflict', actual: 1 });
      assert.deepEqual(await store.append(name, 40, [sampleEvent()]), { outcome: 'conflict', actual: 1 });
      assert.equal(own(await readLog(store)).length, 2);
    },
  ),

  contractCase('an append to an existing stream as a new one is refused', async ({ store, stream }) => {
    const name = stream();
    await store.append(name, 'noStream', sampleEvents(2));
    assert.deepEqual(await store.append(name, 'noStream', [sampleEvent()]), { outcome: 'conflict', actual: 1 });
    assert.equal((await store.readStream(name)).length, 2);
  }),

  contractCase('a revision of a stream that does not exist is refused', async ({ store, stream }) => {
    const name = stream();
    assert.deepEqual(await store.append(name, 0, [sampleEvent()]), { outcome: 'conflict', actual: 'noStream' });
    assertNone(await store.readStream(name));
  }),

  contractCase('a refused append does not stand in the way of the next', async ({ store, stream }) => {
    const name = stream();
    await store.append(name, 'noStream', sampleEvents(1));
    const event = sampleEvent();
    assert.equal((await store.append(name, 5, [event])).outcome, 'conflict');
    assert.equal(taken(await store.append(name, 0, [event])).revision, 1);
  }),

  contractCase(
    'everything is there after a restart, and the stream goes on',
    async ({ store, stream, own, reopen }) => {
      const [one, two] = [stream(), stream()];
      await store.append(one, 'noStream', sampleEvents(2));
      await store.append(two, 'noStream', sampleEvents(1));
      await store.append(one, 1, sampleEvents(2));
      const before = own(await readLog(store));
      const again = await reopen();
      assert.deepEqual(own(await readLog(again)), before);
      assert.deepEqual(await again.append(one, 1, [sampleEvent()]), { outcome: 'conflict', actual: 3 });
      const next = taken(await again.append(one, 3, [sampleEvent()]));
      assert.equal(next.revision, 4);
      assert(next.position > (before.at(-1)?.position ?? Infinity));
      assert.equal((await again.readStream(one)).length, 5);
    },
  ),

  contractCase('the log keeps its id over a restart', async ({ store, reopen }) => {
    assert.notEqual(store.logId, '');
    assert.equal((await reopen()).logId, store.logId);
  }),
];
