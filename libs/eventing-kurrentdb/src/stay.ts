import type { RecordedEvent, ResolvedEvent } from '@eventstore/db-client';
import { inWords, meaningOf } from './client-errors.js';
import { recordedIn } from './recorded-event.js';
import { pause, TookTooLong } from './timing.js';

/** Events held for a handler that is busy, before the server is told to wait. */
const HELD = 1_000;
/** Events given to a handler at once. */
const BATCH = 500;
/** Milliseconds that an event may be on its way, before it counts as missed. */
const GRACE_MS = 500;

/** A live subscription of the client: a stream of events that also says how it is. */
export type SubscriptionStream = {
  on(event: 'data', listener: (resolved: ResolvedEvent) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'confirmation' | 'caughtUp' | 'end' | 'close', listener: () => void): unknown;
  pause(): unknown;
  resume(): unknown;
  isPaused(): boolean;
  /** Ends the call; destroying the stream would leave it open. */
  unsubscribe(): Promise<void>;
};

/** Why one stay at the server ended. */
export type Ending = {
  readonly reason: string;
  /** An ordinary end, after which to come back without a pause. */
  readonly atOnce: boolean;
  readonly error?: unknown;
};

export type StayOptions = {
  /** Handles a batch; the next waits for it. A rejection ends the stay and is passed on. */
  readonly deliver: (events: readonly RecordedEvent[]) => Promise<void>;
  /** Whether the log holds an event that should have come by now. */
  readonly missesSomething: () => Promise<boolean>;
  readonly stopping: AbortSignal;
  /** Milliseconds in which the server has to confirm. */
  readonly confirmMs: number;
  /** Milliseconds of silence after which to look whether something is missing. */
  readonly watchdogMs: number;
};

/**
 * One stay at the server, until it ends in any way: an error (of which a killed node sends one and then nothing), an end,
 * a close, or a silence in which something was missed. What comes after the end is dropped; what came before is handled
 * first. `caughtUp` and checkpoints run ahead of the handler, so they only count as signs of life.
 *
 * @throws what `deliver` throws
 */
export async function stay(subscription: SubscriptionStream, options: StayOptions): Promise<Ending> {
  const { deliver, missesSomething, stopping, confirmMs, watchdogMs } = options;
  const queue: RecordedEvent[] = [];
  let ending: Ending | undefined;
  let delivering = false;
  let received = 0;
  const over = new AbortController();
  let wake = () => {};

  const end = (why: Ending) => {
    if (ending) return;
    ending = why;
    clearTimeout(confirming);
    clearTimeout(watching);
    over.abort();
    stopping.removeEventListener('abort', onStop);
    // Not awaited: on a server that does not answer this waits as well.
    void subscription.unsubscribe().catch(() => undefined);
    wake();
  };
  const onStop = () => end({ reason: 'stopped', atOnce: true });
  const confirming = setTimeout(() => {
    const error = new TookTooLong(`subscribing: no confirmation within ${confirmMs} ms`);
    end({ reason: error.message, atOnce: false, error });
  }, confirmMs);
  const watching = setTimeout(() => void look(), watchdogMs);
  const alive = () => {
    clearTimeout(confirming);
    if (!ending) watching.refresh();
  };

  async function look(): Promise<void> {
    const before = received;
    const idle = () => !delivering && queue.length === 0 && received === before;
    const missing = async () => idle() && (await missesSomething().catch(() => true)) && idle();
    // What was written a moment ago may be on its way.
    const missed = (await missing()) && (await pause(GRACE_MS, over.signal).then(missing));
    if (missed) end({ reason: 'silence, while there is more in the log', atOnce: false });
    else if (!ending) watching.refresh();
  }

  subscription.on('data', (resolved) => {
    if (ending) return;
    alive();
    received += 1;
    const event = recordedIn(resolved);
    if (!event) return;
    queue.push(event);
    if (queue.length >= HELD) subscription.pause();
    wake();
  });
  subscription.on('confirmation', alive);
  subscription.on('caughtUp', alive);
  // Stays: an error may come again after the end, and without a listener it would end the process.
  subscription.on('error', (error) => {
    end({ reason: inWords(error), atOnce: meaningOf(error) === 'tooSlow', error });
  });
  subscription.on('end', () => end({ reason: 'the server ended it', atOnce: false }));
  subscription.on('close', () => end({ reason: 'the server closed it', atOnce: false }));
  if (stopping.aborted) onStop();
  else stopping.addEventListener('abort', onStop);

  try {
    for (;;) {
      if (stopping.aborted) return { reason: 'stopped', atOnce: true };
      const batch = queue.splice(0, BATCH);
      if (batch.length > 0) {
        delivering = true;
        await deliver(batch);
        delivering = false;
        alive();
        if (subscription.isPaused() && queue.length < HELD / 2) subscription.resume();
      } else if (ending) return ending;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    end({ reason: 'the handler failed', atOnce: false });
  }
}
