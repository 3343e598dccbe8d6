import { setTimeout as delay } from 'node:timers/promises';

/** How long things may take, in milliseconds. */
export type Timing = {
  /** One append, before its outcome counts as unknown and it is sent again. */
  readonly appendMs: number;
  /** Silence while reading, before the read is given up and begun again. */
  readonly silenceMs: number;
  /** All attempts of one call together, before the caller is told that the store is unavailable. */
  readonly giveUpMs: number;
  /** First pause between attempts; doubles, with jitter. */
  readonly pauseMs: number;
  readonly longestPauseMs: number;
  /** Silence of a subscription, before it is checked whether something was missed. */
  readonly watchdogMs: number;
};

export const defaultTiming: Timing = {
  appendMs: 3_000,
  silenceMs: 5_000,
  giveUpMs: 20_000,
  pauseMs: 50,
  longestPauseMs: 2_000,
  watchdogMs: 4_000,
};

/** A call took too long. Whether it had an effect is not known. */
export class TookTooLong extends Error {
  override readonly name = 'TookTooLong';
}

/** Settles as the promise does, or rejects with TookTooLong: the client's own deadlines do not bound every call. */
export async function within<T>(ms: number, what: string, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TookTooLong(`${what}: no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The pause before the next attempt: anything up to twice as long as the last one could be, so that many who failed
 * together do not come back together.
 *
 * @param failures how many attempts failed so far, from 1
 */
export function pauseBefore(failures: number, { pauseMs, longestPauseMs }: Timing, random = Math.random): number {
  return random() * Math.min(longestPauseMs, pauseMs * 2 ** Math.min(failures - 1, 20));
}

/** Waits, unless the signal says to stop; then it resolves at once. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  await delay(ms, undefined, signal ? { signal } : {}).catch(() => undefined);
}
