import type { DatabaseSync } from 'node:sqlite';
import type { AppendRequest } from './append-wire.js';
import type { Index } from './index-file.js';
import { valuesOf } from './log-row.js';

/** The last event of a stream. */
export type StreamHead = { readonly revision: number; readonly position: number };

/** What the writer has to look up before it takes an append. */
export type LogLookup = {
  /** Whether the index has an event of this id. */
  readonly isInIndex: (id: string) => boolean;
  /** The last event of this append, where all its events stand in the stream already, from revision `first` on. */
  readonly sameAgain: (head: StreamHead, append: AppendRequest) => StreamHead | undefined;
};

type Place = { readonly stream: unknown; readonly previous: number; readonly id: unknown };

export function createLogLookup(db: DatabaseSync, index: Index): LogLookup {
  const idInIndex = index.db.prepare(`SELECT 1 FROM by_id WHERE id = unhex(?, '-')`);
  const inIndex = index.db.prepare(
    'SELECT b.position FROM streams s JOIN by_stream b ON b.stream = s.id WHERE s.name = ? AND b.revision = ?',
  );
  const rowAt = db.prepare('SELECT stream, previous, id FROM events WHERE position = ?');

  function placeOf(position: number): Place {
    const [stream, previous, id] = valuesOf(rowAt.get(position));
    if (typeof previous !== 'number') throw new Error(`no event at position ${position}`);
    return { stream, previous, id };
  }

  /** Position of one of the stream's events: from the index, else by the pointers back from its last event. */
  function positionOf(stream: string, head: StreamHead, revision: number): number {
    const [indexed] = valuesOf(inIndex.get(stream, revision));
    if (typeof indexed === 'number') return indexed;
    let { position } = head;
    for (let at = head.revision; at > revision; at--) position = placeOf(position).previous;
    return position;
  }

  return {
    isInIndex: (id) => idInIndex.get(id) !== undefined,
    sameAgain: (head, [stream, first, events]) => {
      const revision = first + events.length - 1;
      if (revision > head.revision) return undefined;
      const position = positionOf(stream, head, revision);
      let at = position;
      for (const { id } of events.toReversed()) {
        const there = placeOf(at);
        if (there.stream !== stream || there.id !== id) return undefined;
        at = there.previous;
      }
      return { revision, position };
    },
  };
}
