import type { ColumnRule } from '@peil/imports';

/** The columns of planned sessions: as a calendar gives them, or a list. */
export const sessionColumns: readonly ColumnRule[] = [
  {
    field: 'reference',
    headings: ['uid', 'kenmerk', 'reference', 'session id', 'sessie id', 'bijeenkomst id', 'event id', 'id'],
    read: { type: 'text' },
  },
  {
    field: 'offering',
    headings: [
      ...['offering', 'offering code', 'aanbod', 'aanbodcode', 'cursuscode', 'course code', 'categories', 'categorie'],
      ...['opleidingscode', 'training code', 'trainingscode'],
    ],
    read: { type: 'text' },
  },
  {
    field: 'title',
    headings: ['summary', 'titel', 'title', 'onderwerp', 'subject', 'naam', 'name', 'bijeenkomst', 'session'],
    read: { type: 'text' },
  },
  {
    field: 'day',
    headings: ['dtstart', 'datum', 'date', 'dag', 'day', 'begindatum', 'start date', 'startdatum', 'begin', 'start'],
    read: { type: 'day' },
    required: true,
  },
  {
    field: 'lastDay',
    headings: ['last day', 'laatste dag', 'einddatum', 'end date', 'tot en met', 'until'],
    read: { type: 'day' },
  },
  { field: 'minutes', headings: ['minutes', 'minuten'], read: { type: 'duration', unit: 'minutes' } },
  { field: 'hours', headings: ['uren', 'hours', 'duur', 'duration'], read: { type: 'duration', unit: 'hours' } },
  {
    field: 'status',
    headings: ['status'],
    read: {
      type: 'word',
      words: {
        planned: ['gepland', 'planned', 'confirmed', 'bevestigd', 'tentative', 'voorlopig', 'open'],
        cancelled: ['geannuleerd', 'cancelled', 'canceled', 'vervallen', 'afgelast'],
        superseded: ['superseded', 'vervangen'],
      },
    },
  },
];
