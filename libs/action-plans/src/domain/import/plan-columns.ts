import type { ColumnRule } from '@peil/imports';

/** The columns of an action plan as directorates keep it in a sheet, Dutch and English. */
export const planColumns: readonly ColumnRule[] = [
  {
    field: 'unit',
    headings: ['directie', 'directiecode', 'stadsdeel', 'eenheidcode', 'eenheid', 'directorate', 'unit code', 'code'],
    read: { type: 'text' },
    required: true,
  },
  { field: 'year', headings: ['jaar', 'year', 'planjaar'], read: { type: 'decimal' }, required: true },
  { field: 'reference', headings: ['kenmerk', 'nummer', 'nr', 'reference', 'id'], read: { type: 'text' } },
  { field: 'theme', headings: ['thema', 'theme'], read: { type: 'text' }, required: true },
  { field: 'title', headings: ['actie', 'action', 'titel', 'title', 'wat'], read: { type: 'text' }, required: true },
  {
    field: 'owner',
    headings: ['trekker', 'eigenaar', 'owner', 'personeelsnummer', 'personnel number', 'wie'],
    read: { type: 'text' },
  },
  { field: 'quarters', headings: ['kwartaal', 'kwartalen', 'quarter', 'quarters', 'wanneer'], read: { type: 'text' } },
  { field: 'aim', headings: ['doel', 'resultaat', 'beoogd resultaat', 'aim'], read: { type: 'text' } },
  { field: 'ambition', headings: ['ambitie', 'ambition'], read: { type: 'text' } },
  { field: 'measure', headings: ['maatregel', 'measure'], read: { type: 'text' } },
  { field: 'budget', headings: ['budget', 'kosten', 'euro'], read: { type: 'decimal' } },
  {
    field: 'preconditions',
    headings: ['randvoorwaarden', 'voorwaarden', 'preconditions', 'nodig'],
    read: { type: 'text' },
  },
  {
    field: 'classifications',
    headings: ['indeling', 'classificatie', 'classification', 'classifications', 'categorie'],
    read: { type: 'text' },
  },
  {
    field: 'state',
    headings: ['stand', 'status', 'voortgang', 'state'],
    read: {
      type: 'word',
      words: {
        notStarted: ['niet begonnen', 'niet gestart', 'not started', 'gepland', 'open'],
        onSchedule: ['op schema', 'on schedule', 'loopt', 'groen', 'in uitvoering'],
        slightlyDelayed: ['licht vertraagd', 'slightly delayed', 'geel'],
        delayed: ['vertraagd', 'vertraagd en aandacht nodig', 'delayed', 'rood'],
        done: ['gedaan', 'afgerond', 'klaar', 'done', 'gereed'],
        dropped: ['vervallen', 'gestopt', 'dropped'],
      },
    },
  },
  {
    field: 'note',
    headings: ['resultaat tot nu toe', 'opmerking', 'toelichting', 'note', 'terugblik', 'uitkomst'],
    read: { type: 'text' },
  },
];
