import { rowProblem, type ReadRow, type RowProblem } from '@peil/imports';
import type { LocalizedText } from '@peil/kernel';

type Known = { readonly reason: LocalizedText; readonly repair: LocalizedText };

/** What can be wrong with a planned session, and how to put it right. */
export const sessionProblems = {
  'no-offering': {
    reason: {
      nl: 'In deze rij staat niet van welk aanbod de bijeenkomst is.',
      en: 'This row does not say of which offering the session is.',
    },
    repair: { nl: 'Vul de code of de titel van het aanbod in.', en: 'Enter the code or the title of the offering.' },
  },
  'unknown-offering': {
    reason: { nl: 'Dit aanbod staat niet in de catalogus.', en: 'This offering is not in the catalogue.' },
    repair: {
      nl: 'Controleer de code, of neem het aanbod eerst op in de catalogus.',
      en: 'Check the code, or add the offering to the catalogue first.',
    },
  },
  'ambiguous-offering': {
    reason: { nl: 'Meer dan een aanbod past hierbij.', en: 'More than one offering fits this.' },
    repair: { nl: 'Gebruik de code van het aanbod.', en: 'Use the code of the offering.' },
  },
  'ends-before-it-begins': {
    reason: { nl: 'De laatste dag ligt vóór de eerste dag.', en: 'The last day is before the first day.' },
    repair: { nl: 'Verbeter een van de dagen.', en: 'Put one of the days right.' },
  },
  'twice-in-file': {
    reason: {
      nl: 'Een eerdere rij van dit bestand zegt over dezelfde bijeenkomst iets anders.',
      en: 'An earlier row of this file says something else about the same session.',
    },
    repair: { nl: 'Laat alleen de juiste rij staan.', en: 'Keep only the row that is right.' },
  },
} as const satisfies Record<string, Known>;

export type SessionProblemCode = keyof typeof sessionProblems;

/** A problem of a row, at the cell of a field. */
export function sessionProblem(row: ReadRow, code: SessionProblemCode, field: string): RowProblem {
  const { reason, repair } = sessionProblems[code];
  return rowProblem(row.line, { column: row.heading(field), value: row.raw(field) }, code, reason, repair);
}
