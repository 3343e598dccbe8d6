import { rowProblem, type ReadRow, type RowProblem, type RowQuestion } from '@peil/imports';
import type { LocalizedText, Refusal } from '@peil/kernel';

type Known = { readonly reason: LocalizedText; readonly repair: LocalizedText };

/** What can be wrong with a completion, and how to put it right. */
export const completionProblems = {
  'no-person': {
    reason: {
      nl: 'In deze rij staat niet van wie de activiteit is.',
      en: 'This row does not say whose activity it is.',
    },
    repair: {
      nl: 'Vul een personeelsnummer, gebruikersnaam of e-mailadres in.',
      en: 'Enter a personnel number, user name or e-mail address.',
    },
  },
  'unknown-person': {
    reason: { nl: 'Deze persoon is in Peil niet bekend.', en: 'Peil does not know this person.' },
    repair: {
      nl: 'Controleer het nummer of adres, of laat de beheerder de persoon eerst inlezen.',
      en: 'Check the number or address, or have the administrator import the person first.',
    },
  },
  'ambiguous-person': {
    reason: { nl: 'Meer dan een persoon past hierbij.', en: 'More than one person fits this.' },
    repair: { nl: 'Gebruik het personeelsnummer.', en: 'Use the personnel number.' },
  },
  'unknown-name': {
    reason: { nl: 'Niemand in Peil heet zo.', en: 'Nobody in Peil has this name.' },
    repair: {
      nl: 'Vul een personeelsnummer of e-mailadres in.',
      en: 'Enter a personnel number or e-mail address.',
    },
  },
  'ambiguous-name': {
    reason: { nl: 'Meer dan een persoon heet zo.', en: 'More than one person has this name.' },
    repair: {
      nl: 'Vul een personeelsnummer of e-mailadres in.',
      en: 'Enter a personnel number or e-mail address.',
    },
  },
  'damaged-number': {
    reason: {
      nl: 'Dit nummer is door een rekenblad beschadigd (zoals 1,2E+05).',
      en: 'This number was damaged by a spreadsheet (such as 1.2E+05).',
    },
    repair: {
      nl: 'Zet de kolom in het bronbestand op tekst en exporteer opnieuw.',
      en: 'Set the column to text in the source and export again.',
    },
  },
  'outside-scope': {
    reason: { nl: 'Deze persoon hoort niet bij jouw directies.', en: 'This person is not in your directorates.' },
    repair: {
      nl: 'Laat de rij weg, of geef haar aan de adviseur van die directie.',
      en: 'Leave the row out, or give it to the adviser of that directorate.',
    },
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
  'unknown-kind': {
    reason: { nl: 'Deze soort activiteit bestaat niet.', en: 'This kind of activity does not exist.' },
    repair: { nl: 'Gebruik een soort uit de lijst van soorten.', en: 'Use a kind from the list of kinds.' },
  },
  'not-a-code': {
    reason: { nl: 'Dit past niet in deze kolom.', en: 'This does not fit this column.' },
    repair: { nl: 'Gebruik een korte code zonder blanco’s.', en: 'Use a short code without blanks.' },
  },
  'twice-in-file': {
    reason: {
      nl: 'Een eerdere rij van dit bestand zegt over hetzelfde iets anders.',
      en: 'An earlier row of this file says something else about the same.',
    },
    repair: { nl: 'Laat alleen de juiste rij staan.', en: 'Keep only the row that is right.' },
  },
  'reference-of-another': {
    reason: {
      nl: 'Onder dit kenmerk staat al een activiteit van iemand anders.',
      en: 'Under this reference there already is an activity of someone else.',
    },
    repair: {
      nl: 'Controleer het kenmerk of de persoon in het bronsysteem.',
      en: 'Check the reference or the person in the source system.',
    },
  },
  'name-differs': {
    reason: {
      nl: 'De naam in deze rij is niet die van de persoon met dit nummer. Het nummer telt; de rij wordt overgenomen.',
      en: 'The name in this row is not that of the person with this number. The number decides; the row is taken.',
    },
    repair: {
      nl: 'Controleer of het nummer van deze persoon is.',
      en: 'Check that the number is this person’s.',
    },
  },
} as const satisfies Record<string, Known>;

export type CompletionProblemCode = keyof typeof completionProblems;

/** A problem of a row, at the cell of a field. */
export function completionProblem(row: ReadRow, code: CompletionProblemCode, field: string | undefined): RowProblem {
  const { reason, repair } = completionProblems[code];
  return rowProblem(row.line, placeOf(row, field), code, reason, repair);
}

/** What is asked about a row, as the problem that leaves it out for now. */
export function questionProblem(row: ReadRow, { code, messages }: RowQuestion, field: string | undefined): RowProblem {
  return rowProblem(row.line, placeOf(row, field), code, messages, {
    nl: 'Beantwoord de vraag; zonder antwoord blijft deze rij buiten de import.',
    en: 'Answer the question; without an answer this row stays out of the import.',
  });
}

/** The same for what the dossier or the kind refuses. */
export function refusedProblem(row: ReadRow, refusal: Refusal): RowProblem {
  const field = fieldOfRefusal[refusal.field ?? ''];
  return rowProblem(row.line, placeOf(row, field), refusal.code, refusal.message, {
    nl: 'Pas de rij aan en stuur het bestand opnieuw.',
    en: 'Change the row and send the file again.',
  });
}

const fieldOfRefusal: Readonly<Record<string, string>> = {
  'activity.day': 'day',
  'activity.until': 'from',
  'activity.minutes': 'hours',
  'activity.kind': 'kind',
};

function placeOf(row: ReadRow, field: string | undefined): { readonly column: string; readonly value: string } {
  return field === undefined ? { column: '', value: '' } : { column: row.heading(field), value: row.raw(field) };
}
