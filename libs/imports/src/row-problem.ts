import type { LocalizedText } from '@peil/kernel';

/** What is wrong with a row, for the person who will repair it. */
export type RowProblem = {
  readonly line: number;
  /** As the file names it; empty when it is about the whole row. */
  readonly column: string;
  /** As it stood in the file. Kept apart and sealed: it may be about a person. */
  readonly value: string;
  /** Stable, kebab-case. */
  readonly code: string;
  readonly reason: LocalizedText;
  readonly repair: LocalizedText;
};

export function rowProblem(
  line: number,
  place: { readonly column: string; readonly value: string },
  code: string,
  reason: LocalizedText,
  repair: LocalizedText,
): RowProblem {
  return { line, ...place, code, reason, repair };
}
