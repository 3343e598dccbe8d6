import type { CommandContext } from '@peil/eventing';
import type { CalendarDay, Instant, LocalizedText } from '@peil/kernel';
import type { RowClass } from '../import-kind.js';
import type { DayOrder } from '../values/day-order.js';
import type { RowProblem } from '../row-problem.js';

/**
 * - `waiting`: read, and behind another import
 * - `running`: rows are being taken
 * - `done`: every row is in a class
 * - `question`: the file leaves something open; answer it and send the file again
 * - `failed`: the file cannot be taken as it is, nothing was taken; or the program failed and says so
 * - `cancelled`: stopped by a person; what was taken stays
 */
export const importStates = ['waiting', 'running', 'done', 'question', 'failed', 'cancelled'] as const;
export type ImportState = (typeof importStates)[number];

/** Something about the whole file. */
export type FileNotice = { readonly code: string; readonly messages: LocalizedText };

/** What only a person can say, with the field of the request that answers it. */
export type FileQuestion = FileNotice & {
  readonly column: string;
  readonly field: string;
  readonly options: readonly string[];
};

/** What was understood of one column. */
export type ColumnReading = {
  readonly heading: string;
  readonly field: string | undefined;
  readonly treatment: 'read' | 'ignored' | 'refused';
};

export type ImportOptions = {
  readonly kind: string;
  readonly dryRun: boolean;
  readonly system: string;
  /** The answer to a question about days. */
  readonly dayOrder: DayOrder | undefined;
};

/** One import: what was asked, how far it is, and what came of it. No value of the file. */
export type ImportRecord = ImportOptions & {
  readonly importId: string;
  readonly state: ImportState;
  readonly sender: CommandContext;
  readonly today: CalendarDay;
  readonly startedAt: Instant;
  readonly finishedAt: Instant | undefined;
  /** SHA-256 and bytes of the file. */
  readonly fileHash: string;
  readonly fileSize: number;
  readonly encoding: string;
  readonly separator: string;
  readonly columns: readonly ColumnReading[];
  /** Rows of the file, the header not counted. */
  readonly rows: number;
  /** Rows that are in a class. */
  readonly taken: number;
  readonly counts: Readonly<Record<RowClass, number>>;
  readonly problems: number;
  readonly warnings: readonly FileNotice[];
  readonly questions: readonly FileQuestion[];
  readonly failure: FileNotice | undefined;
};

/** The same problem of many rows. */
export type ProblemGroup = {
  readonly code: string;
  readonly column: string;
  readonly count: number;
  readonly firstLine: number;
  readonly lastLine: number;
};

/** Keeps imports: what is known of them, the rows of a file while it is being taken, and the problems found. */
export interface ImportStore {
  save(record: ImportRecord): void;
  find(importId: string): ImportRecord | undefined;
  /** Newest first. */
  list(slice: { readonly page: number; readonly pageSize: number }): {
    readonly items: readonly ImportRecord[];
    readonly total: number;
  };
  /** Imports that were under way when the program stopped. */
  unfinished(): readonly ImportRecord[];
  /** An earlier import of the very same file that was carried out. */
  sameFile(fileHash: string, kind: string): ImportRecord | undefined;
  addProblems(importId: string, problems: readonly RowProblem[]): void;
  /** A problem found twice, before and after a stop, is kept once. Values are empty once the key is gone. */
  problems(
    importId: string,
    slice: { readonly page: number; readonly pageSize: number },
  ): { readonly items: readonly RowProblem[]; readonly total: number };
  problemGroups(importId: string): readonly ProblemGroup[];
  /** Keeps batches of rows, encrypted with a key of this import. */
  writeRows(importId: string): { append(batch: string): Promise<void>; end(): Promise<void> };
  readRows(importId: string): AsyncIterable<string>;
  /** Destroys the rows; the problems keep their values for as long as the key lives. */
  dropRows(importId: string): Promise<void>;
  /** Destroys the keys of imports that began before this moment: their values can no longer be read. */
  expire(before: Instant): Promise<void>;
}
