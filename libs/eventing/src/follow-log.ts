import type { Subscription, SubscriptionHandlers } from './event-store.js';
import type { Position, StoredEvent } from './event.js';

/** The subscriptions of one store. */
export type Followers = {
  readonly follow: (after: Position, handlers: SubscriptionHandlers) => Subscription;
  /** To be called after each append. */
  readonly wake: () => void;
  readonly stopAll: () => Promise<void>;
};

/**
 * Subscriptions made of reading: page after page until the log's end, then on again whenever woken. What they deliver is
 * what reading delivers, so there is no seam between history and live.
 *
 * @param pageAfter the next events after a position, oldest first; none at the log's end
 */
export function createFollowers(pageAfter: (position: Position) => Promise<readonly StoredEvent[]>): Followers {
  const following = new Set<Subscription>();
  let bell: PromiseWithResolvers<void> = Promise.withResolvers();

  function wake(): void {
    const { resolve } = bell;
    bell = Promise.withResolvers();
    resolve();
  }

  function follow(after: Position, handlers: SubscriptionHandlers): Subscription {
    let stopped = false;
    const isStopped = (): boolean => stopped;

    async function deliver(): Promise<void> {
      let position = after;
      while (!isStopped()) {
        const woken = bell.promise;
        const events = await pageAfter(position);
        const last = events.at(-1);
        if (last === undefined) await woken;
        else if (!isStopped()) {
          await handlers.onEvents(events);
          position = last.position;
        }
      }
    }

    const ended = deliver()
      .catch((error: unknown) => {
        handlers.onError(error instanceof Error ? error : new Error(String(error)));
      })
      .finally(() => following.delete(subscription));
    const subscription: Subscription = {
      stop: async () => {
        stopped = true;
        wake();
        await ended;
      },
    };
    following.add(subscription);
    return subscription;
  }

  return {
    follow,
    wake,
    stopAll: async () => {
      await Promise.all([...following].map((subscription) => subscription.stop()));
    },
  };
}
