/** A number that changes whenever there is a message, and whether someone sleeps until it does. */
export type Bell = Int32Array<SharedArrayBuffer>;

const RINGS = 0;
const SLEEPING = 1;

/** Waking a sleeping thread costs some 50 µs: for so long it is worth staying awake. */
const SHORT_MS = 0.2;

export function createBell(): Bell {
  return new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
}

/** Waking costs a call of the operating system, so it is done for a sleeper only. */
export function ring(bell: Bell): void {
  Atomics.add(bell, RINGS, 1);
  if (Atomics.load(bell, SLEEPING) === 1) Atomics.notify(bell, RINGS);
}

/** How often the bell has been rung. */
export function ringsOf(bell: Bell): number {
  return Atomics.load(bell, RINGS);
}

/**
 * Waits until the bell was rung again. Stays awake for a moment where the last wait was as short: so commands that
 * follow close on one another do not each pay for waking the writer, and a writer that is left alone, or whose callers
 * have no core to run on, sleeps at once.
 */
export function createWait(bell: Bell): (rings: number) => void {
  let last = Infinity;
  return (rings) => {
    const start = performance.now();
    if (last < SHORT_MS) {
      while (ringsOf(bell) === rings && performance.now() - start < SHORT_MS);
    }
    // Said before the number is looked at a last time: a ring in between is seen by one side or the other.
    Atomics.store(bell, SLEEPING, 1);
    Atomics.wait(bell, RINGS, rings);
    Atomics.store(bell, SLEEPING, 0);
    last = performance.now() - start;
  };
}
