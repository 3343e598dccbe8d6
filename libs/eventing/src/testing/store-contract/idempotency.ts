import assert from 'node:assert/strict';
import { sampleEvent, sampleEvents } from '../sample-events.js';
import { contractCase, idsOf, taken } from './contract-case.js';

/** The identical append sent again: recognised by its ids, one after another right behind the expected revision. */
export const idempotency = [
  contractCase('the identical append again answers as the first time and adds nothing', async ({ store, stream }) => {
    const name = stream();
    const events = sampleEvents(3);
    const first = await store.append(name, 'noStream', events);
    assert.deepEqual(await store.append(name, 'noStream', events), first);
    assert.deepEqual(await store.append(name, 'noStream', events), first);
    assert.equal((await store.readStream(name)).length, 3);
  }),

  contractCase('the identical append again, also after later appends', async ({ store, stream }) => {
    const name = stream();
    const [a, b] = [sampleEvents(2), sampleEvents(2)];
    const first = await store.append(name, 'noStream', a);
    const second = await store.append(name, 1, b);
    await store.append(name, 3, sampleEvents(3));
    await store.append(stream(), 'noStream', sampleEvents(1));
    assert.deepEqual(await store.append(name, 'noStream', a), first);
    assert.deepEqual(await store.append(name, 1, b), second);
    assert.equal((await store.readStream(name)).length, 7);
  }),

  contractCase('the identical append again, also after a restart', async ({ store, stream, reopen }) => {
    const name = stream();
    const [a, b] = [sampleEvents(2), sampleEvents(2)];
    const first = await store.append(name, 'noStream', a);
    const second = await store.append(name, 1, b);
    const again = await reopen();
    assert.deepEqual(await again.append(name, 'noStream', a), first);
    assert.deepEqual(await again.append(name, 1, b), second);
    assert.equal((await again.readStream(name)).length, 4);
  }),

  contractCase('part of an earlier append, in its place, is a success', async ({ store, stream }) => {
    const name = stream();
    const [a, b, c] = [sampleEvent(), sampleEvent(), sampleEvent()];
    await store.append(name, 'noStream', [a, b, c]);
    const stored = await store.readStream(name);
    const at = (revision: number) => ({ outcome: 'appended', revision, position: stored[revision]?.position });
    assert.deepEqual(await store.append(name, 'noStream', [a, b]), at(1));
    assert.deepEqual(await store.append(name, 'noStream', [a]), at(0));
    assert.deepEqual(await store.append(name, 0, [b, c]), at(2));
    assert.deepEqual(await store.append(name, 1, [c]), at(2));
    assert.deepEqual(await store.readStream(name), stored);
  }),

  contractCase('a retry over two earlier appends is a success', async ({ store, stream }) => {
    const name = stream();
    const [a, b] = [sampleEvent(), sampleEvent()];
    await store.append(name, 'noStream', [a]);
    const second = await store.append(name, 0, [b]);
    assert.deepEqual(await store.append(name, 'noStream', [a, b]), second);
  }),

  contractCase('a retry that adds an event conflicts', async ({ store, stream }) => {
    const name = stream();
    const [a, b, c] = [sampleEvent(), sampleEvent(), sampleEvent()];
    await store.append(name, 'noStream', [a, b, c]);
    const refused = { outcome: 'conflict', actual: 2 };
    assert.deepEqual(await store.append(name, 'noStream', [a, b, c, sampleEvent()]), refused);
    assert.deepEqual(await store.append(name, 'noStream', [a, sampleEvent()]), refused);
    assert.deepEqual(await store.append(name, 1, [c, sampleEvent()]), refused);
    assert.deepEqual(idsOf(await store.readStream(name)), idsOf([a, b, c]));
  }),

  contractCase('other events at the same revision conflict, never swallowed', async ({ store, stream }) => {
    const name = stream();
    const event = sampleEvent({ hours: 3 });
    await store.append(name, 'noStream', [event]);
    const other = sampleEvent({ hours: 4 });
    assert.deepEqual(await store.append(name, 'noStream', [other]), { outcome: 'conflict', actual: 0 });
    assert.deepEqual(idsOf(await store.readStream(name)), [event.id]);
  }),

  contractCase('the ids in another order conflict', async ({ store, stream }) => {
    const name = stream();
    const [a, b, c] = [sampleEvent(), sampleEvent(), sampleEvent()];
    await store.append(name, 'noStream', [a, b, c]);
    assert.deepEqual(await store.append(name, 0, [c, b]), { outcome: 'conflict', actual: 2 });
    assert.deepEqual(await store.append(name, 'noStream', [b, c]), { outcome: 'conflict', actual: 2 });
  }),

  contractCase('the ids of another stream conflict', async ({ store, stream }) => {
    const [one, two] = [stream(), stream()];
    const events = sampleEvents(2);
    await store.append(one, 'noStream', events);
    await store.append(two, 'noStream', sampleEvents(2));
    assert.deepEqual(await store.append(two, 'noStream', events), { outcome: 'conflict', actual: 1 });
  }),

  contractCase('an append sent twice at once is stored once', async ({ store, stream }) => {
    const name = stream();
    const events = sampleEvents(2);
    const answers = await Promise.all(Array.from({ length: 4 }, () => store.append(name, 'noStream', events)));
    for (const answer of answers) assert.deepEqual(answer, answers[0]);
    assert.equal(taken(await store.append(name, 1, [sampleEvent()])).revision, 2);
  }),
];
