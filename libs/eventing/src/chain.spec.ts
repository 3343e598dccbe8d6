import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { canonicalJson, canonicalObject } from './canonical-json.js';
import { chainOf, createChainCheck, verifyStreamChain } from './chain.js';
import { storedData } from './stored-json.js';
import type { JsonObject, StoredEvent } from './event.js';
import { storedInstant } from './stored-json.js';
import { chainedEvents, sampleEvent } from './testing/index.js';

const anyJson = fc.jsonValue({ stringUnit: 'binary', maxDepth: 4 }).map((value) => storedData({ value }));

function stored(contents: readonly JsonObject[]): readonly StoredEvent[] {
  return chainedEvents('file-1', contents).map((event, revision) => ({
    ...event,
    stream: 'file-1',
    revision,
    position: revision + 1,
    storedAt: storedInstant(0),
  }));
}

describe('the canonical form', () => {
  it('is RFC 8785 for any JSON', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
      { numRuns: 300 },
    );
  });

  it('is RFC 8785 for the hard cases of the standard', () => {
    const hard = storedData(
      JSON.parse(
        '{"peach":1,"péché":2,"pêche":3,"sin":4,"1":5,"10":6,"2":7,"":8,"\\u20ac":9,"\\r":10,"\\ufb33":11,"\\ud83d\\ude00":12,' +
          '"\\u0080":13,"__proto__":14,"n":[333333333.33333329,1E30,4.50,2e-3,1e-27,-0,0],"s":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/\\u007f"}',
      ),
    );
    expect(canonicalJson(hard)).toBe(canonicalize(hard));
  });

  it('does not depend on the order in which keys were written', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.integer())), (members) => {
        const one = Object.fromEntries(new Map(members));
        const other = Object.fromEntries([...new Map(members)].reverse());
        expect(canonicalJson(one)).toBe(canonicalJson(other));
      }),
      { numRuns: 300 },
    );
  });

  it('leaves out the one member named, and only at the top', () => {
    expect(canonicalObject({ b: { chain: 1 }, chain: 2, a: 3 }, 'chain')).toBe('{"a":3,"b":{"chain":1}}');
  });
});

describe('chainOf', () => {
  const event = sampleEvent({ b: 1, a: 2 });

  it('is SHA-256 over the canonical form of the event with its place and the value before it', () => {
    const { chain, ...metadata } = event.metadata;
    const { id, type, data } = event;
    const whole = { id, type, data, metadata, stream: 'file-1', revision: 7, previous: 'before' };
    const expected = createHash('sha256')
      .update(canonicalize(whole) ?? '')
      .digest('base64url');
    expect(chainOf('before', event, 'file-1', 7)).toBe(expected);
    expect(chain).not.toBe(expected);
  });

  it('changes with each part', () => {
    const value = chainOf('before', event, 'file-1', 7);
    const others = [
      chainOf(undefined, event, 'file-1', 7),
      chainOf('other', event, 'file-1', 7),
      chainOf('before', event, 'file-2', 7),
      chainOf('before', event, 'file-1', 8),
      chainOf('before', { ...event, id: sampleEvent().id }, 'file-1', 7),
      chainOf('before', { ...event, type: 'other' }, 'file-1', 7),
      chainOf('before', { ...event, data: { b: 1, a: 3 } }, 'file-1', 7),
      chainOf('before', { ...event, metadata: { ...event.metadata, schemaVersion: 2 } }, 'file-1', 7),
    ];
    expect(new Set([value, ...others]).size).toBe(others.length + 1);
    expect(chainOf('before', { ...event, data: { a: 2, b: 1 } }, 'file-1', 7)).toBe(value);
  });
});

describe('verifyStreamChain', () => {
  const events = stored([{ n: 0 }, { n: 1 }, { n: 2 }, { n: 3 }]);

  it('finds nothing in a sound stream, whole or begun', () => {
    expect(verifyStreamChain(events)).toBeUndefined();
    expect(verifyStreamChain([])).toBeUndefined();
    expect(verifyStreamChain(events.slice(0, 2))).toBeUndefined();
  });

  it('names the first event changed in any of its parts', () => {
    const [, second] = events;
    if (second === undefined) throw new Error('no second event');
    const changes: readonly Partial<StoredEvent>[] = [
      { data: { n: 9 } },
      { type: 'other' },
      { id: sampleEvent().id },
      { metadata: { ...second.metadata, recordedAt: storedInstant(1) } },
      { metadata: { ...second.metadata, chain: 'x' } },
    ];
    for (const change of changes) {
      const tampered = events.map((event) => (event === second ? { ...event, ...change } : event));
      expect(verifyStreamChain(tampered)).toEqual({ event: tampered[1], reason: 'chain' });
    }
  });

  it('names the event behind a missing, a doubled and a foreign one', () => {
    const [a, b, c, d] = events;
    if (!a || !b || !c || !d) throw new Error('no four events');
    expect(verifyStreamChain([a, c, d])).toEqual({ event: c, reason: 'revision' });
    expect(verifyStreamChain([b, c])).toEqual({ event: b, reason: 'revision' });
    expect(verifyStreamChain([a, b, b])).toEqual({ event: b, reason: 'revision' });
    const foreign: StoredEvent = { ...b, stream: 'file-2' };
    expect(verifyStreamChain([a, foreign])).toEqual({ event: foreign, reason: 'stream' });
  });
});

describe('createChainCheck', () => {
  it('checks streams that stand between one another, and names what is wrong', () => {
    const one = stored([{ n: 0 }, { n: 1 }]);
    const two = chainedEvents('file-2', [{ n: 0 }, { n: 1 }]).map((event, revision): StoredEvent => {
      return { ...event, stream: 'file-2', revision, position: 10 + revision, storedAt: storedInstant(0) };
    });
    const check = createChainCheck();
    const log = [one[0], two[0], two[1], one[1]].flatMap((event) => (event ? [event] : []));
    expect(log.map(check)).toEqual([undefined, undefined, undefined, undefined]);
    const again = createChainCheck();
    const tampered = log.map((event, i) => (i === 2 ? { ...event, type: 'other' } : event));
    expect(tampered.map(again)).toEqual([undefined, undefined, 'chain', undefined]);
    const gap = createChainCheck();
    expect([log[0], log[2]].flatMap((event) => (event ? [gap(event)] : []))).toEqual([undefined, 'revision']);
  });
});
