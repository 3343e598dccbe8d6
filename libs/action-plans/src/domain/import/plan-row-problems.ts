import { rowProblem, type ReadRow, type RowProblem } from '@peil/imports';
import type { LocalizedText } from '@peil/kernel';
import type { PlanRowProblem } from './read-plan-row.js';

type Known = { readonly reason: LocalizedText; readonly repair: LocalizedText };

const problems: Readonly<Record<PlanRowProblem, Known>> = {
  'unknown-unit': {
    reason: { nl: 'Deze directie is niet bekend.', en: 'This directorate is not known.' },
    repair: { nl: 'Gebruik de code of de naam uit Peil.', en: 'Use the code or the name in Peil.' },
  },
  'not-a-year': {
    reason: { nl: 'Dit is geen jaar.', en: 'This is not a year.' },
    repair: { nl: 'Vul een jaar in, zoals 2026.', en: 'Enter a year, such as 2026.' },
  },
  'unknown-theme': {
    reason: { nl: 'Dit thema bestaat niet.', en: 'This theme does not exist.' },
    repair: { nl: 'Gebruik een thema uit de lijst van thema’s.', en: 'Use a theme from the list of themes.' },
  },
  'unknown-classification': {
    reason: { nl: 'Deze indeling bestaat niet.', en: 'This classification does not exist.' },
    repair: { nl: 'Gebruik een indeling uit de lijst.', en: 'Use a classification from the list.' },
  },
  'unknown-quarter': {
    reason: { nl: 'Dit is geen kwartaal.', en: 'This is not a quarter.' },
    repair: { nl: 'Vul K1, K1-K3, of doorlopend in.', en: 'Enter Q1, Q1-Q3, or ongoing.' },
  },
  'unknown-owner': {
    reason: {
      nl: 'Deze trekker werkt niet in deze directie, of meer mensen heten zo.',
      en: 'This owner does not work in this directorate, or several people have this name.',
    },
    repair: { nl: 'Vul een personeelsnummer of een team in.', en: 'Enter a personnel number or a team.' },
  },
  'not-whole-euros': {
    reason: { nl: 'Dit is geen bedrag in hele euro’s.', en: 'This is not an amount in whole euros.' },
    repair: { nl: 'Vul hele euro’s in, zoals 2500.', en: 'Enter whole euros, such as 2500.' },
  },
  'too-long': {
    reason: { nl: 'Deze tekst is te lang of leeg.', en: 'This text is too long or empty.' },
    repair: { nl: 'Maak de tekst korter.', en: 'Make the text shorter.' },
  },
  'drop-needs-reason': {
    reason: { nl: 'Een vervallen actie heeft een reden nodig.', en: 'A dropped action needs a reason.' },
    repair: { nl: 'Zet de reden in de toelichting.', en: 'Put the reason in the note.' },
  },
  'twice-in-file': {
    reason: {
      nl: 'Een eerdere rij van dit bestand zegt over dezelfde actie iets anders.',
      en: 'An earlier row of this file says something else about the same action.',
    },
    repair: { nl: 'Laat alleen de juiste rij staan.', en: 'Keep only the row that is right.' },
  },
};

export function planRowProblem(row: ReadRow, code: PlanRowProblem, field: string): RowProblem {
  const { reason, repair } = problems[code];
  return rowProblem(row.line, { column: row.heading(field), value: row.raw(field) }, code, reason, repair);
}
