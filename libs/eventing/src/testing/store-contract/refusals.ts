import assert from 'node:assert/strict';
import {
  AppendTooLarge,
  InvalidAppend,
  MAX_APPEND_BYTES,
  type EventStore,
  type ExpectedRevision,
} from '../../event-store.js';
import type { NewEvent, StreamName } from '../../event.js';
import { sampleEvent } from '../sample-events.js';
import { assertNone, contractCase, malformed, readLog, taken } from './contract-case.js';

/** Refused by name, in an append with a sound event before it; afterwards the store works as if nothing had been. */
async function assertRefused(
  store: EventStore,
  stream: StreamName,
  events: readonly NewEvent[],
  expected: ExpectedRevision = 'noStream',
): Promise<void> {
  await assert.rejects(store.append(stream, expected, events), InvalidAppend);
}

const cyclic: { self?: unknown } = {};
cyclic.self = cyclic;

const noJson: readonly (readonly [string, unknown])[] = [
  ['a bigint', 10n],
  ['undefined', undefined],
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['a Date', new Date(0)],
  ['a function', () => 0],
  ['a symbol', Symbol('s')],
  ['a Map', new Map([['a', 1]])],
  ['a value with toJSON', { toJSON: () => 1 }],
  ['a cycle', cyclic],
  ['half a surrogate pair', 'a\ud800b'],
  ['a key with half a surrogate pair', { 'a\udc00': 1 }],
];

export const refusals = [
  contractCase('an append without events is refused', async ({ store, stream }) => {
    const name = stream();
    await assertRefused(store, name, []);
    taken(await store.append(name, 'noStream', [sampleEvent()]));
    await assertRefused(store, name, [], 0);
    await assertRefused(store, name, [], 7);
    assert.equal((await store.readStream(name)).length, 1);
  }),

  contractCase('an event id twice in one append is refused', async ({ store, stream }) => {
    const name = stream();
    const event = sampleEvent();
    await assertRefused(store, name, [event, event]);
    await assertRefused(store, name, [event, sampleEvent(), { ...sampleEvent(), id: event.id }]);
    assertNone(await store.readStream(name));
  }),

  contractCase('an id that is no uuid is refused', async ({ store, stream }) => {
    const name = stream();
    const zeros = '00000000-0000-0000-0000-000000000000';
    for (const id of ['', 'no-uuid', zeros, sampleEvent().id.toUpperCase(), `${sampleEvent().id} `, 7, undefined]) {
      await assertRefused(store, name, [sampleEvent(), malformed(sampleEvent(), { id })]);
    }
    assertNone(await store.readStream(name));
  }),

  contractCase('a bad stream name is refused', async ({ store, own }) => {
    const names: readonly StreamName[] = [
      '-',
      '-id',
      'category-',
      '$system-1',
      'a category-1',
      'a-b c',
      'a-b\n',
      'é-1',
      `a-${'x'.repeat(250)}`,
    ];
    for (const name of names) await assertRefused(store, name, [sampleEvent()]);
    assert.equal(own(await readLog(store)).length, 0);
  }),

  contractCase('a bad event type is refused', async ({ store, stream }) => {
    const name = stream();
    for (const type of ['', ' ', '$metadata', 'two words', 'a\u0000', 'x'.repeat(201), undefined]) {
      await assertRefused(store, name, [sampleEvent(), malformed(sampleEvent(), { type })]);
    }
    assertNone(await store.readStream(name));
  }),

  contractCase('an expected revision that is none is refused', async ({ store, stream }) => {
    const name = stream();
    for (const revision of [-1, 0.5, NaN, Infinity, 2 ** 53])
      await assertRefused(store, name, [sampleEvent()], revision);
    assertNone(await store.readStream(name));
  }),

  contractCase('data that is no JSON is refused before anything is written', async ({ store, stream }) => {
    const name = stream();
    for (const [, value] of noJson) {
      await assertRefused(store, name, [sampleEvent(), malformed(sampleEvent(), { data: { list: [{ value }] } })]);
    }
    for (const data of [null, undefined, [], [1], 'text', 1]) {
      await assertRefused(store, name, [sampleEvent(), malformed(sampleEvent(), { data })]);
    }
    assertNone(await store.readStream(name));
    taken(await store.append(name, 'noStream', [sampleEvent()]));
  }),

  contractCase('metadata that is no JSON is refused before anything is written', async ({ store, stream }) => {
    const name = stream();
    for (const [, value] of noJson) {
      const event = sampleEvent();
      await assertRefused(store, name, [malformed(event, { metadata: { ...event.metadata, value } })]);
    }
    assertNone(await store.readStream(name));
  }),

  contractCase('an append over 1 MiB is refused whole', async ({ store, stream }) => {
    const name = stream();
    const tooLarge: readonly (readonly NewEvent[])[] = [
      [sampleEvent({ text: 'x'.repeat(MAX_APPEND_BYTES) })],
      [sampleEvent({ text: '€'.repeat(MAX_APPEND_BYTES / 3) })],
      Array.from({ length: 3 }, () => sampleEvent({ text: 'x'.repeat(400_000) })),
    ];
    for (const events of tooLarge) {
      await assert.rejects(store.append(name, 'noStream', events), (error) => {
        assert(error instanceof AppendTooLarge);
        assert.equal(error.limit, MAX_APPEND_BYTES);
        assert(error.size > error.limit);
        return true;
      });
    }
    assertNone(await store.readStream(name));
    taken(await store.append(name, 'noStream', [sampleEvent()]));
  }),
];
