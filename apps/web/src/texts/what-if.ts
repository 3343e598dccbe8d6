import { texts } from './text.js';

export const whatIfTexts = texts({
  'try.title': { nl: 'Wat als ik dit volg?', en: 'What if I take this?' },
  'try.lead': {
    nl: 'Vink aan wat je wilt proberen. Het beeld boven aan de pagina rekent mee. Er verandert nog niets.',
    en: 'Tick what you want to try. The picture at the top of the page follows. Nothing changes yet.',
  },
  'try.none': {
    nl: 'Er is nu geen aanbod dat een tekort van je aanvult.',
    en: 'No offering fills anything you are missing now.',
  },
  'try.caption': { nl: 'Aanbod dat je tekort aanvult', en: 'Offerings that fill what you are missing' },
  'try.offering': { nl: 'Aanbod', en: 'Offering' },
  'try.when': { nl: 'Wanneer', en: 'When' },
  'try.hours': { nl: 'Uren', en: 'Hours' },
  'try.points': { nl: 'Punten', en: 'Points' },
  'try.closes': { nl: 'Wat het oplost', en: 'What it solves' },
  'try.noDay': { nl: 'nog geen dag bekend', en: 'no day known yet' },
  'try.moreDays': {
    nl: '{day}, en {count, plural, one {nog 1 keer} other {nog # keer}}',
    en: '{day}, and {count, plural, one {once more} other {# times more}}',
  },
  'try.onlyTotal': { nl: 'alleen het totaal', en: 'only the total' },
  'try.fills': { nl: '{amount} {unit} van {what}', en: '{amount} {unit} of {what}' },
  'try.more': { nl: 'Toon alle {count}', en: 'Show all {count}' },
  'try.fewer': { nl: 'Toon alleen de eerste', en: 'Show only the first' },
  'try.best': {
    nl: 'Vink de {count} aan die samen het meest oplossen',
    en: 'Tick the {count} that solve most together',
  },
  'try.noChange': { nl: 'Dit verandert niets aan deze periode.', en: 'This changes nothing in this period.' },
  'try.plan': { nl: 'Zet op mijn planning', en: 'Add to my plan' },
  'try.planning': { nl: 'Bezig met plannen', en: 'Planning' },
  'try.planNot': { nl: 'Toch niet', en: 'Not now' },
  'try.clear': { nl: 'Wis de vinkjes', en: 'Clear the ticks' },
  'try.whichDay': { nl: 'Op welke dag doe je {what}?', en: 'On which day do you take {what}?' },
  'try.dayHint': { nl: 'Zoals 19-11-2026 of 19 nov', en: 'Such as 19-11-2026 or 19 Nov' },
  'try.problem.day': {
    nl: 'Vul een dag in, vandaag of later, zoals 19-11-2026',
    en: 'Enter a day, today or later, such as 19-11-2026',
  },
  'try.planned': {
    nl: '{count, plural, one {1 activiteit staat} other {# activiteiten staan}} op je planning.',
    en: '{count, plural, one {1 activity is} other {# activities are}} on your plan.',
  },
  'try.board.left': { nl: 'met je vinkjes {left}', en: 'with your ticks {left}' },
  'try.board.met': { nl: 'met je vinkjes gehaald', en: 'met with your ticks' },
  'try.legend': { nl: 'gepland, en wat je hieronder aanvinkt', en: 'planned, and what you tick below' },
});
