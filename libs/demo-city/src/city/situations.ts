import type { LocalizedText } from '@peil/kernel';

/** A manager of the demo city that somebody may want to look at. */
export const situationCodes = [
  'on-course',
  'at-risk',
  'lapsed',
  'just-appointed',
  'on-leave',
  'moved',
  're-appointed',
  'acting',
  'two-appointments',
  'returned-evidence',
  'corrected',
  'late-correction',
] as const;
export type SituationCode = (typeof situationCodes)[number];

export const situationTexts: Readonly<Record<SituationCode, LocalizedText>> = {
  'on-course': {
    nl: 'Op koers: doet elk half jaar iets en mist niets.',
    en: 'On course: does something every half year and misses nothing.',
  },
  'at-risk': {
    nl: 'Dreigt tekort te komen: weinig punten voor deze tijd van de periode.',
    en: 'At risk: few points for this time of the period.',
  },
  lapsed: {
    nl: 'Haalde de vorige periode niet, en het gesprek daarover moet nog komen.',
    en: 'Did not make the last period, and the conversation about it is still to come.',
  },
  'just-appointed': { nl: 'Net begonnen: de eis is naar rato.', en: 'Just appointed: what is required is pro rata.' },
  'on-leave': {
    nl: 'Al maanden met verlof: de eis wordt per hele maand lager.',
    en: 'On leave for months: what is required goes down with each whole month.',
  },
  moved: {
    nl: 'Halverwege het jaar naar een andere directie gegaan.',
    en: 'Moved to another directorate half-way through a year.',
  },
  're-appointed': {
    nl: 'Weg geweest en opnieuw aangesteld.',
    en: 'Left, and was appointed again.',
  },
  acting: {
    nl: 'Neemt waar: de eis geldt vanaf de derde maand.',
    en: 'Acting: held to the requirement from the third month.',
  },
  'two-appointments': {
    nl: 'Heeft twee aanstellingen tegelijk, in twee directies.',
    en: 'Has two appointments at once, in two directorates.',
  },
  'returned-evidence': {
    nl: 'Kreeg bewijs terug met een vraag.',
    en: 'Had evidence returned with a question.',
  },
  corrected: {
    nl: 'Heeft activiteiten die gecorrigeerd, ingetrokken en afgewezen zijn.',
    en: 'Has activities that were corrected, withdrawn and rejected.',
  },
  'late-correction': {
    nl: 'Maanden later gecorrigeerd: vraag het saldo op zoals het toen bekend was.',
    en: 'Corrected months later: ask for the balance as it was known then.',
  },
};
