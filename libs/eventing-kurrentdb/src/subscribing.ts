import { excludeSystemEvents } from '@eventstore/db-client';
import type { RecordedEvent } from '@eventstore/db-client';
import { StoreUnavailable } from '@peil/eventing';
import type { Position, StoredEvent, Subscription, SubscriptionHandlers } from '@peil/eventing';
import { inWords } from './client-errors.js';
import { PositionNotInLog, recordAt, wire } from './reading.js';
import type { Connection } from './reading.js';
import { positionOf } from './recorded-event.js';
import { stay } from './stay.js';
import type { Ending } from './stay.js';
import { pause, pauseBefore, within } from './timing.js';

/** Stays that brought nothing, after which also an ordinary end is followed by a pause. */
const FRUITLESS = 3;

export type SubscriptionSource = {
  readonly connection: Connection;
  /** The port's event; undefined where it is not ours. Throws where it is ours and broken. */
  readonly mapped: (event: RecordedEvent) => StoredEvent | undefined;
  /** Position of the newest event that is no event of the server's own; undefined while there is none. */
  readonly newest: () => Promise<Position | undefined>;
};

/**
 * A subscription that goes on by itself: however a stay at the server ends, the next begins after the last event that was
 * handled. It ends for good when its handler fails, when an event of ours is broken, and when the position it should go
 * on from is not in the log.
 */
export function subscribeAfter(
  { connection, mapped, newest }: SubscriptionSource,
  after: Position,
  handlers: SubscriptionHandlers,
  onEnded: () => void,
): Subscription {
  const { supervisor, timing, onNotice } = connection;
  const stopping = new AbortController();
  const { signal } = stopping;
  const stopped = new Promise<undefined>((resolve) => {
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  let checkpoint = after;

  const running = run()
    .catch((error: unknown) => {
      if (!signal.aborted) handlers.onError(error instanceof Error ? error : new Error(String(error)));
    })
    .finally(onEnded);

  async function run(): Promise<void> {
    let fruitless = 0;
    for (;;) {
      const before = checkpoint;
      const ending = await comeAndStay();
      if (signal.aborted) return;
      fruitless = checkpoint > before ? 0 : fruitless + 1;
      onNotice({ kind: 'resubscribed', after: checkpoint, reason: ending.reason });
      const atOnce = ending.atOnce && fruitless < FRUITLESS;
      if (!atOnce) await pause(pauseBefore(Math.max(1, fruitless), timing), signal);
    }
  }

  async function comeAndStay(): Promise<Ending> {
    try {
      await ensureInLog(checkpoint);
    } catch (error) {
      // A server that is away for longer than a caller would wait; a subscription waits on.
      if (error instanceof StoreUnavailable) return { reason: inWords(error), atOnce: false };
      throw error;
    }
    const client = supervisor.current();
    const filter = excludeSystemEvents({ checkpointInterval: 10 });
    const { credentials } = supervisor;
    const ending = await stay(
      client.subscribeToAll({ fromPosition: wire(checkpoint), credentials, requiresLeader: true, filter }),
      {
        deliver,
        missesSomething: async () =>
          ((await within(timing.silenceMs, 'looking at the end of the log', newest())) ?? 0) > checkpoint,
        stopping: signal,
        confirmMs: timing.silenceMs,
        watchdogMs: timing.watchdogMs,
      },
    );
    if (ending.error !== undefined) supervisor.learnFrom(client, ending.error);
    return ending;
  }

  /** A server takes a position past its end, and may then deliver events from before it. */
  async function ensureInLog(position: Position): Promise<void> {
    if (position === 0) return;
    const record = await Promise.race([recordAt(connection, position), stopped]);
    if (!record && !signal.aborted) throw new PositionNotInLog(position);
  }

  /** Events at or below the checkpoint were handled already. */
  async function deliver(recorded: readonly RecordedEvent[]): Promise<void> {
    const ready: StoredEvent[] = [];
    let reached = checkpoint;
    let broken: Error | undefined;
    for (const event of recorded) {
      try {
        const position = positionOf(event);
        if (position <= reached) continue;
        const stored = mapped(event);
        if (stored) ready.push(stored);
        reached = position;
      } catch (error) {
        broken = error instanceof Error ? error : new Error(String(error));
        break;
      }
    }
    if (ready.length > 0) await handlers.onEvents(ready);
    checkpoint = reached;
    if (broken !== undefined) throw broken;
  }

  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
