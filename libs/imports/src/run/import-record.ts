import type { CommandContext } from '@peil/eventing';
import type { CalendarDay, Instant } from '@peil/kernel';
import type { PassedOverReason, RowClass, RowQuestion, WithdrawalResult } from '../import-kind.js';
import type { Profile } from '../profiles/profile.js';
import type { Answers, Question } from '../questions/question.js';
import type { RowProblem } from '../row-problem.js';
import type { FileFacts } from './file-facts.js';
import type { FileNotice } from './file-notice.js';

/**
 * - `waiting`: behind another import
 * - `analysing`: rows are being classified; nothing is recorded
 * - `question`: something about the file, a column or a word must be answered first
 * - `preview`: every row is in a class; a person may confirm
 * - `running`: confirmed; facts are being recorded
 * - `done`: every row is in a class and what could be taken was taken
 * - `failed`: the file cannot be taken as it is, nothing was taken; or the program failed and says so
 * - `cancelled`: stopped by a person, or 7 days old; what was taken stays
 * - `withdrawn`: taken back as a whole, as far as nobody had built on it
 */
export const importStates = [
  ...(['waiting', 'analysing', 'question', 'preview', 'running', 'done', 'failed', 'cancelled', 'withdrawn'] as const),
] as const;
export type ImportState = (typeof importStates)[number];

/** States after which nothing of the file is left. */
export const finalStates: readonly ImportState[] = ['done', 'failed', 'cancelled', 'withdrawn'];

/** What was understood of one column. */
export type ColumnReading = {
  readonly heading: string;
  readonly field: string | undefined;
  readonly treatment: 'read' | 'ignored' | 'refused';
  /** The first value; only while the import lives. */
  readonly sample?: string;
};

/** One import: what was asked, how far it is, and what came of it. No value of the file. */
export type ImportRecord = {
  readonly importId: string;
  readonly kind: string;
  readonly profile: string;
  readonly profileVersion: number;
  readonly system: string;
  readonly state: ImportState;
  readonly sender: CommandContext;
  readonly today: CalendarDay;
  readonly startedAt: Instant;
  readonly finishedAt: Instant | undefined;
  /** SHA-256 and bytes of the file. */
  readonly fileHash: string;
  readonly fileSize: number;
  readonly format: string;
  readonly encoding: string;
  readonly separator: string;
  /** Rows of the file, the headings not counted. */
  readonly rows: number;
  /** Rows that are in a class. */
  readonly taken: number;
  readonly counts: Readonly<Record<RowClass, number>>;
  /** The same for facts, where rows hold several. */
  readonly factCounts: Readonly<Record<RowClass, number>>;
  readonly passedOver: Readonly<Partial<Record<PassedOverReason, number>>>;
  readonly problems: number;
  readonly warnings: readonly FileNotice[];
  readonly failure: FileNotice | undefined;
  /** Rows of the last full export that are not in this one. */
  readonly missing: number;
  /** The last day any fact of it speaks of: an older export after a newer one is noticed. */
  readonly lastDay: CalendarDay | undefined;
  readonly withdrawal: { readonly withdrawn: number; readonly left: number } | undefined;
};

export type AskedRow = RowQuestion & { readonly id: string; readonly line: number };

/** What is kept of the file's content while its import lives, encrypted. */
export type ImportDetails = {
  readonly fileName: string;
  readonly facts: FileFacts;
  readonly profile: Profile;
  /** Codes of the profiles it may be of, where none was named: one must be chosen. */
  readonly proposed: readonly string[];
  readonly answers: Answers;
  readonly confirm: boolean;
  readonly columns: readonly ColumnReading[];
  readonly questions: readonly Question[];
  readonly rowQuestions: readonly AskedRow[];
  /** Facts of the last full export that are not in this one, under their opaque ids. */
  readonly missing: readonly string[];
  /** A part of a row was recorded before a stop: what it was, the preview says. */
  readonly resumed: boolean;
};

/** The same problem of many rows. */
export type ProblemGroup = {
  readonly code: string;
  readonly column: string;
  readonly count: number;
  readonly firstLine: number;
  readonly lastLine: number;
};

export type Slice = { readonly page: number; readonly pageSize: number };
export type Sliced<Item> = { readonly items: readonly Item[]; readonly total: number };

/** A fact of an import, under its opaque id, and what the import did with it. */
export type ImportedFact = {
  readonly fact: string;
  readonly made: boolean;
  /** It changed what was known already. */
  readonly corrected: boolean;
};

/** Keeps imports: what is known of them, the rows of a file while it is being taken, the problems found, and profiles. */
export interface ImportStore {
  save(record: ImportRecord): void;
  find(importId: string): ImportRecord | undefined;
  /** Newest first. */
  list(slice: Slice): Sliced<ImportRecord>;
  /** Imports that are in one of these states, oldest first. */
  inState(...states: readonly ImportState[]): readonly ImportRecord[];
  /** An earlier import of the very same file that was carried out. */
  sameFile(fileHash: string, kind: string): ImportRecord | undefined;
  /** The last import with this profile that was carried out. */
  lastOf(profile: string, system: string): ImportRecord | undefined;

  /** Encrypted with the key of the import. */
  saveDetails(importId: string, details: ImportDetails): void;
  /** Undefined once the key is gone. */
  details(importId: string): ImportDetails | undefined;

  addProblems(importId: string, problems: readonly RowProblem[]): void;
  clearProblems(importId: string): void;
  /** A problem found twice, before and after a stop, is kept once. Values are empty once the key is gone. */
  problems(importId: string, slice: Slice): Sliced<RowProblem>;
  problemsOf(importId: string, lines: readonly number[]): readonly RowProblem[];
  problemGroups(importId: string): readonly ProblemGroup[];

  /** The class of rows, by line. */
  addClasses(importId: string, classes: readonly (readonly [number, RowClass])[]): void;
  clearClasses(importId: string): void;
  classes(importId: string): ReadonlyMap<number, RowClass>;
  addFacts(importId: string, facts: readonly ImportedFact[]): void;
  facts(importId: string): readonly ImportedFact[];
  /** Facts this import made that a later import has changed. */
  correctedLater(importId: string): ReadonlySet<string>;
  /** Whether an import that was taken back made this fact. */
  takenBack(fact: string): boolean;
  saveWithdrawal(importId: string, left: WithdrawalResult['left']): void;
  withdrawal(importId: string): WithdrawalResult['left'];

  /** Keeps batches of rows, encrypted with a key of this import. */
  writeRows(importId: string): { append(batch: string): Promise<void>; end(): Promise<void> };
  readRows(importId: string): AsyncIterable<string>;
  /** Destroys the key, the rows, the details and every value of the file. */
  destroy(importId: string): Promise<void>;
  /** Imports whose key is older than this. */
  olderThan(before: Instant): readonly string[];

  /** Versions of profiles made here, the newest of each. */
  profiles(): readonly Profile[];
  profileVersion(code: string, version: number): Profile | undefined;
  saveProfile(profile: Profile, by: string): void;
}
