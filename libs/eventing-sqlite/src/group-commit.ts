import type { DatabaseSync } from 'node:sqlite';
import type { AppendAnswer, AppendRequest } from './append-wire.js';
import { createRowInsert } from './insert-rows.js';
import type { KnownIds } from './known-ids.js';
import type { LogLookup, StreamHead } from './log-lookup.js';
import { positionChainOf } from './log-row.js';
import { isDiskFull, messageOf } from './sqlite-error.js';

/** Where the log ends: its last event, and the chain value there. At the beginning: 0, no id, the log's id. */
export type LogEnd = { readonly position: number; readonly id: string; readonly chain: string };

/** What the writer keeps in memory: the one truth about revisions while the index is behind. */
export type WriterMemory = { readonly heads: Map<string, StreamHead>; readonly ids: KnownIds };

/** Appends of many callers in one transaction: one sync for all, an answer for each. */
export type GroupCommit = {
  /** Writes appends into the open transaction. Nothing of it is durable, nor answered, before `commit`. */
  readonly stage: (requests: readonly AppendRequest[]) => void;
  /**
   * Makes durable what was staged, and answers it, in order.
   * @throws any failure of the disk but a full one. Nothing may be staged after that.
   */
  readonly commit: () => readonly AppendAnswer[];
  /** The end of what is durable. */
  readonly end: () => LogEnd;
};

type Group = {
  readonly heads: Map<string, StreamHead>;
  readonly answers: AppendAnswer[];
  readonly storedAt: number;
  end: LogEnd;
  bytes: number;
  /** Why nothing of the group is taken: the disk is full. */
  full?: string;
};

/**
 * Commits only append: no index is touched inside. A conflict takes no part in the transaction, so it never fails its
 * neighbours; a full disk fails the group, and nothing of it is written.
 *
 * @param onCommitted called once the group is durable, before it is answered, with how many bytes it holds
 */
export function createGroupCommit(
  db: DatabaseSync,
  lookup: LogLookup,
  { heads, ids }: WriterMemory,
  start: LogEnd,
  onCommitted: (end: LogEnd, bytes: number) => void,
): GroupCommit {
  const rows = createRowInsert(db);
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commitNow = db.prepare('COMMIT');
  let durable = start;
  let group = emptyGroup();

  function emptyGroup(): Group {
    return { heads: new Map(), answers: [], storedAt: Date.now(), end: durable, bytes: 0 };
  }

  function answer(append: AppendRequest): AppendAnswer {
    const [stream, first, events] = append;
    const head = group.heads.get(stream) ?? heads.get(stream);
    const last = head?.revision ?? -1;
    if (first !== last + 1) {
      rows.flush();
      const again = head && lookup.sameAgain(head, append);
      return again ? ['appended', again.revision, again.position] : ['conflict', last];
    }
    const taken = events.find(({ id }) => ids.has(id));
    return taken ? ['knownId', taken.id] : write(append, head?.position ?? 0);
  }

  function write([stream, first, events]: AppendRequest, positionBefore: number): AppendAnswer {
    if (group.heads.size === 0) begin.run();
    const { storedAt } = group;
    let { position, chain } = group.end;
    let previous = positionBefore;
    let revision = first - 1;
    let lastId = '';
    for (const { id, type, data, metadata } of events) {
      position += 1;
      revision += 1;
      chain = positionChainOf(chain, { position, stream, revision, previous, id, type, data, metadata, storedAt });
      rows.add({ position, stream, revision, previous, id, type, data, metadata, storedAt, chain });
      group.bytes += data.length + metadata.length;
      ids.add(id);
      previous = position;
      lastId = id;
    }
    group.end = { position, id: lastId, chain };
    group.heads.set(stream, { revision, position });
    return ['appended', revision, position];
  }

  /** Does a part of the group's work; a full disk ends the transaction, and is remembered for the answers. */
  function attempt(work: () => void): void {
    try {
      if (group.full === undefined) work();
    } catch (error) {
      if (!isDiskFull(error)) throw error;
      if (db.isTransaction) db.exec('ROLLBACK');
      rows.drop();
      ids.takeBackAfter(durable.position);
      group.full = messageOf(error);
    }
  }

  return {
    stage: (requests) => {
      const before = group.answers.length;
      attempt(() => {
        for (const request of requests) group.answers.push(answer(request));
      });
      // Answers of a full group are replaced at its commit; here they only have to be as many.
      for (let missing = before + requests.length - group.answers.length; missing > 0; missing--) {
        group.answers.push(['diskFull', '']);
      }
    },
    commit: () => {
      attempt(() => {
        rows.flush();
        if (group.heads.size > 0) commitNow.run();
      });
      const { answers, full, end, bytes } = group;
      if (full === undefined && group.heads.size > 0) {
        for (const [stream, head] of group.heads) heads.set(stream, head);
        durable = end;
        onCommitted(end, bytes);
      }
      group = emptyGroup();
      return full === undefined ? answers : answers.map(() => ['diskFull', full]);
    },
    end: () => durable,
  };
}
