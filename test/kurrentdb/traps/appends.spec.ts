import { openKurrentDbStore } from '@peil/eventing-kurrentdb';
import type { KurrentDbNotice, Timing } from '@peil/eventing-kurrentdb';
import { StoreUnavailable } from '@peil/eventing';
import type { EventStore } from '@peil/eventing';
import { sampleEvent, sampleEvents } from '@peil/eventing/testing';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import type { AppendFault } from '../double/faults.js';
import { startDouble } from '../double/start-double.js';
import type { Double } from '../double/start-double.js';
import { until } from '../until.js';

/** Patient, so that a busy machine is not taken for a server that fails. */
const timing: Partial<Timing> = { appendMs: 5_000, silenceMs: 5_000, giveUpMs: 30_000, pauseMs: 5, longestPauseMs: 20 };
/** For servers that do not answer. */
const impatient: Partial<Timing> = { ...timing, appendMs: 250, silenceMs: 250 };

jest.setTimeout(60_000);

describe('appends to a server that fails', () => {
  let double: Double;
  let store: EventStore;
  let notices: KurrentDbNotice[];
  let opened: EventStore[];

  async function open(with_: Partial<Timing>): Promise<EventStore> {
    const { connectionString } = double;
    const onNotice = (notice: KurrentDbNotice) => void notices.push(notice);
    const each = await openKurrentDbStore({ connectionString, timing: with_, onNotice });
    opened.push(each);
    return each;
  }

  beforeEach(async () => {
    double = await startDouble();
    notices = [];
    opened = [];
    store = await open(timing);
  });
  afterEach(async () => {
    double.faults.thaw();
    await Promise.all(opened.map((each) => each.close()));
    await double.stop();
  });

  it('take the classic path and ask for the leader, so that no promise is shared with another client', async () => {
    await Promise.all(sampleEvents(20).map((event, at) => store.append(`a-${at}`, 'noStream', [event])));
    expect(double.faults.calls).toMatchObject({ batchAppend: 0, capabilities: 0 });
    expect(double.faults.calls.append).toBeGreaterThanOrEqual(20);
    expect(double.faults.lastAppendRequiredLeader).toBe(true);
  });

  it('(the trap itself: on the batch path one stream that dies rejects appends that were taken)', async () => {
    const client = EventStoreDBClient.connectionString(double.connectionString);
    const taken = client.appendToStream('raw-1', jsonEvent({ type: 'x', data: {} }));
    await taken;
    double.faults.failAppends({ answer: 'silent', written: true }, { answer: 'unavailable', written: false });
    const accepted = client.appendToStream('raw-2', jsonEvent({ type: 'x', data: {} }));
    const dying = client.appendToStream('raw-3', jsonEvent({ type: 'x', data: {} }));
    await expect(dying).rejects.toThrow();
    await expect(accepted).rejects.toThrow();
    expect(await store.append('raw-2', 'noStream', [sampleEvent()])).toEqual({ outcome: 'conflict', actual: 0 });
    await client.dispose();
  });

  const answers: readonly AppendFault['answer'][] = ['unavailable', 'deadline', 'notReady', 'silent'];
  it.each(answers.flatMap((answer) => [true, false].map((written) => ({ answer, written }))))(
    'are sent again until the outcome is known, and stand there once: %o',
    async (fault) => {
      await store.append('a-1', 'noStream', sampleEvents(2));
      double.faults.failAppends(fault, fault);
      const events = sampleEvents(3);
      const sender = fault.answer === 'silent' ? await open(impatient) : store;
      const answer = await sender.append('a-1', 1, events);
      const stored = await store.readStream('a-1');
      expect(stored.map(({ id }) => id).slice(2)).toEqual(events.map(({ id }) => id));
      expect(answer).toEqual({ outcome: 'appended', revision: 4, position: stored.at(-1)?.position });
      expect(notices.filter(({ kind }) => kind === 'appendRepeated').length).toBeGreaterThanOrEqual(2);
    },
  );

  it('answer a conflict that comes after an unknown outcome', async () => {
    await store.append('a-1', 'noStream', sampleEvents(2));
    double.faults.failAppends({ answer: 'unavailable', written: true });
    expect(await store.append('a-1', 0, [sampleEvent()])).toEqual({ outcome: 'conflict', actual: 1 });
  });

  it('are given up after a while, with the outcome unknown', async () => {
    const unavailable = { answer: 'unavailable', written: false } as const;
    double.faults.failAppends(...Array.from({ length: 5_000 }, () => unavailable));
    const short = await open({ ...timing, giveUpMs: 500 });
    await expect(short.append('a-1', 'noStream', [sampleEvent()])).rejects.toThrow(/unknown outcome/);
  });

  it('are not sent again where the server refuses', async () => {
    const before = double.faults.calls.append;
    double.faults.failAppends({ answer: 'accessDenied', written: false });
    await expect(store.append('a-1', 'noStream', [sampleEvent()])).rejects.toThrow(/lacks the right/);
    double.log.append('a-2', 'no_stream', [planted()]);
    double.log.tombstone('a-2', 'any');
    await expect(store.append('a-2', 0, [sampleEvent()])).rejects.toThrow(/tombstone/);
    expect(double.faults.calls.append).toBe(before + 2);
  });

  it.each(['none', 'zero'] as const)('know their position when a repetition is answered with %s', async (told) => {
    const events = sampleEvents(2);
    const first = await store.append('a-1', 'noStream', events);
    await store.append('a-2', 'noStream', sampleEvents(2));
    double.faults.repeatedPosition = told;
    expect(await store.append('a-1', 'noStream', events)).toEqual(first);
  });

  it('end in time on a frozen server, and are there once when it thaws', async () => {
    const short = await open({ ...impatient, giveUpMs: 4_000 });
    double.faults.freeze();
    const events = sampleEvents(2);
    await expect(short.append('a-1', 'noStream', events)).rejects.toBeInstanceOf(StoreUnavailable);
    double.faults.thaw();
    expect(await store.append('a-1', 'noStream', events)).toMatchObject({ outcome: 'appended', revision: 1 });
    expect(await store.readStream('a-1')).toHaveLength(2);
    expect(notices).toContainEqual(expect.objectContaining({ kind: 'clientReplaced' }));
  });

  it('succeed as soon as a node that was killed is back', async () => {
    const append = store.append('a-1', 'noStream', sampleEvents(2));
    double.node.goDown();
    const during = store.append('a-2', 'noStream', sampleEvents(2));
    setTimeout(() => void double.node.comeUp(), 300);
    expect(await append).toMatchObject({ revision: 1 });
    expect(await during).toMatchObject({ revision: 1 });
    expect(await store.readStream('a-1')).toHaveLength(2);
    expect(await store.readStream('a-2')).toHaveLength(2);
  });

  it('leave nothing behind that would keep the process or end it, when values are no JSON', async () => {
    const uncaught: unknown[] = [];
    const note = (error: unknown) => void uncaught.push(error);
    process.on('uncaughtException', note).on('unhandledRejection', note);
    for (const value of [1n, undefined, Number.NaN, () => 1]) {
      const event = Object.assign(sampleEvent(), { data: { value } });
      await expect(store.append('a-1', 'noStream', [event])).rejects.toThrow(/value is/);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    process.off('uncaughtException', note).off('unhandledRejection', note);
    expect(uncaught).toEqual([]);
    expect(double.faults.calls.append).toBe(1);
  });
});

function planted() {
  const text = new TextEncoder();
  const data = text.encode('{}');
  return { id: crypto.randomUUID(), type: 'x', contentType: 'application/json', data, metadata: text.encode('') };
}

describe('appends to a cluster', () => {
  let cluster: Double;
  beforeEach(async () => {
    cluster = await startDouble({ nodes: 3 });
  });
  afterEach(() => cluster.stop());

  it('find the leader when they met a follower; so do reads and subscriptions', async () => {
    const [, follower] = cluster.nodes;
    const connectionString = `esdb://127.0.0.1:${follower!.port}?tls=false`;
    const writer = await openKurrentDbStore({ connectionString, timing });
    expect(await writer.append('a-1', 'noStream', [sampleEvent()])).toMatchObject({ outcome: 'appended' });
    await writer.close();
    const reader = await openKurrentDbStore({ connectionString, timing });
    const revisions: number[] = [];
    const subscription = reader.subscribeAll(0, {
      onEvents: (events) => void revisions.push(...events.map(({ revision }) => revision)),
      onError: () => undefined,
    });
    await until('the event', () => revisions.length === 1);
    expect(await reader.readStream('a-1')).toHaveLength(1);
    expect(follower!.faults.calls).toMatchObject({ read: 0, subscribe: 0 });
    expect(cluster.faults.calls.subscribe).toBeGreaterThan(0);
    expect(cluster.faults.lastSubscriptionRequiredLeader).toBe(true);
    await subscription.stop();
    await reader.close();
  });

  it('cannot end the process by a failure that the client leaves unhandled', async () => {
    const unhandled: unknown[] = [];
    const note = (error: unknown) => void unhandled.push(error);
    process.on('unhandledRejection', note);
    const connectionString = `${cluster.connectionString}&maxDiscoverAttempts=2&discoveryInterval=50`;
    const store = await openKurrentDbStore({ connectionString, timing });
    const subscription = store.subscribeAll(0, { onEvents: () => undefined, onError: () => undefined });
    await until('a subscription', () => cluster.faults.liveSubscriptions === 1);
    for (const { faults } of cluster.nodes) faults.gossipFails = true;
    cluster.faults.failAppends({ answer: 'unavailable', written: false });
    // The append is sent again and looks for a node; meanwhile the subscription fails on the connection given up.
    const append = store.append('a-1', 'noStream', [sampleEvent()]);
    await until('a search', () => cluster.nodes.some(({ faults }) => faults.calls.gossip > 1));
    cluster.faults.endSubscriptions('connection');
    await new Promise((resolve) => setTimeout(resolve, 200));
    for (const { faults } of cluster.nodes) faults.gossipFails = false;
    expect(await append).toMatchObject({ outcome: 'appended' });
    await subscription.stop();
    await store.close();
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  });

  it('go on after all nodes were down and discovery had failed, which poisons the batch path of a client', async () => {
    const connectionString = `${cluster.connectionString}&maxDiscoverAttempts=2&discoveryInterval=5`;
    const notices: KurrentDbNotice[] = [];
    const store = await openKurrentDbStore({
      connectionString,
      timing: { ...timing, giveUpMs: 2_000 },
      onNotice: (notice) => notices.push(notice),
    });
    const raw = EventStoreDBClient.connectionString(connectionString);
    await store.append('a-1', 'noStream', [sampleEvent()]);
    for (const node of cluster.nodes) node.goDown();
    await expect(store.append('a-1', 0, [sampleEvent()])).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(raw.appendToStream('raw-1', jsonEvent({ type: 'x', data: {} }))).rejects.toThrow(/discover/);
    for (const node of cluster.nodes) await node.comeUp();
    expect(await store.append('a-1', 0, [sampleEvent()])).toMatchObject({ revision: 1 });
    await expect(raw.appendToStream('raw-1', jsonEvent({ type: 'x', data: {} }))).rejects.toThrow(/discover/);
    expect(notices).toContainEqual(expect.objectContaining({ kind: 'clientReplaced' }));
    await store.close();
    await raw.dispose();
  });
});
