import assert from 'node:assert/strict';
import { sampleEvent, sampleEvents } from '../sample-events.js';
import { assertNone, contractCase, idsOf, readAllPages, readLog, taken } from './contract-case.js';

const LARGEST_PAGE = 5_000;

export const reading = [
  contractCase('an unknown stream has no events', async ({ store, stream }) => {
    const name = stream();
    assertNone(await store.readStream(name));
    assertNone(await store.readStream(name, 5));
  }),

  contractCase('a stream is read from a revision on', async ({ store, stream }) => {
    const name = stream();
    const events = sampleEvents(5);
    await store.append(name, 'noStream', events);
    assert.deepEqual(idsOf(await store.readStream(name, 3)), idsOf(events.slice(3)));
    assert.deepEqual(idsOf(await store.readStream(name, 0)), idsOf(events));
    assertNone(await store.readStream(name, 5));
    assertNone(await store.readStream(name, 500));
  }),

  contractCase('a stream is read whole while others grow between its events', async ({ store, stream }) => {
    const [one, two] = [stream(), stream()];
    const mine = sampleEvents(30);
    for (const [i, event] of mine.entries()) {
      await store.append(one, i === 0 ? 'noStream' : i - 1, [event]);
      await store.append(two, i === 0 ? 'noStream' : i - 1, [sampleEvent()]);
      assert.equal((await store.readStream(one)).length, i + 1);
    }
    assert.deepEqual(idsOf(await store.readStream(one)), idsOf(mine));
  }),

  contractCase('the log is read in order of position, each event once', async ({ store, stream, own }) => {
    const [one, two] = [stream(), stream()];
    const events = sampleEvents(7);
    await store.append(one, 'noStream', events.slice(0, 2));
    await store.append(two, 'noStream', events.slice(2, 5));
    await store.append(one, 1, events.slice(5));
    const log = await readLog(store);
    assert.deepEqual(idsOf(own(log)), idsOf(events));
    log.forEach((event, i) => {
      assert(i === 0 || event.position > (log[i - 1]?.position ?? Infinity));
    });
    assert(log.every(({ position }) => Number.isSafeInteger(position) && position > 0));
    assert.deepEqual(
      own(log).filter((event) => event.stream === one),
      await store.readStream(one),
    );
  }),

  contractCase('the log is read after a position, without it', async ({ store, stream, own }) => {
    const name = stream();
    const events = sampleEvents(6);
    await store.append(name, 'noStream', events);
    const stored = await store.readStream(name);
    for (const [i, { position }] of stored.entries()) {
      assert.deepEqual(idsOf(own(await readLog(store, position))), idsOf(events.slice(i + 1)));
    }
  }),

  contractCase('the log is read in pages, to its end', async ({ store, stream, own }) => {
    const name = stream();
    const ids: string[] = [];
    for (let last = -1; last < 5_999; last += 500) {
      const events = sampleEvents(500);
      ids.push(...idsOf(events));
      await store.append(name, last < 0 ? 'noStream' : last, events);
    }
    const pages = await readAllPages(store);
    assert(pages.length > 1);
    for (const page of pages) assert(page.length > 0 && page.length <= LARGEST_PAGE);
    assert.deepEqual(idsOf(own(pages.flat())), ids);
    assert.deepEqual(idsOf(await store.readStream(name)), ids);
  }),

  contractCase('reading the log may stop half way', async ({ store, stream }) => {
    await store.append(stream(), 'noStream', sampleEvents(5));
    for await (const page of store.readAll(0)) {
      assert(page.length > 0);
      break;
    }
    taken(await store.append(stream(), 'noStream', sampleEvents(1)));
  }),

  contractCase('the event at a position', async ({ store, stream }) => {
    const name = stream();
    const { position } = taken(await store.append(name, 'noStream', sampleEvents(3)));
    const stored = await store.readStream(name);
    for (const event of stored) assert.deepEqual(await store.readAt(event.position), event);
    assert.equal(await store.readAt(0), undefined);
    assert.equal(await store.readAt(position + 1_000_000_007), undefined);
  }),

  contractCase('the head is the last event', async ({ store, stream, sharedLog, reopen }) => {
    if (!sharedLog) assert.equal(await store.head(), undefined);
    await store.append(stream(), 'noStream', sampleEvents(2));
    const last = sampleEvent();
    const { position } = taken(await store.append(stream(), 'noStream', [last]));
    const head = await store.head();
    assert((head?.position ?? 0) >= position);
    if (!sharedLog) {
      assert.deepEqual(head, { position, eventId: last.id });
      assert.deepEqual(await (await reopen()).head(), { position, eventId: last.id });
    }
  }),
];
