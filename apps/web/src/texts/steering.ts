import { texts } from './text.js';

/** The report, the auditor's pages, the search and the lists behind the squares. */
export const steeringTexts = texts({
  'nav.report': { nl: 'Verslag', en: 'Report' },
  'nav.audit': { nl: 'Zoeken', en: 'Search' },
  'nav.looks': { nl: 'Inzagelijst', en: 'Looks' },
  'report.title': { nl: 'Verslag {year} van {name}', en: 'Report {year} of {name}' },
  'report.asOf': { nl: 'Stand op {day}', en: 'As of {day}' },
  'report.other': { nl: 'Verslag {year}', en: 'Report {year}' },
  'report.captionOf': {
    nl: 'Aantal leidinggevenden dat te laat is in {name}',
    en: 'Number of managers who are late in {name}',
  },
  'report.foot': {
    nl: '{name}. Bron: Peil, stand op {day}. Beleid: {policy}.',
    en: '{name}. Source: Peil, as of {day}. Policy: {policy}.',
  },
  'audit.title': { nl: 'Zoeken', en: 'Search' },
  'audit.lead': {
    nl: 'Zoek een leidinggevende in je opdracht. Je inzage wordt vastgelegd.',
    en: 'Find a manager in your assignment. Your look is recorded.',
  },
  'audit.name': { nl: 'Naam, of een deel ervan', en: 'Name, or part of it' },
  'audit.search': { nl: 'Zoek deze persoon', en: 'Find this person' },
  'audit.found': {
    nl: '{count, plural, =0 {Niemand in je opdracht heet zo: {name}.} one {1 persoon gevonden voor {name}.} other {# mensen gevonden voor {name}.}}',
    en: '{count, plural, =0 {Nobody in your assignment is called {name}.} one {1 person found for {name}.} other {# people found for {name}.}}',
  },
  'audit.notice': {
    nl: 'Je inzage wordt vastgelegd en is zichtbaar voor {name}.',
    en: 'Your look is recorded and visible to {name}.',
  },
  'audit.open': { nl: 'Open de pagina van {name}', en: 'Open the page of {name}' },
  'search.label': { nl: 'Zoek mensen en aanbod', en: 'Find people and offerings' },
  'search.close': { nl: 'Sluit', en: 'Close' },
  'search.found': {
    nl: '{people, plural, =0 {Geen mensen} one {1 persoon} other {# mensen}}, {offerings, plural, =0 {geen aanbod} one {1 keer aanbod} other {# keer aanbod}}',
    en: '{people, plural, =0 {No people} one {1 person} other {# people}}, {offerings, plural, =0 {no offerings} one {1 offering} other {# offerings}}',
  },
  'search.people': { nl: 'Mensen', en: 'People' },
  'search.offerings': { nl: 'Aanbod', en: 'Offerings' },
  'who.trail': { nl: 'Waar je bent', en: 'Where you are' },
  'who.planned': { nl: 'gepland', en: 'planned' },
  'who.back': { nl: 'Terug naar {name}', en: 'Back to {name}' },
  'who.obligationLead': {
    nl: '<b>{late, plural, =0 {Niemand is te laat} one {1 persoon is te laat} other {# mensen zijn te laat}}</b>, van {all}. Uiterlijk {day}.',
    en: '<b>{late, plural, =0 {Nobody is late} one {1 person is late} other {# people are late}}</b>, of {all}. By {day}.',
  },
  'who.peopleTitle': { nl: 'Leidinggevenden van {name}', en: 'Managers of {name}' },
  'who.peopleLead': {
    nl: '{count, plural, one {1 leidinggevende} other {# leidinggevenden}}, met hun stand en waar het om gaat.',
    en: '{count, plural, one {1 manager} other {# managers}}, with their status and what it is about.',
  },
  'who.name': { nl: 'Naam', en: 'Name' },
  'who.state': { nl: 'Stand', en: 'Status' },
  'who.due': { nl: 'Uiterlijk', en: 'By' },
  'who.doneOn': { nl: 'Gedaan op', en: 'Done on' },
  'who.lateFrom': { nl: 'Te laat vanaf', en: 'Late from' },
  'who.reasons': { nl: 'Waarom', en: 'Why' },
  'who.talk': { nl: 'Gesprek', en: 'Talk' },
  'who.none': { nl: 'Er is niemand die hieraan voldoet.', en: 'Nobody fits this.' },
  'who.figuresOnly': {
    nl: 'Je ziet hier geen namen: je rol ziet alleen cijfers van deze directie.',
    en: 'You see no names here: your role sees only figures of this directorate.',
  },
  'download.csv': { nl: 'CSV', en: 'CSV' },
  'download.xlsx': { nl: 'Excel', en: 'Excel' },
  'download.as.csv': { nl: 'CSV: download deze lijst', en: 'CSV: download this list' },
  'download.as.xlsx': { nl: 'Excel: download deze lijst', en: 'Excel: download this list' },
  'download.done': { nl: 'De lijst is gedownload.', en: 'The list was downloaded.' },
  'who.conversations': { nl: 'Te laat', en: 'Late' },
  'who.conversationsLead': {
    nl: '{count, plural, =0 {Er is met niemand een gesprek nodig.} one {Met 1 persoon is een gesprek nodig.} other {Met # mensen is een gesprek nodig.}}',
    en: '{count, plural, =0 {No talk is needed.} one {A talk is needed with 1 person.} other {Talks are needed with # people.}}',
  },
  'nav.conversations': { nl: 'Te laat', en: 'Late' },
});
