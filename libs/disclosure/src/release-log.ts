/** What was answered to one question, as it is kept. */
export type RecordedRelease = {
  readonly releaseId: string;
  /** The table the question was about: figures of different tables are never compared. */
  readonly table: string;
  /** The question, in one line: the same question gets the same answer. */
  readonly question: string;
  /** The day the new figures are of. */
  readonly asOf: string;
  /** Shown counts by unit and column. */
  readonly shown: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Units of which an earlier release was shown again, with its id. */
  readonly repeated: Readonly<Record<string, string>>;
};

/**
 * Everything that was ever shown to who sees figures only. Without it two reports could be subtracted. It holds shown
 * counts of groups and nothing about a person. Kept beside the log and shared by all nodes.
 */
export interface ReleaseLog {
  /** In the order in which they were shown. */
  of(table: string): readonly RecordedRelease[];
  add(release: RecordedRelease): void;
}
export const RELEASE_LOG = Symbol('ReleaseLog');

/** A release log that is forgotten when the program ends. For tests and for tools that show nothing to anybody. */
export function memoryReleaseLog(): ReleaseLog {
  const releases: RecordedRelease[] = [];
  return {
    of: (table) => releases.filter((release) => release.table === table),
    add: (release) => {
      releases.push(release);
    },
  };
}
