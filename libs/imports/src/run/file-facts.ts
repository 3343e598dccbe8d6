import type { Refused } from '../reading/headings.js';
import type { ByteText } from '../reading/upload-text.js';
import type { ColumnCount } from '../values/column-count.js';
import type { FileNotice } from './file-notice.js';
import type { Question } from '../questions/question.js';

export const fileFormats = ['delimited', 'excel', 'xml', 'json', 'calendar'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** What is known of a file once it was read from end to end. Kept only while its import lives, encrypted. */
export type FileFacts = {
  readonly format: FileFormat;
  readonly encoding: 'utf-8' | 'windows-1252';
  /** As it was sent: UTF-16 is brought to UTF-8. */
  readonly sentAs: string;
  readonly separator: string;
  readonly recordEnd: string;
  /** Undefined for a file without a row of headings. */
  readonly header:
    | {
        readonly line: number;
        readonly headings: readonly string[];
        /** Rows of headings beyond the one whose names count, as they stand. */
        readonly others: readonly (readonly string[])[];
      }
    | undefined;
  /** The texts above the headings. */
  readonly titles: readonly string[];
  readonly refused: readonly { readonly heading: string; readonly index: number; readonly reason: Refused }[];
  readonly columns: readonly ColumnCount[];
  readonly rows: number;
  readonly hash: string;
  readonly size: number;
  readonly fileName: string;
  /** What was repaired or found on the way. */
  readonly notices: readonly FileNotice[];
  /** What must be known to read the file at all; answering needs the file again. */
  readonly questions: readonly Question[];
  /** Why it could not be read. */
  readonly failure: FileNotice | undefined;
};

/** A row as it is kept: refused columns are blank already. `null`: a quote was never closed. */
export type KeptRow = readonly [line: number, cells: readonly ByteText[] | null];
