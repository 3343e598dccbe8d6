/** A number that changes whenever there is a message. */
export type Bell = Int32Array<SharedArrayBuffer>;

/** Waking a sleeping thread costs some 50 µs: for so long it is worth staying awake. */
const SHORT_MS = 0.2;

export function createBell(): Bell {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}

export function ring(bell: Bell): void {
  Atomics.add(bell, 0, 1);
  Atomics.notify(bell, 0);
}

/**
 * Waits until the bell is no longer as it was. Stays awake for a moment where the last wait was as short: so commands that
 * follow close on one another do not each pay for waking the writer, and a writer that is left alone, or whose callers
 * have no core to run on, sleeps at once.
 */
export function createWait(bell: Bell): (asItWas: number) => void {
  let last = Infinity;
  return (asItWas) => {
    const start = performance.now();
    if (last < SHORT_MS) {
      while (Atomics.load(bell, 0) === asItWas && performance.now() - start < SHORT_MS);
    }
    Atomics.wait(bell, 0, asItWas);
    last = performance.now() - start;
  };
}
