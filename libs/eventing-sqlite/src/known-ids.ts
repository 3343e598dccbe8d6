import { createIdFilter } from './id-filter.js';

/** The ids of all events of the log: one that stands in it already is never taken again. */
export type KnownIds = {
  readonly has: (id: string) => boolean;
  /** The id of the event at the next position. */
  readonly add: (id: string) => void;
  /** Takes back those added for events after the position: they were not written. */
  readonly takeBackAfter: (position: number) => void;
  /** The index has come to this position, and answers for the events up to there. */
  readonly indexed: (position: number) => void;
};

/**
 * Nearly every id is new: the filter says so at once, and only for what it does not rule out are those looked through that
 * the index does not have yet, and is the index asked.
 *
 * @param after position up to which the index is complete
 * @param ids what the index has
 * @param isInIndex whether the index has an id
 */
export function createKnownIds(after: number, ids: Iterable<string>, isInIndex: (id: string) => boolean): KnownIds {
  const filter = createIdFilter(after);
  for (const id of ids) filter.add(id);
  /** In the order of their positions, the first at `from + 1`. */
  let recent: string[] = [];
  let from = after;

  return {
    has: (id) => filter.mayHave(id) && (recent.includes(id) || isInIndex(id)),
    add: (id) => {
      filter.add(id);
      recent.push(id);
    },
    takeBackAfter: (position) => {
      recent.length = Math.min(recent.length, position - from);
    },
    indexed: (position) => {
      if (position <= from) return;
      recent = recent.slice(position - from);
      from = position;
    },
  };
}
