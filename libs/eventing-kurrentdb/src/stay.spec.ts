import { randomUUID } from 'node:crypto';
import { PassThrough } from 'node:stream';
import type { RecordedEvent } from '@eventstore/db-client';
import { stay } from './stay.js';
import type { StayOptions } from './stay.js';

/** The client's subscription is a stream of events; here one that the test writes to itself. */
function subscription() {
  let unsubscribed = 0;
  const stream = Object.assign(new PassThrough({ objectMode: true }), {
    unsubscribe: async () => void (unsubscribed += 1),
  });
  return { stream, unsubscribed: () => unsubscribed };
}

function event(revision: number): { readonly event: RecordedEvent } {
  return {
    event: {
      id: randomUUID(),
      streamId: 'a-1',
      type: 'x',
      revision: BigInt(revision),
      isJson: true,
      data: {},
      metadata: undefined,
      created: new Date(0),
    },
  };
}

const options = (deliver: StayOptions['deliver']): StayOptions => ({
  deliver,
  missesSomething: async () => false,
  stopping: new AbortController().signal,
  confirmMs: 10_000,
  watchdogMs: 10_000,
});

const later = () => new Promise<void>((resolve) => setTimeout(resolve, 5));

describe('a stay at the server', () => {
  it('handles what came before its error and drops what comes after it', async () => {
    const { stream, unsubscribed } = subscription();
    const handled: bigint[] = [];
    const stayed = stay(
      stream,
      options(async (events) => {
        await later();
        handled.push(...events.map(({ revision }) => revision));
      }),
    );
    stream.write(event(0));
    stream.write(event(1));
    await later();
    stream.emit('error', new Error('Connection dropped'));
    // Not the next event: what a server still holds may have gaps.
    stream.write(event(5));
    expect(await stayed).toMatchObject({ reason: 'Error: Connection dropped', atOnce: false });
    await later();
    expect(handled).toEqual([0n, 1n]);
    expect(unsubscribed()).toBe(1);
  });

  it('ends once, however many ways its end is told', async () => {
    const { stream, unsubscribed } = subscription();
    const stayed = stay(
      stream,
      options(async () => undefined),
    );
    stream.emit('error', new Error('first'));
    stream.emit('error', new Error('second'));
    stream.end();
    stream.emit('close');
    expect(await stayed).toMatchObject({ reason: 'Error: first' });
    expect(unsubscribed()).toBe(1);
  });

  it.each([
    ['end', 'the server ended it'],
    ['close', 'the server closed it'],
  ])('ends by %s alone', async (word, reason) => {
    const { stream } = subscription();
    const stayed = stay(
      stream,
      options(async () => undefined),
    );
    stream.emit(word);
    expect(await stayed).toMatchObject({ reason });
  });

  it('makes the server wait while its handler is busy', async () => {
    const { stream } = subscription();
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    let handled = 0;
    const stayed = stay(
      stream,
      options(async (events) => {
        await held;
        handled += events.length;
      }),
    );
    for (let i = 0; i < 5_000; i += 1) stream.write(event(i));
    await later();
    expect(stream.isPaused()).toBe(true);
    expect(stream.readableLength + stream.writableLength).toBeGreaterThan(3_000);
    release();
    stream.end();
    await stayed;
    expect(handled).toBe(5_000);
  });

  it('passes on what its handler throws, and ends', async () => {
    const { stream, unsubscribed } = subscription();
    const stayed = stay(
      stream,
      options(() => Promise.reject(new Error('poison'))),
    );
    stream.write(event(0));
    await expect(stayed).rejects.toThrow('poison');
    expect(unsubscribed()).toBe(1);
  });
});
