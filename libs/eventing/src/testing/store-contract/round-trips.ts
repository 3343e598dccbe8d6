import assert from 'node:assert/strict';
import fc from 'fast-check';
import { verifyStreamChain } from '../../chain.js';
import type { JsonObject, JsonValue } from '../../event.js';
import { storedData } from '../../stored-json.js';
import { chainedEvents, sampleEvent } from '../sample-events.js';
import { assertSameContent, contractCase, readLog } from './contract-case.js';

function nested(depth: number): JsonObject {
  let inner: JsonValue = 'bottom';
  for (let i = 0; i < depth; i++) inner = i % 2 === 0 ? { inner } : [inner];
  return { inner };
}

/** A key that JSON.parse makes an own member and an assignment does not. */
const protoKey = storedData(
  JSON.parse('{"__proto__":{"polluted":true},"constructor":"c","toString":1,"hasOwnProperty":null}'),
);

const oddButSound: readonly (readonly [string, JsonObject])[] = [
  ['an empty object', {}],
  ['unicode', { 'naam\u0301': 'Zoë Ǧ 🙂 中文 العربية \u2028\u2029\u0000\u001f"\\/', '🙂': 'é vs e\u0301' }],
  ['a __proto__ key', protoKey],
  ['keys that look like integers', { z: 1, '10': 'ten', '2': 'two', '-1': 'minus', '01': 'not one' }],
  ['an empty key', { '': { '': [] } }],
  [
    'numbers at the edges',
    {
      zero: 0,
      minusZero: -0,
      max: Number.MAX_SAFE_INTEGER,
      big: 2 ** 60,
      tiny: 5e-324,
      huge: 1.7976931348623157e308,
      tenth: 0.1,
    },
  ],
  ['deep JSON', nested(900)],
  ['900 kB', { text: 'é'.repeat(450_000) }],
  ['a long list', { list: Array.from({ length: 20_000 }, (_, i) => i) }],
];

export const roundTrips = [
  ...oddButSound.map(([name, data]) =>
    contractCase(`comes back as it was: ${name}`, async ({ store, stream, own, reopen }) => {
      const one = stream();
      const event = sampleEvent(data);
      await store.append(one, 'noStream', [event]);
      assertSameContent((await store.readStream(one))[0], event);
      assertSameContent(own(await readLog(store))[0], event);
      assertSameContent((await (await reopen()).readStream(one))[0], event);
    }),
  ),

  contractCase('any JSON comes back as it was', async ({ store, stream }) => {
    const value = fc.jsonValue({ stringUnit: 'binary' });
    const objects = fc.sample(fc.dictionary(fc.string({ unit: 'binary' }), value), 300);
    for (let i = 0; i < objects.length; i += 50) {
      const name = stream();
      const events = objects.slice(i, i + 50).map((data) => sampleEvent(storedData(JSON.parse(JSON.stringify(data)))));
      await store.append(name, 'noStream', events);
      const stored = await store.readStream(name);
      events.forEach((event, at) => {
        assertSameContent(stored[at], event);
      });
    }
  }),

  contractCase('a stored event does not change with the object it was made of', async ({ store, stream }) => {
    const name = stream();
    const data = { list: [1, 2], text: 'before' };
    const event = sampleEvent(data);
    const answer = store.append(name, 'noStream', [event]);
    data.list.push(3);
    data.text = 'after';
    await answer;
    assert.deepEqual((await store.readStream(name))[0]?.data, { list: [1, 2], text: 'before' });
  }),

  contractCase('the hash chain of a stream holds over what is read', async ({ store, stream, reopen }) => {
    const name = stream();
    const events = chainedEvents(name, [...oddButSound.slice(0, 6).map(([, data]) => data), { b: 1, a: 2 }]);
    await store.append(name, 'noStream', events.slice(0, 2));
    await store.append(name, 1, events.slice(2));
    assert.equal(verifyStreamChain(await store.readStream(name)), undefined);
    const stored = await (await reopen()).readStream(name);
    assert.equal(stored.length, events.length);
    assert.equal(verifyStreamChain(stored), undefined);
    const tampered = stored.map((event, i) => (i === 4 ? { ...event, data: { ...event.data, tenth: 0.2 } } : event));
    assert.deepEqual(verifyStreamChain(tampered), { event: tampered[4], reason: 'chain' });
  }),
];
