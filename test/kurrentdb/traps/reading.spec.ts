import { inspect } from 'node:util';
import { StoreUnavailable } from '@peil/eventing';
import type { EventStore } from '@peil/eventing';
import { openKurrentDbStore, PositionNotInLog } from '@peil/eventing-kurrentdb';
import type { KurrentDbNotice, Timing } from '@peil/eventing-kurrentdb';
import { sampleEvent, sampleEvents, sampleMetadata } from '@peil/eventing/testing';
import type { ProposedEvent } from '../double/log.js';
import { startDouble } from '../double/start-double.js';
import type { Double } from '../double/start-double.js';
import { until } from '../until.js';

/** Patient, so that a busy machine is not taken for a server that fails. */
const timing: Partial<Timing> = { appendMs: 5_000, silenceMs: 5_000, giveUpMs: 30_000, pauseMs: 5, longestPauseMs: 20 };

const text = new TextEncoder();

/** An event as another program might write it. */
function foreign(data: string, metadata: string, contentType = 'application/json'): ProposedEvent {
  const id = crypto.randomUUID();
  return { id, type: 'theirs', contentType, data: text.encode(data), metadata: text.encode(metadata) };
}

async function readLog(store: EventStore, after = 0): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const page of store.readAll(after)) ids.push(...page.map(({ id }) => id));
  return ids;
}

jest.setTimeout(60_000);

describe('reading from a server', () => {
  let double: Double;
  let store: EventStore;
  let notices: KurrentDbNotice[];

  const open = (options: { readonly namespace?: string; readonly timing?: Partial<Timing> } = {}) =>
    openKurrentDbStore({
      connectionString: double.connectionString,
      timing,
      onNotice: (notice) => notices.push(notice),
      ...options,
    });

  beforeEach(async () => {
    double = await startDouble();
    notices = [];
    store = await open();
  });
  afterEach(async () => {
    double.faults.thaw();
    await store.close();
    await double.stop();
  });

  it('ends in time when the server is silent, and works again when it is not', async () => {
    await store.append('a-1', 'noStream', sampleEvents(2));
    const short = await open({ timing: { ...timing, silenceMs: 200, giveUpMs: 500 } });
    double.faults.freeze();
    await expect(short.readStream('a-1')).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(readLog(short)).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(short.head()).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(short.readAt(100)).rejects.toBeInstanceOf(StoreUnavailable);
    double.faults.thaw();
    expect(await store.readStream('a-1')).toHaveLength(2);
    await short.close();
  });

  it('begins again when a node dies on the way', async () => {
    await store.append('a-1', 'noStream', sampleEvents(2));
    double.node.goDown();
    setTimeout(() => void double.node.comeUp(), 100);
    expect(await store.readStream('a-1')).toHaveLength(2);
    expect(notices).toContainEqual(expect.objectContaining({ kind: 'readRepeated' }));
  });

  it('leaves no call open when the reader stops half way', async () => {
    for (let last = -1; last < 2_499; last += 500) {
      await store.append('a-1', last < 0 ? 'noStream' : last, sampleEvents(500));
    }
    for await (const page of store.readAll(0)) {
      expect(page.length).toBeGreaterThan(0);
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(double.faults.openReads).toBe(0);
  });

  it('takes no read for complete that was cut off because its client was given up', async () => {
    await store.append('a-1', 'noStream', sampleEvents(3));
    const one = await open({ timing: { ...timing, appendMs: 100, giveUpMs: 3_000 } });
    double.faults.freeze();
    const reads = [one.readStream('a-1'), readLog(one), one.head()] as const;
    const append = one.append('a-2', 'noStream', [sampleEvent()]);
    await until('another client', () => notices.some(({ kind }) => kind === 'clientReplaced'));
    double.faults.thaw();
    const [stream, log, head] = await Promise.all(reads);
    expect(stream).toHaveLength(3);
    expect(log.length).toBeGreaterThanOrEqual(3);
    expect(head).toBeDefined();
    await append;
    await one.close();
  });

  it('answers nothing, rather than a part, when the store is closed under a read', async () => {
    await store.append('a-1', 'noStream', sampleEvents(3));
    double.faults.freeze();
    const read = store.readStream('a-1');
    await until('the read', () => double.faults.openReads > 0);
    const closing = store.close();
    await expect(read).rejects.toMatchObject({ reason: 'closed' });
    await closing;
  });

  it('passes over events of the system', async () => {
    const [a, b] = [sampleEvent(), sampleEvent()];
    await store.append('a-1', 'noStream', [a]);
    double.log.plant('$stats-0', { ...foreign('{}', ''), type: '$statsCollected' });
    await store.append('a-1', 0, [b]);
    for (let i = 0; i < 100; i += 1) double.log.plant('$stats-0', { ...foreign('{}', ''), type: '$statsCollected' });
    expect(await readLog(store)).toEqual([a.id, b.id]);
    expect(await store.head()).toMatchObject({ eventId: b.id });
    expect((await store.readStream('a-1'))[1]?.position).toBe((await store.head())?.position);
  });

  it.each([
    ['JSON that is none', foreign('geheim', JSON.stringify(sampleMetadata()))],
    ['data that is no object', foreign('["geheim"]', JSON.stringify(sampleMetadata()))],
    ['no JSON at all', foreign('{"a":"geheim"}', JSON.stringify(sampleMetadata()), 'application/octet-stream')],
    ['no metadata', foreign('{"a":"geheim"}', '')],
    ['metadata of another kind', foreign('{"a":1}', '{"actor":"geheim"}')],
  ])('stops at an event in our streams with %s, naming the place and not its content', async (_what, event) => {
    await store.append('a-1', 'noStream', sampleEvents(1));
    double.log.plant('a-1', event);
    for (const read of [() => store.readStream('a-1'), () => readLog(store), () => store.head()]) {
      const error: unknown = await read().catch((caught: unknown) => caught);
      expect(inspect(error)).toContain('event 1 of stream a-1 is no event of ours');
      expect(inspect(error)).not.toContain('geheim');
    }
    const errors: Error[] = [];
    const delivered: string[] = [];
    const subscription = store.subscribeAll(0, {
      onEvents: (events) => void delivered.push(...events.map(({ id }) => id)),
      onError: (error) => void errors.push(error),
    });
    await until('the error', () => errors.length > 0);
    expect(delivered).toHaveLength(1);
    expect(errors.map(({ name }) => name)).toEqual(['NotAnEvent']);
    await subscription.stop();
  });

  it('notices that a stream was deleted on the server, and decides nothing on what is left of it', async () => {
    await store.append('a-1', 'noStream', sampleEvents(3));
    double.log.delete('a-1', 'any');
    expect(await store.readStream('a-1')).toEqual([]);
    await expect(store.append('a-1', 'noStream', [sampleEvent()])).rejects.toThrow(/history is gone/);
    await expect(store.readStream('a-1')).rejects.toThrow(/its events 0 to 2 are gone/);
    double.log.tombstone('a-1', 'any');
    await expect(store.readStream('a-1')).rejects.toThrow(/tombstone/);
  });

  it('does not take another identity for a log whose own was deleted', async () => {
    await store.append('a-1', 'noStream', sampleEvents(1));
    double.log.delete('peilLog', 'any');
    await expect(open()).rejects.toThrow(/peilLog was deleted on the server/);
    double.log.tombstone('peilLog', 'any');
    await expect(open()).rejects.toThrow(/tombstone/);
  });

  it('refuses a position past the end of the log, never silence', async () => {
    const events = sampleEvents(3);
    await store.append('a-1', 'noStream', events);
    const stored = await store.readStream('a-1');
    const [first, second, last] = stored.map(({ position }) => position);
    double.log.truncateAfter(BigInt(second!));
    expect(await store.readAt(last!)).toBeUndefined();
    expect(await store.readAt(first! + 1)).toBeUndefined();
    expect(await store.readAt(second!)).toMatchObject({ id: events[1]!.id });
    await expect(readLog(store, last)).rejects.toBeInstanceOf(PositionNotInLog);
    await expect(readLog(store, first! + 1)).rejects.toBeInstanceOf(PositionNotInLog);
    expect(await readLog(store, first)).toEqual([events[1]!.id]);
  });

  it('refuses a log whose positions are past what a number holds', async () => {
    const far = await startDouble({ firstPosition: 2n ** 53n });
    await expect(openKurrentDbStore({ connectionString: far.connectionString, timing })).rejects.toThrow(/2\^53/);
    await far.stop();
  });

  it('keeps stores with namespaces of their own apart', async () => {
    const [acceptance, production] = [await open({ namespace: 'acc.' }), await open({ namespace: 'prod.' })];
    expect(new Set([store.logId, acceptance.logId, production.logId]).size).toBe(3);
    expect(await acceptance.head()).toBeUndefined();
    const [a, p] = [sampleEvent(), sampleEvent()];
    await acceptance.append('a-1', 'noStream', [a]);
    await production.append('a-1', 'noStream', [p]);
    expect(await readLog(acceptance)).toEqual([a.id]);
    expect(await readLog(production)).toEqual([p.id]);
    expect((await acceptance.head())?.eventId).toBe(a.id);
    await acceptance.close();
    await production.close();
  });

  it('gives the log one id, however many open it first', async () => {
    const fresh = await startDouble();
    const options = { connectionString: fresh.connectionString, timing };
    const stores = await Promise.all(Array.from({ length: 5 }, () => openKurrentDbStore(options)));
    expect(new Set(stores.map(({ logId }) => logId)).size).toBe(1);
    expect(await stores[0]!.head()).toBeUndefined();
    await Promise.all(stores.map((each) => each.close()));
    await fresh.stop();
  });

  it('says what to look at when nothing answers, and shows no secret', async () => {
    const secret = 'Geheim1x';
    const nowhere = openKurrentDbStore({
      connectionString: `esdb://user:${secret}@127.0.0.1:1?tls=false`,
      timing: { ...timing, giveUpMs: 100 },
    });
    const error: unknown = await nowhere.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect(inspect(error, { depth: 20 })).toMatch(/host and port.*tlsCAFile/s);
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(secret);
  });

  it('is over once the store is closed', async () => {
    await store.close();
    await expect(store.readStream('a-1')).rejects.toMatchObject({ reason: 'closed' });
    await expect(store.append('a-1', 'noStream', [sampleEvent()])).rejects.toMatchObject({ reason: 'closed' });
    await expect(readLog(store)).rejects.toMatchObject({ reason: 'closed' });
    expect(() => store.subscribeAll(0, { onEvents: () => undefined, onError: () => undefined })).toThrow(/closed/);
  });
});
