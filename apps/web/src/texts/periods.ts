import { texts } from './text.js';

export const periodTexts = texts({
  'periods.title': { nl: 'Perioden', en: 'Periods' },
  'periods.lead': {
    nl: '<b>{toClose, plural, =0 {Er is geen periode te sluiten.} one {1 periode is te sluiten.} other {{toCloseAmount} perioden zijn te sluiten.}}</b> {restated, plural, =0 {Geen uitkomst is veranderd.} one {Van 1 gesloten periode zeggen de feiten nu iets anders.} other {Van {restatedAmount} gesloten perioden zeggen de feiten nu iets anders.}} {objections, plural, =0 {} one {Er loopt 1 bezwaar.} other {Er lopen {objectionsAmount} bezwaren.}}',
    en: '<b>{toClose, plural, =0 {There is no period to close.} one {1 period can be closed.} other {{toCloseAmount} periods can be closed.}}</b> {restated, plural, =0 {No result has changed.} one {Of 1 closed period the facts now say something else.} other {Of {restatedAmount} closed periods the facts now say something else.}} {objections, plural, =0 {} one {1 objection is open.} other {{objectionsAmount} objections are open.}}',
  },
  'periods.all': { nl: 'Alle perioden', en: 'All periods' },
  'periods.none': {
    nl: 'Er zijn nog geen perioden. Ze ontstaan als een regeling geldt.',
    en: 'There are no periods yet. They begin when a scheme is in force.',
  },
  'periods.period': { nl: 'Periode', en: 'Period' },
  'periods.range': { nl: '{from} tot en met {until}', en: '{from} to {until}' },
  'periods.graceUntil': { nl: 'inhalen kan tot en met {day}', en: 'can be made up until {day}' },
  'periods.waiting': {
    nl: '{count, plural, one {Bij 1 persoon wacht nog iets op beoordeling.} other {Bij # mensen wacht nog iets op beoordeling.}}',
    en: '{count, plural, one {Something of 1 person still waits for review.} other {Something of # people still waits for review.}}',
  },
  'periods.count.managers': { nl: 'Mensen', en: 'People' },
  'periods.count.running': { nl: 'Loopt', en: 'Running' },
  'periods.count.inGrace': { nl: 'Inhalen', en: 'Making up' },
  'periods.count.toClose': { nl: 'Te sluiten', en: 'To close' },
  'periods.count.closed': { nl: 'Gesloten', en: 'Closed' },
  'periods.count.restated': { nl: 'Veranderd', en: 'Changed' },
  'periods.count.objections': { nl: 'Bezwaar', en: 'Objection' },
  'periods.deed': { nl: 'Wat je kunt doen', en: 'What you can do' },
  'periods.objectionsHelp': {
    nl: 'Een bezwaar vind je bij de persoon die het maakte.',
    en: 'You find an objection with the person who made it.',
  },
  'periods.close': { nl: 'Sluit', en: 'Close' },
  'periods.closeQuestion': {
    nl: 'Sluit je {count, plural, one {1 periode} other {{amount} perioden}} van {from} tot en met {until}?',
    en: 'Do you close {count, plural, one {1 period} other {{amount} periods}} from {from} to {until}?',
  },
  'periods.closeHelp': {
    nl: 'De uitkomst wordt vastgesteld. Wat later bekend wordt, verandert die niet vanzelf: jij beslist dan.',
    en: 'The result is settled. What becomes known later does not change it by itself: you decide then.',
  },
  'periods.closeNow': {
    nl: 'Sluit {count, plural, one {1 periode} other {{amount} perioden}}',
    en: 'Close {count, plural, one {1 period} other {{amount} periods}}',
  },
  'periods.notNow': { nl: 'Niet nu', en: 'Not now' },
  'periods.closing': { nl: 'De perioden worden gesloten.', en: 'The periods are being closed.' },
  'periods.busyClosing': {
    nl: 'Bezig met sluiten: {done} van {managers} mensen.',
    en: 'Closing: {done} of {managers} people.',
  },
  'periods.closedResult': {
    nl: '{count, plural, one {1 periode is gesloten.} other {# perioden zijn gesloten.}}',
    en: '{count, plural, one {1 period was closed.} other {# periods were closed.}}',
  },
  'periods.notClosed': {
    nl: '{count, plural, one {1 periode bleef open:} other {# perioden bleven open:}}',
    en: '{count, plural, one {1 period stayed open:} other {# periods stayed open:}}',
  },
  'periods.openPerson': { nl: 'Open deze persoon.', en: 'Open this person.' },
  'periods.restatements': { nl: 'Wat de feiten nu anders zeggen', en: 'What the facts now say differently' },
  'periods.restatementsHelp': {
    nl: 'Na het sluiten is iets vastgelegd of verbeterd. Neem het over, of houd de uitkomst zoals die is vastgesteld.',
    en: 'After closing something was recorded or put right. Take it over, or keep the result as it was settled.',
  },
  'periods.noRestatements': {
    nl: 'Geen enkele vastgestelde uitkomst is veranderd.',
    en: 'No settled result has changed.',
  },
  'periods.who': { nl: 'Van wie', en: 'Whose' },
  'periods.erased': { nl: 'naam gewist', en: 'name erased' },
  'periods.settled': { nl: 'Vastgesteld', en: 'Settled' },
  'periods.now': { nl: 'Nu', en: 'Now' },
  'periods.differences': { nl: 'Wat verandert', en: 'What changes' },
  'periods.show': { nl: 'Toon', en: 'Show' },
  'periods.otherStatus': { nl: 'alleen een andere stand', en: 'another status only' },
  'periods.decide': { nl: 'Beslis', en: 'Decide' },
  'periods.accept': { nl: 'Neem over', en: 'Take over' },
  'periods.decline': { nl: 'Houd wat is vastgesteld', en: 'Keep what was settled' },
  'periods.accepted': {
    nl: 'Overgenomen. De uitkomst is opnieuw vastgesteld.',
    en: 'Taken over. The result was settled anew.',
  },
  'periods.declined': { nl: 'De vastgestelde uitkomst blijft.', en: 'The settled result stays.' },
});
