import { texts } from './text.js';

export const clusterTexts = texts({
  'cluster.title': { nl: 'Cluster {name}', en: 'Cluster {name}' },
  'cluster.worst': {
    nl: '{what} is het knelpunt: <b>in {units} van de {all} onderdelen</b> zijn {smallest} of meer mensen te laat.',
    en: '{what} is the bottleneck: <b>in {units} of {all} units</b> {smallest} or more people are late.',
  },
  'cluster.worstPoints': {
    nl: 'De punten zijn het knelpunt: <b>in {units} van de {all} onderdelen</b> lopen {smallest} of meer mensen risico.{what, select, other {}}',
    en: 'Points are the bottleneck: <b>in {units} of {all} units</b> {smallest} or more people are at risk.{what, select, other {}}',
  },
  'cluster.noWorst': {
    nl: 'Nergens is te zien dat {smallest} of meer mensen met hetzelfde te laat zijn.',
    en: 'Nowhere does it show that {smallest} or more people are late with the same thing.',
  },
  'cluster.everywhere': {
    nl: '{names} {count, plural, one {vraagt} other {vragen}} aandacht op elk punt.',
    en: '{names} {count, plural, one {asks} other {ask}} for attention on every point.',
  },
  'cluster.late': { nl: 'Hoeveel leidinggevenden zijn te laat?', en: 'How many managers are late?' },
  'cluster.caption': {
    nl: 'Aantal leidinggevenden dat te laat is, per onderdeel en verplichting',
    en: 'Number of managers who are late, by unit and obligation',
  },
  'cluster.nothingDue': {
    nl: 'Op deze dag kan nog niemand te laat zijn.',
    en: 'Nobody can be late on this day yet.',
  },
  'cluster.unit': { nl: 'Onderdeel', en: 'Unit' },
  'cluster.managers': { nl: 'Leiding\u00adgevenden', en: 'Managers' },
  'cluster.managersOf': { nl: 'leidinggevenden', en: 'managers' },
  'cluster.moment': { nl: 'Moment {moment}', en: 'Moment {moment}' },
  'cluster.points': { nl: 'Punten', en: 'Points' },
  'cluster.pointsHead': { nl: 'Punten', en: 'Points' },
  'cluster.texture.1': { nl: 'tot een kwart', en: 'up to a quarter' },
  'cluster.texture.2': { nl: 'tot 45 procent', en: 'up to 45 per cent' },
  'cluster.texture.3': { nl: '45 procent of meer', en: '45 per cent or more' },
  'cluster.hidden': {
    nl: 'minder dan {smallest}, niemand, of nodig om dat te verbergen',
    en: 'fewer than {smallest}, nobody, or needed to hide that',
  },
  'cluster.noteHidden': {
    nl: 'Getallen onder {smallest} tonen we niet, ook geen nul. Soms verbergen we een tweede getal, zodat niemand het eerste kan terugrekenen.',
    en: 'We do not show figures under {smallest}, nor zero. Sometimes we hide a second figure, so that nobody can work out the first.',
  },
  'cluster.notePoints': {
    nl: '“Punten” telt wie risico loopt. Een onderdeel openen laat dezelfde cijfers per maand zien, geen namen.',
    en: '“Points” counts who is at risk. Opening a unit shows the same figures by month, without names.',
  },
  'cluster.print': { nl: 'Druk af', en: 'Print' },
  'cluster.directors': { nl: 'Je afspraken met de directeuren', en: 'Your agreements with the directors' },
  'cluster.director': { nl: 'Directeur', en: 'Director' },
  'cluster.mag': { nl: 'MAG {year}', en: 'MAG {year}' },
  'cluster.oneLate': { nl: 'te laat: {what}', en: 'late: {what}' },
  'cluster.manyLate': { nl: '{count} keer te laat', en: '{count} times late' },
  'cluster.inTime': { nl: 'op tijd', en: 'in time' },
  'cluster.notBegun': { nl: 'niet begonnen', en: 'not begun' },
});
