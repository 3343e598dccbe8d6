import { join } from 'node:path';

/** The files of one embedded store, all in one directory. */
export type StoreFiles = {
  readonly directory: string;
  /** The log itself: the only file that cannot be made again. */
  readonly log: string;
  /** Finds streams and ids in the log; made from it, made anew when missing. */
  readonly index: string;
  /** Position and id of the last acknowledged event. */
  readonly highWater: string;
  /** Held by the one writing process. */
  readonly lock: string;
  /** Says who that is. */
  readonly writer: string;
};

export function storeFiles(directory: string): StoreFiles {
  return {
    directory,
    log: join(directory, 'events.db'),
    index: join(directory, 'index.db'),
    highWater: join(directory, 'high-water'),
    lock: join(directory, 'writer.lock'),
    writer: join(directory, 'writer.json'),
  };
}
