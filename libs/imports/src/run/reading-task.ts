import type { Profile } from '../profiles/profile.js';

/** What is known before a file is read. */
export type ReadingTask = {
  readonly fileName: string;
  readonly form: Profile['form'];
  /** Headings that may not come in for this source, beside the common list. */
  readonly refuse: readonly string[];
  /** Whether some import understands a heading. */
  readonly knows: (heading: string) => boolean;
  /** Answers about the form of the file: the separator, the sheet. */
  readonly answers: Readonly<Record<string, string>>;
};
