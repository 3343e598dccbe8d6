import { rowProblem, type PassedOverReason, type ReadRow, type RowClass, type RowProblem } from '@peil/imports';
import type { LocalizedText, Refusal } from '@peil/kernel';

/** What a row of an import becomes: its class, and what is wrong with it. */
export type PlannedRow = {
  readonly line: number;
  readonly class: RowClass;
  readonly problems: readonly RowProblem[];
  readonly reason?: PassedOverReason;
  /** The unit, person or appointment it speaks of. */
  readonly fact?: string;
};

/** A command and the row it stands for. */
export type PlannedCommand<Command> = { readonly row: ReadRow; readonly command: Command };

/** What an import becomes. Commands to one stream are in the order in which they must be given. */
export type ImportPlan<Command> = {
  readonly rows: readonly PlannedRow[];
  readonly commands: readonly PlannedCommand<Command>[];
};

export function planned({ line }: ReadRow, rowClass: RowClass, fact?: string): PlannedRow {
  return { line, class: rowClass, problems: [], ...(fact !== undefined && { fact }) };
}

/** A row that is no fact and no error. */
export function passedOverRow({ line }: ReadRow, reason: PassedOverReason): PlannedRow {
  return { line, class: 'passedOver', problems: [], reason };
}

/** A row that is left out, with everything that is wrong with it. The rest of the file goes on. */
export function badRow({ line }: ReadRow, ...problems: readonly RowProblem[]): PlannedRow {
  return { line, class: 'bad', problems };
}

export function problemIn(
  row: ReadRow,
  field: string,
  code: string,
  reason: LocalizedText,
  repair: LocalizedText,
): RowProblem {
  return rowProblem(row.line, { column: row.heading(field), value: row.raw(field) }, code, reason, repair);
}

const repairRow: LocalizedText = {
  nl: 'Verbeter deze rij en bied hem opnieuw aan.',
  en: 'Put this row right and offer it again.',
};

/** A refusal as a problem of the row. `fields` says by which field of the row a field of the command came in. */
export function problemOfRefusal(
  row: ReadRow,
  { code, message, field }: Refusal,
  fields: Readonly<Record<string, string>> = {},
): RowProblem {
  const source = field === undefined ? undefined : (fields[field] ?? field);
  return source === undefined
    ? rowProblem(row.line, { column: '', value: '' }, code, message, repairRow)
    : problemIn(row, source, code, message, repairRow);
}

/** Two rows about the same, on the same day, that say different things. */
export function conflictingRows(row: ReadRow, field: string): RowProblem {
  return problemIn(
    row,
    field,
    'conflicting-rows',
    {
      nl: 'Een andere rij in dit bestand zegt iets anders over hetzelfde, met dezelfde ingangsdatum.',
      en: 'Another row of this file says something else about the same, from the same day.',
    },
    { nl: 'Laat één van de rijen staan.', en: 'Keep one of the rows.' },
  );
}

/** In the order of the file. */
export function inFileOrder(rows: readonly PlannedRow[]): readonly PlannedRow[] {
  return rows.toSorted((a, b) => a.line - b.line);
}
