import type { StoredEvent } from '@peil/eventing';
import type { DatabaseSync } from 'node:sqlite';

/** Folds events into the rows of one projection. Lives as long as its database file is open. */
export type Fold = {
  /** Takes one event of a handled type, in order of position. May keep changes in memory until `flush`. */
  readonly apply: (event: StoredEvent) => void;
  /** Writes what is kept in memory. Called before each commit, with the transaction open. */
  readonly flush: () => void;
};

/**
 * A read model that answers one question, in a database file of its own.
 *
 * Rows and checkpoint are committed in one transaction. It stores dates, never "today"; the same events always give the
 * same rows. Personal text stays sealed, unless `opensPersonalText` (the name index alone).
 */
export type Projection = {
  /** Kebab-case; also names the file. */
  readonly name: string;
  /** Raised whenever tables or folding change: the new version is built beside the old and takes its place. */
  readonly version: number;
  /** `CREATE TABLE …` statements, STRICT tables. */
  readonly tables: string;
  /** `CREATE INDEX …` statements, for those who ask. A build makes them once its rows are there, which is far cheaper. */
  readonly indexes?: string;
  /** The event types it folds. */
  readonly handles: readonly string[];
  readonly opensPersonalText?: boolean;
  readonly open: (database: DatabaseSync) => Fold;
};
