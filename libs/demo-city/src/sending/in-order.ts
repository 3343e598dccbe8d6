import type { Clock, EventStore } from '@peil/eventing';
import type { Instant } from '@peil/kernel';
import { AsyncLocalStorage } from 'node:async_hooks';

type Turn = { readonly number: number; readonly at: Instant };

/**
 * Lets many commands be handled at once while each is recorded at its own moment and appended in its own turn: the log
 * then holds them in the order of those moments, and what was sent before a crash is always a beginning of it.
 */
export type InOrder = {
  readonly clock: Clock;
  readonly store: EventStore;
  /** Does the work as the one with this number (0, 1, 2 …), at this moment. Each number is used once. */
  readonly run: <Result>(number: number, at: Instant, work: () => Promise<Result>) => Promise<Result>;
};

export function inOrder(store: EventStore): InOrder {
  const running = new AsyncLocalStorage<Turn>();
  const waiting = new Map<number, () => void>();
  const finished = new Set<number>();
  let turn = 0;

  function current(): Turn {
    const found = running.getStore();
    if (found === undefined) throw new Error('the demo clock was asked outside a command of the demo');
    return found;
  }

  function pass(number: number): void {
    if (number < turn) return;
    finished.add(number);
    while (finished.delete(turn)) turn += 1;
    const next = waiting.get(turn);
    waiting.delete(turn);
    next?.();
  }

  return {
    clock: { now: () => current().at },
    store: {
      ...store,
      append: async (stream, expected, events) => {
        const { number } = current();
        if (number > turn) await new Promise<void>((resolve) => waiting.set(number, resolve));
        // The store takes appends in the order in which they are handed over; it need not answer before the next one.
        const result = store.append(stream, expected, events);
        pass(number);
        return result;
      },
    },
    run: async (number, at, work) => {
      try {
        return await running.run({ number, at }, work);
      } finally {
        pass(number);
      }
    },
  };
}
