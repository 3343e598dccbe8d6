import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { canonicalJson } from '../../canonical-json.js';
import type { AppendResult, EventStore } from '../../event-store.js';
import type { NewEvent, StoredEvent, StreamName } from '../../event.js';

/** One store, opened for one case. */
export type OpenStore = {
  readonly store: EventStore;
  /** Others write to the same log (a server under test): the case then looks at its own streams only. */
  readonly sharedLog?: boolean;
  /** Closes the store and opens the same log again, as a restart does. The store it answers replaces the earlier one. */
  readonly reopen: () => Promise<EventStore>;
  /** Closes what is open and clears up. Called once, also after a failed case. */
  readonly close: () => Promise<void>;
};

/** An adapter, as the contract sees it. */
export type StoreSubject = {
  /** How long a case waits for a delivery before it calls it missing. Ten seconds, unless said otherwise. */
  readonly patienceMs?: number;
  /** A store of its own for one case: on an empty log, unless `sharedLog`. */
  readonly open: () => Promise<OpenStore>;
};

/** What a case works with. */
export type Trial = {
  readonly store: EventStore;
  readonly reopen: () => Promise<EventStore>;
  readonly sharedLog: boolean;
  /** Waits until it holds; rejects when it does not in time. */
  readonly eventually: (what: string, holds: () => boolean) => Promise<void>;
  /** A stream name of this case's own. */
  readonly stream: () => StreamName;
  /** The events that stand in streams of this case. */
  readonly own: (events: readonly StoredEvent[]) => readonly StoredEvent[];
};

/** One promise of the port, and how to see whether a store keeps it: `run` rejects when it does not. */
export type ContractCase = { readonly name: string; readonly run: (subject: StoreSubject) => Promise<void> };

export function contractCase(name: string, check: (trial: Trial) => Promise<void>): ContractCase {
  return {
    name,
    run: async (subject) => {
      const { store, reopen, close, sharedLog = false } = await subject.open();
      const mark = randomUUID().replaceAll('-', '');
      let streams = 0;
      try {
        await check({
          store,
          reopen,
          sharedLog,
          eventually: waiting(subject.patienceMs ?? PATIENCE_MS),
          stream: () => `contract-${mark}-${String(streams++)}`,
          own: (events) => events.filter(({ stream }) => stream.startsWith(`contract-${mark}-`)),
        });
      } finally {
        await close();
      }
    },
  };
}

/** All events after the position, with the sizes of the pages they came in. */
export async function readAllPages(store: EventStore, after = 0): Promise<readonly (readonly StoredEvent[])[]> {
  const pages: (readonly StoredEvent[])[] = [];
  for await (const page of store.readAll(after)) pages.push(page);
  return pages;
}

export async function readLog(store: EventStore, after = 0): Promise<readonly StoredEvent[]> {
  return (await readAllPages(store, after)).flat();
}

export function idsOf(events: readonly { readonly id: string }[]): readonly string[] {
  return events.map(({ id }) => id);
}

/** The position and revision of an append that must have been taken. */
export function taken(result: AppendResult): Extract<AppendResult, { outcome: 'appended' }> {
  assert(result.outcome === 'appended', 'the append is taken');
  return result;
}

export function assertNone(events: readonly StoredEvent[]): void {
  assert.equal(events.length, 0, 'there are no events');
}

/** Equal as stores see it: after RFC 8785, so that the order of keys and `-0` play no part. */
export function assertSameContent(actual: StoredEvent | undefined, expected: NewEvent): void {
  assert(actual, 'the event is there');
  assert.equal(actual.id, expected.id);
  assert.equal(actual.type, expected.type);
  assert.equal(canonicalJson(actual.data), canonicalJson(expected.data));
  assert.equal(canonicalJson(actual.metadata), canonicalJson(expected.metadata));
}

/** An event whose parts break the types, as a program without types could send it. */
export function malformed(event: NewEvent, parts: { readonly [Part in keyof NewEvent]?: unknown }): NewEvent {
  return Object.assign({}, event, parts);
}

const PATIENCE_MS = 10_000;

function waiting(patienceMs: number): Trial['eventually'] {
  return async (what, holds) => {
    const limit = Date.now() + patienceMs;
    while (!holds()) {
      assert(Date.now() < limit, `within ${patienceMs} ms: ${what}`);
      await delay(5);
    }
  };
}
