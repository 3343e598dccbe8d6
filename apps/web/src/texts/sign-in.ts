import { texts } from './text.js';

export const signInTexts = texts({
  'signIn.title': { nl: 'Kies wie je bent', en: 'Choose who you are' },
  'signIn.lead': {
    nl: 'Dit is de proefomgeving: een stad met verzonnen leidinggevenden. Je hebt geen wachtwoord nodig.',
    en: 'This is the trial: a city with made-up managers. You need no password.',
  },
  'signIn.manager': { nl: 'Leidinggevende', en: 'Manager' },
  'signIn.director': { nl: 'Directeur', en: 'Director' },
  'signIn.city-director': { nl: 'Stedelijk directeur', en: 'City director' },
  'signIn.hr': { nl: 'P&O-adviseur', en: 'HR adviser' },
  'signIn.auditor': { nl: 'Auditor', en: 'Auditor' },
  'signIn.reporting': { nl: 'Verslaglegging', en: 'Reporting' },
  'signIn.managerAsks': { nl: '“Waar sta ik, en wat telt nog mee?”', en: '“Where do I stand, and what else counts?”' },
  'signIn.directorAsks': { nl: '“Komen we onze afspraken na?”', en: '“Do we keep our agreements?”' },
  'signIn.city-directorAsks': { nl: '“Hoe staan de directies ervoor?”', en: '“How are the directorates doing?”' },
  'signIn.hrAsks': { nl: '“Welke regel geldt, en wat doet die?”', en: '“Which rule holds, and what does it do?”' },
  'signIn.auditorAsks': { nl: '“Waar komt dit cijfer vandaan?”', en: '“Where does this figure come from?”' },
  'signIn.reportingAsks': { nl: '“Wat gaat er in de voortgangsbrief?”', en: '“What goes into the progress letter?”' },
  'signIn.search': { nl: 'Of zoek iemand in een lastige situatie', en: 'Or look for somebody in a tricky situation' },
  'signIn.searchHint': {
    nl: 'Bijvoorbeeld: verlof, naar rato, waargenomen, bewijs',
    en: 'For instance: leave, pro rata, acting, evidence',
  },
  'signIn.found': {
    nl: '{count, plural, =0 {Niemand gevonden} one {1 persoon} other {# mensen}}',
    en: '{count, plural, =0 {Nobody found} one {1 person} other {# people}}',
  },
  'signIn.provider': { nl: 'Meld je aan', en: 'Sign in' },
  'signIn.providerLead': {
    nl: 'Je meldt je aan met je werkaccount. Daarna kom je hier terug.',
    en: 'You sign in with your work account. Then you come back here.',
  },
  'signIn.begin': { nl: 'Aanmelden', en: 'Sign in with your work account' },
  'signIn.failed-unavailable': {
    nl: 'Aanmelden lukt nu niet. Probeer het over een paar minuten opnieuw.',
    en: 'Signing in does not work right now. Try again in a few minutes.',
  },
  'signIn.failed-refused': {
    nl: 'Het aanmelden is niet gelukt. Probeer het opnieuw.',
    en: 'Signing in did not work. Try again.',
  },
  'signIn.failed-unknown': {
    nl: 'Je werkaccount is nog niet bekend in Peil. Vraag de beheerder om je toe te voegen.',
    en: 'Peil does not know your work account yet. Ask the administrator to add you.',
  },
  'signIn.closed': { nl: 'Je kunt je hier nog niet aanmelden', en: 'You cannot sign in here yet' },
  'signIn.closedHelp': {
    nl: 'Aanmelden met je werkaccount is nog niet ingesteld. Vraag het de beheerder.',
    en: 'Signing in with your work account is not set up yet. Ask the administrator.',
  },
});
