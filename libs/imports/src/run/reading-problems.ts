import type { LocalizedText } from '@peil/kernel';

type Known = { readonly reason: LocalizedText; readonly repair: LocalizedText };

/** What can be wrong with a row before anybody asks what it means. */
export const readingProblems = {
  'cell-count': {
    reason: { nl: 'Deze rij heeft te veel of te weinig cellen.', en: 'This row has too many or too few cells.' },
    repair: {
      nl: 'Controleer of er een scheidingsteken te veel of te weinig staat, of zet tekst tussen aanhalingstekens.',
      en: 'Check for a separator too many or too few, or put text between quotes.',
    },
  },
  'unclosed-quote': {
    reason: {
      nl: 'Op deze regel gaat een aanhalingsteken open dat nergens sluit.',
      en: 'A quote on this line is never closed.',
    },
    repair: { nl: 'Sluit het aanhalingsteken of haal het weg.', en: 'Close the quote or remove it.' },
  },
  'not-decodable': {
    reason: {
      nl: 'Deze cel bevat tekens die niet te lezen zijn.',
      en: 'This cell has characters that cannot be read.',
    },
    repair: {
      nl: 'Bewaar het bestand als UTF-8 en stuur het opnieuw.',
      en: 'Save the file as UTF-8 and send it again.',
    },
  },
  'value-missing': {
    reason: { nl: 'Deze cel moet gevuld zijn.', en: 'This cell must have a value.' },
    repair: { nl: 'Vul de waarde in.', en: 'Enter the value.' },
  },
  'impossible-day': {
    reason: { nl: 'Deze dag bestaat niet.', en: 'This day does not exist.' },
    repair: { nl: 'Schrijf een bestaande dag, zoals 12-03-2026.', en: 'Write an existing day, such as 2026-03-12.' },
  },
  'unreadable-day': {
    reason: { nl: 'Dit is niet als dag te lezen.', en: 'This cannot be read as a day.' },
    repair: { nl: 'Schrijf de dag als 12-03-2026.', en: 'Write the day as 2026-03-12.' },
  },
  'two-digit-year': {
    reason: { nl: 'Het jaar heeft maar twee cijfers.', en: 'The year has two digits only.' },
    repair: { nl: 'Schrijf het jaar voluit, zoals 2026.', en: 'Write the whole year, such as 2026.' },
  },
  'unreadable-number': {
    reason: {
      nl: 'Dit getal past niet bij de rest van de kolom.',
      en: 'This number does not fit the rest of the column.',
    },
    repair: {
      nl: 'Schrijf het getal met hetzelfde decimaalteken als de andere rijen.',
      en: 'Write the number with the same decimal sign as the other rows.',
    },
  },
  'unreadable-duration': {
    reason: { nl: 'Dit is niet als duur te lezen.', en: 'This cannot be read as a duration.' },
    repair: { nl: 'Schrijf de uren als 7,5 of 7:30.', en: 'Write the hours as 7.5 or 7:30, as in the other rows.' },
  },
  'day-number': {
    reason: { nl: 'Dit is een kaal getal en geen dag.', en: 'This is a bare number and no day.' },
    repair: {
      nl: 'Schrijf de dag als 12-03-2026, of bevestig dat de kolom dagnummers bevat.',
      en: 'Write the day as 2026-03-12, or confirm that the column holds day numbers.',
    },
  },
  'impossible-hour': {
    reason: {
      nl: 'Dit uur bestond niet: de klok ging toen vooruit.',
      en: 'This hour did not exist: the clock went forward then.',
    },
    repair: { nl: 'Verbeter het tijdstip.', en: 'Put the time right.' },
  },
  'unknown-zone': {
    reason: { nl: 'De tijdzone van dit tijdstip is niet bekend.', en: 'The time zone of this moment is not known.' },
    repair: {
      nl: 'Schrijf de zone als Europe/Amsterdam of UTC.',
      en: 'Write the zone as Europe/Amsterdam or UTC.',
    },
  },
  'other-decimal-sign': {
    reason: {
      nl: 'Dit getal heeft een ander decimaalteken dan de rest van de kolom.',
      en: 'This number has another decimal sign than the rest of the column.',
    },
    repair: {
      nl: 'Beantwoord de vraag bij deze rij, of schrijf het getal zoals de andere.',
      en: 'Answer the question about this row, or write the number like the others.',
    },
  },
  'word-left-out': {
    reason: {
      nl: 'Rijen met dit woord worden weggelaten, zo is geantwoord.',
      en: 'Rows with this word are left out, as was answered.',
    },
    repair: { nl: 'Gebruik een van de bekende woorden.', en: 'Use one of the known words.' },
  },
  'error-cell': {
    reason: { nl: 'In deze cel staat een fout van het rekenblad.', en: 'This cell holds an error of the spreadsheet.' },
    repair: { nl: 'Verbeter de formule of vul de waarde in.', en: 'Put the formula right or enter the value.' },
  },
  'formula-without-value': {
    reason: {
      nl: 'In deze cel staat een formule waarvan de uitkomst niet is bewaard.',
      en: 'This cell holds a formula whose outcome was not stored.',
    },
    repair: {
      nl: 'Open het bestand in het rekenblad en bewaar het opnieuw.',
      en: 'Open the file in the spreadsheet and save it again.',
    },
  },
  'unknown-word': {
    reason: { nl: 'Dit woord is hier niet bekend.', en: 'This word is not known here.' },
    repair: { nl: 'Gebruik een van de bekende woorden.', en: 'Use one of the known words.' },
  },
} as const satisfies Record<string, Known>;

export type ReadingProblemCode = keyof typeof readingProblems;
