import type { EventStore, StoredEvent, Subscription } from '@peil/eventing';
import { openKurrentDbStore } from '@peil/eventing-kurrentdb';
import type { KurrentDbNotice, Timing } from '@peil/eventing-kurrentdb';
import { sampleEvent, sampleEvents } from '@peil/eventing/testing';
import type { SubscriptionFault } from '../double/faults.js';
import type { Personality } from '../double/personality.js';
import { startDouble } from '../double/start-double.js';
import type { Double } from '../double/start-double.js';
import { until } from '../until.js';

/** Patient, so that a busy machine is not taken for a server that fails. */
const timing: Partial<Timing> = { appendMs: 5_000, silenceMs: 5_000, giveUpMs: 30_000, pauseMs: 5, longestPauseMs: 20 };
/** No pause would end within a test. */
const onlyAtOnce: Partial<Timing> = { ...timing, pauseMs: 3_600_000, longestPauseMs: 3_600_000 };

/** Reliability C6: 50 in `npm test`; `npm run soak -- drops` does 500. */
const DROPS = Number(process.env['PEIL_DROPS'] ?? 50);

type Following = { readonly events: StoredEvent[]; readonly errors: Error[]; readonly subscription: Subscription };

function follow(store: EventStore, after = 0, slow: () => Promise<void> | void = () => undefined): Following {
  const events: StoredEvent[] = [];
  const errors: Error[] = [];
  const subscription = store.subscribeAll(after, {
    onEvents: async (batch) => {
      await slow();
      events.push(...batch);
    },
    onError: (error) => void errors.push(error),
  });
  return { events, errors, subscription };
}

jest.setTimeout(60_000);

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

describe.each<Personality>(['23.10', '24.10'])('a subscription to a server like %s', (personality) => {
  let double: Double;
  let store: EventStore;
  let notices: KurrentDbNotice[];
  let opened: EventStore[];

  const open = async (with_: Partial<Timing> = timing): Promise<EventStore> => {
    const { connectionString } = double;
    const onNotice = (notice: KurrentDbNotice) => void notices.push(notice);
    const each = await openKurrentDbStore({ connectionString, timing: with_, onNotice });
    opened.push(each);
    return each;
  };
  const live = () => until('a live subscription', () => double.faults.liveSubscriptions > 0);
  const comebacks = () => notices.filter(({ kind }) => kind === 'resubscribed');

  beforeEach(async () => {
    double = await startDouble({ personality });
    notices = [];
    opened = [];
    store = await open();
  });
  afterEach(async () => {
    double.faults.thaw();
    await Promise.all(opened.map((each) => each.close()));
    await double.stop();
  });

  it.each<SubscriptionFault>(['tooSlow', 'connection', 'graceful'])('goes on after it was ended: %s', async (fault) => {
    const { events, errors, subscription } = follow(store);
    await store.append('a-1', 'noStream', sampleEvents(3));
    await until('3 events', () => events.length === 3);
    expect(double.faults.endSubscriptions(fault)).toBe(1);
    await store.append('a-1', 2, sampleEvents(3));
    await until('6 events', () => events.length === 6);
    expect(events.map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(errors).toEqual([]);
    expect(comebacks()).toHaveLength(1);
    await until('one live subscription', () => double.faults.liveSubscriptions === 1);
    await subscription.stop();
    await until('no live subscription', () => double.faults.liveSubscriptions === 0);
  });

  it('comes back at once when the server found it too slow', async () => {
    const atOnce = await open(onlyAtOnce);
    const { events } = follow(atOnce);
    await live();
    double.faults.endSubscriptions('tooSlow');
    await store.append('a-1', 'noStream', sampleEvents(3));
    await until('3 events', () => events.length === 3);
    expect(comebacks()).toHaveLength(1);
  });

  it('pauses first when the server went away', async () => {
    const patient = await open({ ...timing, pauseMs: 1_500, longestPauseMs: 1_500 });
    const random = jest.spyOn(Math, 'random').mockReturnValue(0.99);
    const { events } = follow(patient);
    await live();
    await store.append('a-1', 'noStream', sampleEvents(1));
    await until('1 event', () => events.length === 1);
    double.faults.endSubscriptions('connection');
    await store.append('a-1', 0, sampleEvents(1));
    await sleep(100);
    expect(events).toHaveLength(1);
    await until('2 events', () => events.length === 2);
    random.mockRestore();
  });

  it('goes on after its node was killed and came back', async () => {
    const { events } = follow(store);
    await store.append('a-1', 'noStream', sampleEvents(2));
    await until('2 events', () => events.length === 2);
    double.node.goDown();
    await sleep(50);
    await double.node.comeUp();
    await store.append('a-1', 1, sampleEvents(2));
    await until('4 events', () => events.length === 4);
    expect(events.map(({ revision }) => revision)).toEqual([0, 1, 2, 3]);
  });

  it('waits for a server that is away for longer than any call would', async () => {
    const impatient = await open({ ...timing, giveUpMs: 100 });
    const { events, errors } = follow(impatient);
    await store.append('a-1', 'noStream', sampleEvents(2));
    await until('2 events', () => events.length === 2);
    double.node.goDown();
    await sleep(700);
    await double.node.comeUp();
    await store.append('a-1', 1, sampleEvents(2));
    await until('4 events', () => events.length === 4);
    expect(errors).toEqual([]);
  });

  it('misses nothing and doubles nothing when many events arrive at once', async () => {
    const { events, errors } = follow(store, 0, () => sleep(3));
    await live();
    for (let last = -1; last < 599; last += 200) {
      await store.append('a-1', last < 0 ? 'noStream' : last, sampleEvents(200));
    }
    await until('600 events', () => events.length >= 600);
    expect(events.map(({ revision }) => revision)).toEqual(Array.from({ length: 600 }, (_, i) => i));
    expect(errors).toEqual([]);
    // Only the older servers end a subscription that was never slow.
    expect(comebacks().length > 0).toBe(personality === '23.10');
  });

  it('drops what still arrives after the error of a server that found it too slow in the middle of an import', async () => {
    for (let last = -1; last < 1_999; last += 500) {
      await store.append('a-1', last < 0 ? 'noStream' : last, sampleEvents(500));
    }
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const { events, errors } = follow(store, 0, () => held);
    await live();
    // The handler is busy, so that part of the history waits in the client while the error is told.
    await sleep(100);
    double.faults.endSubscriptions('tooSlow');
    await store.append('a-1', 1_999, sampleEvents(200));
    release();
    await until('2200 events', () => events.length >= 2_200);
    expect(events.map(({ revision }) => revision)).toEqual(Array.from({ length: 2_200 }, (_, i) => i));
    expect(errors).toEqual([]);
    expect(comebacks().length).toBeGreaterThan(0);
  });

  it(
    `misses nothing and doubles nothing in ${DROPS} drops of every kind while writers write`,
    async () => {
      const { events, errors } = follow(store, 0, () => sleep(Math.random() * 4));
      const late = follow(store, 0);
      const writing = new AbortController();
      const dropped = new Map<string, number>();
      const drops = (async () => {
        const kinds: readonly SubscriptionFault[] = ['tooSlow', 'connection', 'graceful'];
        let total = 0;
        for (let i = 0; total < DROPS; i += 1) {
          const killed = i % 20 === 19;
          const kind = killed ? 'killed' : (kinds[i % 3] ?? 'tooSlow');
          const count = killed
            ? double.faults.liveSubscriptions
            : double.faults.endSubscriptions(kinds[i % 3] ?? 'tooSlow');
          if (killed) {
            double.node.goDown();
            await sleep(20);
            await double.node.comeUp();
          }
          total += count;
          dropped.set(kind, (dropped.get(kind) ?? 0) + count);
          await sleep(10);
        }
        writing.abort();
        return total;
      })();
      let last = -1;
      for (let round = 0; !writing.signal.aborted; round += 1) {
        // Now and then an import: on the older servers that alone ends a subscription.
        const size = round % 6 === 5 ? 150 : 1 + Math.floor(Math.random() * 20);
        await store.append('a-1', last < 0 ? 'noStream' : last, sampleEvents(size));
        last += size;
        await sleep(2);
      }
      expect(await drops).toBeGreaterThanOrEqual(DROPS);
      const expected = (await store.readStream('a-1')).map(({ id }) => id);
      for (const following of [events, late.events]) {
        await until('every event', () => following.length >= expected.length, 60_000);
        expect(following.map(({ id }) => id)).toEqual(expected);
      }
      expect([...errors, ...late.errors]).toEqual([]);
      const figures = [...dropped].map(([kind, count]) => `${kind} ${count}`).join(', ');
      process.stderr.write(`drops on ${personality}: ${figures}; ${expected.length} events, none missed, none twice\n`);
    },
    60_000 + DROPS * 1_000,
  );

  it('handles no event twice that a server delivers twice', async () => {
    const { events } = follow(store);
    await store.append('a-1', 'noStream', sampleEvents(3));
    await until('3 events', () => events.length === 3);
    double.faults.deliverFromBefore = BigInt(events[2]!.position - events[0]!.position);
    double.faults.endSubscriptions('connection');
    await store.append('a-1', 2, sampleEvents(1));
    await until('4 events', () => events.length >= 4);
    expect(events.map(({ revision }) => revision)).toEqual([0, 1, 2, 3]);
  });

  it('goes on from the last event handled, not from one that was only received', async () => {
    let handled = 0;
    const failAt = 3;
    const seen: number[] = [];
    await store.append('a-1', 'noStream', sampleEvents(10));
    const first = store.subscribeAll(0, {
      onEvents: async (batch) => {
        for (const { revision, position } of batch) {
          await sleep(1);
          if (seen.length === failAt) throw new Error('crash');
          seen.push(revision);
          handled = position;
        }
      },
      onError: () => undefined,
    });
    await until('the crash', () => seen.length === failAt);
    await sleep(20);
    await first.stop();
    const { events } = follow(store, handled);
    await until('the rest', () => events.length === 7);
    expect([...seen, ...events.map(({ revision }) => revision)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('notices that it is not confirmed', async () => {
    double.faults.muteSubscriptions = 'unconfirmed';
    const quick = await open({ ...timing, silenceMs: 100 });
    const { events } = follow(quick);
    await store.append('a-1', 'noStream', sampleEvents(1));
    await until('a comeback', () => comebacks().length > 0);
    double.faults.muteSubscriptions = undefined;
    await until('1 event', () => events.length === 1);
    expect(events.map(({ revision }) => revision)).toEqual([0]);
  });

  it('notices a silence in which it missed something', async () => {
    double.faults.muteSubscriptions = 'confirmed';
    const watchful = await open({ ...timing, watchdogMs: 100 });
    const { events } = follow(watchful);
    await until('a subscription', () => double.faults.liveSubscriptions > 0);
    await store.append('a-1', 'noStream', sampleEvents(1));
    double.faults.muteSubscriptions = undefined;
    await until('1 event', () => events.length === 1);
    expect(comebacks().map(({ reason }) => reason)).toContainEqual(expect.stringContaining('silence'));
  });

  it('lets a quiet log be quiet', async () => {
    const watchful = await open({ ...timing, watchdogMs: 30 });
    const { events } = follow(watchful);
    await store.append('a-1', 'noStream', sampleEvents(1));
    await until('1 event', () => events.length === 1);
    await sleep(1_000);
    expect(comebacks()).toEqual([]);
    await store.append('a-1', 0, sampleEvents(1));
    await until('2 events', () => events.length === 2);
  });

  it('refuses to go on from a position that is not in the log, never silence and never events from below', async () => {
    await store.append('a-1', 'noStream', sampleEvents(3));
    const [first, second, last] = (await store.readStream('a-1')).map(({ position }) => position);
    double.log.truncateAfter(BigInt(second!));
    for (const position of [last!, first! + 1]) {
      const { events, errors } = follow(store, position);
      await until('the refusal', () => errors.length === 1);
      expect(errors[0]).toMatchObject({ name: 'PositionNotInLog', position });
      await store.append(`b-${position}`, 'noStream', [sampleEvent()]);
      await sleep(20);
      expect(events).toEqual([]);
    }
  });

  it('refuses to go on when the log under it was restored from a backup', async () => {
    const { events, errors } = follow(store);
    await store.append('a-1', 'noStream', sampleEvents(3));
    await until('3 events', () => events.length === 3);
    double.log.truncateAfter(BigInt(events[1]!.position));
    double.faults.endSubscriptions('connection');
    await until('the refusal', () => errors.length === 1);
    expect(errors[0]?.message).toMatch(/restored from a backup/);
  });

  it('stops at once also while the server is silent', async () => {
    const { subscription } = follow(store);
    await live();
    double.faults.freeze();
    double.faults.endSubscriptions('connection');
    await sleep(20);
    const started = performance.now();
    await subscription.stop();
    expect(performance.now() - started).toBeLessThan(4_000);
  });
});
