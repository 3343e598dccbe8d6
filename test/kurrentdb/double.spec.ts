import { EventStoreDBClient, jsonEvent, NO_STREAM, UnknownError } from '@eventstore/db-client';
import type { Position } from '@eventstore/db-client';
import type { Personality } from './double/personality.js';
import { startDouble } from './double/start-double.js';
import type { Double } from './double/start-double.js';
import { startDoubleProcess } from './double/start-double-process.js';
import { until } from './until.js';

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

jest.setTimeout(60_000);

/** Where servers differ, as seen on 23.10.8 and 24.10.14. */
describe.each<Personality>(['23.10', '24.10'])('the double as %s', (personality) => {
  const older = personality === '23.10';
  let double: Double;
  let client: EventStoreDBClient;

  beforeEach(async () => {
    double = await startDouble({ personality });
    client = EventStoreDBClient.connectionString(double.connectionString);
  });
  afterEach(async () => {
    await client.dispose();
    await double.stop();
  });

  const event = (name: string) => jsonEvent({ type: 'x', data: { name } });

  async function append(stream: string, count: number): Promise<Position> {
    const events = Array.from({ length: count }, (_, i) => event(String(i)));
    const { position } = await client.appendToStream(stream, events, { expectedRevision: NO_STREAM });
    if (!position) throw new Error('no position');
    return position;
  }

  /** What a subscription tells, in its order. */
  function listen(fromPosition: Position): { readonly log: string[]; stop(): Promise<void> } {
    const log: string[] = [];
    const subscription = client.subscribeToAll({ fromPosition });
    for (const name of ['confirmation', 'caughtUp', 'end', 'close'] as const) {
      subscription.on(name, () => log.push(name));
    }
    subscription.on('data', () => log.push('data'));
    subscription.on('error', (error) => log.push(`error ${'code' in error ? String(error.code) : error.name}`));
    return { log, stop: () => subscription.unsubscribe() };
  }

  const shifted = ({ commit, prepare }: Position, by: bigint) => ({ commit: commit + by, prepare: prepare + by });

  it('ends or keeps a live subscription when many events arrive at once', async () => {
    const { log, stop } = listen(await append('a', 1));
    const count = (word: string) => log.filter((each) => each === word).length;
    await until('caught up', () => count('caughtUp') === 1);
    await append('b', 200);
    await until('all of it, or the end', () => count('data') === 200 || count('error 10') === 1);
    await until('caught up again, or not', () => count('caughtUp') === (older ? 1 : 2));
    expect(count('data') === 200).toBe(!older);
    expect(count('error 10')).toBe(older ? 1 : 0);
    await stop();
  });

  it('answers a position past the end with events below it, or silence', async () => {
    const { log, stop } = listen(shifted(await append('a', 1), 1_000_000n));
    await until('caught up', () => log.includes('caughtUp'));
    await append('b', 1);
    await until('the event, or not', () => !older || log.includes('data'));
    await sleep(50);
    expect(log).toEqual(older ? ['confirmation', 'caughtUp', 'data'] : ['confirmation', 'caughtUp']);
    await stop();
  });

  it('answers a position between records with an error, with or without a confirmation', async () => {
    const { log } = listen(shifted(await append('a', 1), -1n));
    await until('the error', () => log.some((word) => word.startsWith('error')));
    expect(log.slice(0, older ? 1 : 2)).toEqual(older ? ['error 2'] : ['confirmation', 'error 3']);
  });

  it('reads from between records to an error of no kind', async () => {
    const position = shifted(await append('a', 1), -1n);
    const read = () => client.readAll({ fromPosition: position }).toArray();
    await expect(read()).rejects.toBeInstanceOf(UnknownError);
    await expect(read()).rejects.toThrow(older ? /Error$/ : /InvalidPosition$/);
  });

  it('reads nothing from past the end', async () => {
    const found = client.readAll({ fromPosition: shifted(await append('a', 1), 1_000_000n) });
    expect(await found.toArray()).toEqual([]);
  });
});

describe('the double in a process of its own', () => {
  it('serves, can be frozen and thawed, and ends', async () => {
    const double = await startDoubleProcess({ personality: '23.10' });
    const client = EventStoreDBClient.connectionString(double.connectionString);
    const credentials = { username: 'any', password: 'any' };
    const append = (stream: string) =>
      client.appendToStream(stream, jsonEvent({ type: 'x', data: {} }), { credentials, deadline: 300 });
    expect((await append('a')).success).toBe(true);
    double.signal('SIGSTOP');
    await expect(append('b')).rejects.toMatchObject({ type: 'deadline-exceeded' });
    double.signal('SIGCONT');
    expect((await append('c')).success).toBe(true);
    await client.dispose();
    await double.stop();
    expect(() => process.kill(double.pid, 0)).toThrow();
  });
});
