import type { RecordedEvent, ResolvedEvent } from '@eventstore/db-client';
import { StoreUnavailable } from '@peil/eventing';
import type { EventStore, LogHead, Position, StoredEvent, Subscription } from '@peil/eventing';
import { appendOnce } from './appending.js';
import { superviseClient } from './client-supervisor.js';
import { parseConnectionString } from './connection-string.js';
import { identifyLog, identityStreamOf } from './log-identity.js';
import { reasonAtConnection } from './diagnosis.js';
import type { OnNotice } from './notices.js';
import { PositionNotInLog, eventsOf, pageBefore, pageFrom, recordAt } from './reading.js';
import type { Connection } from './reading.js';
import { isSystemEvent, positionOf, recordedIn, safeInteger, storedEventOf } from './recorded-event.js';
import type { Namespace } from './recorded-event.js';
import { mayDelete } from './rights.js';
import { subscribeAfter } from './subscribing.js';
import { defaultTiming } from './timing.js';
import type { Timing } from './timing.js';

export type KurrentDbOptions = {
  /** `esdb://`, `esdb+discover://` or `kurrentdb://`; user and password percent-encoded. Never printed. */
  readonly connectionString: string;
  /** Before every stream name, where the server is shared with others. */
  readonly namespace?: Namespace;
  readonly timing?: Partial<Timing>;
  readonly onNotice?: OnNotice;
};

const MAY_DELETE =
  'the user of the connection string may delete streams on KurrentDB, which Peil never does: run `peil kurrentdb prepare`';

const PAGE = 2_000;
const FIRST_LOOK_BACK = 16;

/**
 * The store port on a KurrentDB server or cluster (EventStoreDB 23.10 or later).
 *
 * @throws InvalidConnectionString
 * @throws StoreUnavailable when the server does not answer, or refuses
 */
export async function openKurrentDbStore(options: KurrentDbOptions): Promise<EventStore> {
  const { connectionString, namespace = '', onNotice = () => undefined } = options;
  const settings = parseConnectionString(connectionString);
  const supervisor = superviseClient(settings, onNotice);
  const closing = new AbortController();
  const timing = { ...defaultTiming, ...options.timing };
  const connection: Connection = { supervisor, timing, onNotice, closing: closing.signal };
  try {
    return await openedStore(connection, namespace, closing);
  } catch (error) {
    await supervisor.close();
    throw (await reasonAtConnection(settings, error)) ?? error;
  }
}

async function openedStore(
  connection: Connection,
  namespace: Namespace,
  closing: AbortController,
): Promise<EventStore> {
  const identity = await identifyLog(connection, namespace);
  const identityStream = identityStreamOf(namespace);
  const mapped = (event: RecordedEvent) => storedEventOf(event, namespace, identityStream);
  /** Nothing of ours stands before the identity. */
  const from = (after: Position) => Math.max(after, identity.position);
  const warnings = (await mayDelete(connection)) === true ? [MAY_DELETE] : [];
  const newest = { position: (await newestRecorded())?.position ?? 0 };
  const subscriptions = new Set<Subscription>();
  const pending = new Set<Promise<unknown>>();

  function ensureOpen(): void {
    if (closing.signal.aborted) throw new StoreUnavailable('the store is closed', 'closed');
  }

  /** The newest event that passes, looking back from the end over whatever else was written there. */
  async function lookBack<T>(pass: (resolved: ResolvedEvent) => T | undefined): Promise<T | undefined> {
    let before: Position | 'end' = 'end';
    for (let size = FIRST_LOOK_BACK; ; size = Math.min(PAGE, size * 4)) {
      const page = await pageBefore(connection, before, size);
      for (const resolved of page) {
        const found = pass(resolved);
        if (found !== undefined) return found;
      }
      const oldest = page.at(-1)?.event?.position?.commit;
      if (oldest === undefined || oldest <= BigInt(identity.position)) return undefined;
      before = safeInteger(oldest, 'position');
    }
  }

  function newestRecorded(): Promise<LogHead | undefined> {
    return lookBack((resolved) => {
      const event = recordedIn(resolved);
      return event && { position: positionOf(event), eventId: event.id };
    });
  }

  async function* readAll(after: Position): AsyncGenerator<readonly StoredEvent[]> {
    let position = from(after);
    for (let first = true; ; first = false) {
      ensureOpen();
      const page = await pageFrom(connection, position, PAGE);
      // The server gives the event at the position as well: seen here that it is there, and left out below.
      if (first && page[0]?.event?.position?.commit !== BigInt(position)) throw new PositionNotInLog(position);
      const recorded = page.flatMap((resolved) => recordedIn(resolved) ?? []);
      const events = recorded.flatMap((event) => (positionOf(event) > position ? (mapped(event) ?? []) : []));
      if (events.length > 0) yield events;
      const last = page.at(-1)?.event?.position?.commit;
      if (page.length < PAGE || last === undefined) return;
      position = safeInteger(last, 'position');
    }
  }

  return {
    logId: identity.logId,

    warnings,

    append: async (stream, expected, events) => {
      ensureOpen();
      const target = { stream, serverStream: `${namespace}${stream}` };
      const append = appendOnce(connection, newest, target, expected, events);
      pending.add(append);
      return append.finally(() => pending.delete(append));
    },

    readStream: async (stream, revision = 0) => {
      ensureOpen();
      const recorded = await eventsOf(connection, `${namespace}${stream}`, revision);
      return recorded.flatMap((event) => mapped(event) ?? []);
    },

    readAll,

    subscribeAll: (after, handlers) => {
      ensureOpen();
      const newestPosition = async () => (await newestRecorded())?.position;
      const source = { connection, mapped, newest: newestPosition };
      const subscription = subscribeAfter(source, from(after), handlers, () => subscriptions.delete(subscription));
      subscriptions.add(subscription);
      return subscription;
    },

    readAt: async (position) => {
      ensureOpen();
      const event = position > 0 ? await recordAt(connection, position) : undefined;
      return event && !isSystemEvent(event) ? mapped(event) : undefined;
    },

    head: async () => {
      ensureOpen();
      return lookBack((resolved) => {
        const event = recordedIn(resolved);
        const ours = event && mapped(event);
        return ours && { position: ours.position, eventId: ours.id };
      });
    },

    close: async () => {
      closing.abort();
      await Promise.all([...subscriptions].map((subscription) => subscription.stop()));
      await Promise.allSettled(pending);
      await connection.supervisor.close();
    },
  };
}
