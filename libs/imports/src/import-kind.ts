import type { CommandContext } from '@peil/eventing';
import type { CalendarDay, LocalizedText } from '@peil/kernel';
import type { RowProblem } from './row-problem.js';

/** How the text of a column is read. What a kind gets is always the normal form named here. */
export type ColumnType =
  /** Text without blanks around it. */
  | { readonly type: 'text' }
  /** A day, as `YYYY-MM-DD`. */
  | { readonly type: 'day' }
  /** A last day; far years and `31-12-9999` mean no end and are left out. */
  | { readonly type: 'endDay' }
  /** An exact decimal with a point. */
  | { readonly type: 'decimal' }
  /** Hours in any notation, as whole minutes. A bare number counts in the unit. */
  | { readonly type: 'duration'; readonly unit: 'hours' | 'minutes' }
  /** `true` or `false`. */
  | { readonly type: 'yesNo' }
  /** One of our words: the key under which the value is listed. An unknown word is a problem of its row. */
  | { readonly type: 'word'; readonly words: Readonly<Record<string, readonly string[]>> };

/** A column an import understands. */
export type ColumnRule = {
  readonly field: string;
  /** Headings it goes by, Dutch and English, in any spelling: compared without case, accents, blanks and punctuation. */
  readonly headings: readonly string[];
  readonly read: ColumnType;
  /** A file without this column is refused as a whole; a row without a value is bad. */
  readonly required?: boolean;
};

/**
 * A fact as it was read out of a row: values by field, in normal form; fields without a value are left out. A row may
 * hold several facts: one for each session of an attendance list.
 */
export type ReadRow = {
  /** As an editor counts, from 1: the line the row begins on. */
  readonly line: number;
  /** Which fact of its row it is, from 0. */
  readonly part?: number;
  readonly values: ReadonlyMap<string, string>;
  /** The heading of a field as the file names it, for problems. */
  readonly heading: (field: string) => string;
  /** The value as it stood in the file. */
  readonly raw: (field: string) => string;
  /** What a person answered to a question about this row, by its code. */
  readonly answer?: (code: string) => string | undefined;
};

/** In which class a row falls; every row is in exactly one. */
export const rowClasses = ['new', 'unchanged', 'correction', 'passedOver', 'question', 'bad'] as const;
export type RowClass = (typeof rowClasses)[number];

/** Why a row is passed over. */
export const passedOverReasons = [
  'blank',
  'repeatedHeader',
  'leftOut',
  'nothingHappened',
  'takenBackAlready',
  'leadsNobody',
  'sameAsKnown',
] as const;
export type PassedOverReason = (typeof passedOverReasons)[number];

/** What one fact of a row became. */
export type RowResult = {
  readonly line: number;
  /** Which fact of its row it is, from 0; needed where it asks something. */
  readonly part?: number;
  readonly class: RowClass;
  readonly problems: readonly RowProblem[];
  /** Of a row that is passed over. */
  readonly reason?: PassedOverReason;
  /** What the row speaks of, under an opaque id: known again in the next export, and withdrawn with the import. */
  readonly fact?: string;
  /** Of a row that is a question: what to choose from. */
  readonly questions?: readonly RowQuestion[];
};

/** What only a person can say about one row. Unanswered, it leaves out that row alone. */
export type RowQuestion = {
  /** Stable, kebab-case. */
  readonly code: string;
  /** Of a question that many rows ask alike: one answer repairs them all. Absent: it is about this row alone. */
  readonly id?: string;
  readonly column: string;
  readonly messages: LocalizedText;
  readonly options: readonly { readonly value: string; readonly messages: LocalizedText }[];
};

/** Who imports, what, and when. */
export type ImportContext = {
  readonly importId: string;
  /** The day of the upload in Europe/Amsterdam. */
  readonly today: CalendarDay;
  /** Classify only: no command is given. */
  readonly dryRun: boolean;
  /** Code of the source system, for keys: the same reference of two systems is two facts. */
  readonly system: string;
  /** Whether an import that was taken back as a whole made this fact: then a person did not decide against it. */
  readonly takenBack?: (fact: string) => boolean;
  /** What a text of a field means, as a person has said of this file or of one before it. See `aliasOf`. */
  readonly aliases?: (field: string, key: string) => string | undefined;
  /** The uploader. Every command gets a command id of its own, derived from `commandId`. */
  readonly sender: CommandContext;
};

/** One import under way. */
export type ImportRun = {
  /**
   * Takes the next rows, in the order of the file: classifies them and, unless it is a dry run, gives the commands.
   * Answers the rows it is done with. Taking the same rows in a second import changes nothing.
   */
  readonly take: (rows: readonly ReadRow[]) => Promise<readonly RowResult[]>;
  /** After the last row: what had to wait until everything was read (references in any order). */
  readonly finish: () => Promise<readonly RowResult[]>;
};

/** What became of the facts of an import that is taken back. */
export type WithdrawalResult = {
  readonly withdrawn: number;
  /** Facts that stay, because somebody has built on them, with the reason. */
  readonly left: readonly { readonly fact: string; readonly code: string; readonly reason: LocalizedText }[];
};

/** What can be imported: its columns, and what a row becomes. A context provides it; the route and the reading are shared. */
export type ImportKind = {
  /** In the request: `completions`, `units`, `people`, `appointments`. */
  readonly code: string;
  readonly names: LocalizedText;
  /** The permission its sender needs, by name. */
  readonly permission: 'imports.completions' | 'imports.organisation' | 'imports.actionPlans' | 'catalogue.write';
  readonly columns: readonly ColumnRule[];
  /** Groups of fields of which a file must have at least one: a number, a login or an address. */
  readonly oneOf?: readonly (readonly string[])[];
  /** Whether a row says that nothing happened: then what else is missing in it is no fault. */
  readonly saysNothing?: (values: ReadonlyMap<string, string>) => boolean;
  readonly begin: (context: ImportContext) => Promise<ImportRun>;
  /** Takes back what an import added, fact by fact. Absent: such an import cannot be taken back as a whole. */
  readonly withdraw?: (context: ImportContext, facts: readonly string[]) => Promise<WithdrawalResult>;
};

/** The kinds that contexts provide. */
export class ImportKinds {
  private readonly kinds = new Map<string, ImportKind>();

  register(kind: ImportKind): void {
    this.kinds.set(kind.code, kind);
  }
  find(code: string): ImportKind | undefined {
    return this.kinds.get(code);
  }
  all(): readonly ImportKind[] {
    return [...this.kinds.values()];
  }
}
