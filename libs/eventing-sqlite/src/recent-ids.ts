/** The ids of the events that the index has not taken in yet, in the order of their positions. */
export type RecentIds = {
  readonly has: (id: string) => boolean;
  /** The id of the event at the next position. */
  readonly add: (id: string) => void;
  /** Forgets those up to the position: the index has them now. */
  readonly forgetUntil: (position: number) => void;
};

/** @param after the position before the first id that will be added */
export function createRecentIds(after: number): RecentIds {
  const ids = new Set<string>();
  let forgotten = after;
  return {
    has: (id) => ids.has(id),
    add: (id) => ids.add(id),
    forgetUntil: (position) => {
      for (const id of ids) {
        if (forgotten >= position) return;
        ids.delete(id);
        forgotten += 1;
      }
    },
  };
}
