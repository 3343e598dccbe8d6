import { refuse, type CalendarDay } from '@peil/kernel';

/** Why a command to a period is refused. */
export const notOver = (graceUntil: CalendarDay) =>
  refuse(
    'conflict',
    'period-not-over',
    {
      nl: `Deze periode kan nog niet worden afgesloten: inhalen mag tot en met ${graceUntil}.`,
      en: `This period cannot be closed yet: it can be made up until ${graceUntil}.`,
    },
    { rule: 'domain.md, Settled: a period closes once its grace is over' },
  );

export const notClosed = refuse('conflict', 'period-not-closed', {
  nl: 'Deze periode is nog niet afgesloten. Sluit eerst de periode af.',
  en: 'This period is not closed yet. Close the period first.',
});

export const nothingChanged = refuse('conflict', 'restatement-none', {
  nl: 'Er is geen verschil met het vastgestelde resultaat.',
  en: 'There is no difference from the settled result.',
});

export const changedMeanwhile = refuse('conflict', 'restatement-changed', {
  nl: 'Het verschil is intussen veranderd. Bekijk het opnieuw en beslis dan.',
  en: 'The difference has changed meanwhile. Look again, then decide.',
});

export const dayInFuture = refuse(
  'invalid',
  'day-in-future',
  { nl: 'Deze dag is nog niet geweest.', en: 'This day has not been yet.' },
  { field: 'day' },
);

export const beforeClosing = refuse(
  'invalid',
  'objection-before-closing',
  {
    nl: 'Een bezwaar kan niet ouder zijn dan het resultaat waar het over gaat.',
    en: 'An objection cannot be older than the result it is about.',
  },
  { field: 'day' },
);

export const beforeObjection = refuse(
  'invalid',
  'before-objection',
  { nl: 'Deze dag ligt vóór de dag van het bezwaar.', en: 'This day is before the day of the objection.' },
  { field: 'day' },
);

export const beforePeriodEnd = refuse(
  'invalid',
  'consequence-before-period-end',
  {
    nl: 'Een gevolg kan er pas zijn als de periode voorbij is.',
    en: 'There can be a consequence only once the period is over.',
  },
  { field: 'day' },
);

export const objectionExists = refuse('conflict', 'objection-exists', {
  nl: 'Dit bezwaar is al vastgelegd, met een andere inhoud.',
  en: 'This objection was already recorded, with other content.',
});

export const objectionUnknown = refuse('notFound', 'objection-unknown', {
  nl: 'Dit bezwaar bestaat niet.',
  en: 'This objection does not exist.',
});

export const alreadyDecided = refuse('conflict', 'objection-decided', {
  nl: 'Op dit bezwaar is al beslist.',
  en: 'This objection has already been decided.',
});

export const notUpheld = refuse('conflict', 'objection-not-upheld', {
  nl: 'Opnieuw berekenen kan alleen na een bezwaar dat geheel of deels gegrond is.',
  en: 'A result is recalculated only after an objection that was upheld, wholly or in part.',
});

export const consequenceUnknown = refuse('notFound', 'consequence-unknown', {
  nl: 'Dit gevolg bestaat niet.',
  en: 'This consequence does not exist.',
});
