import type { ColumnRule } from '@peil/imports';

/** The columns of a file of units. One row a unit, or one for each day from which something about it changed. */
export const unitColumns: readonly ColumnRule[] = [
  {
    field: 'code',
    headings: ['Code', 'Eenheidcode', 'Afdelingscode', 'Afdeling code', 'Code afdeling', 'OE-code', 'Unit code'],
    read: { type: 'text' },
    required: true,
  },
  {
    field: 'name',
    headings: ['Naam', 'Omschrijving', 'Eenheid', 'Naam eenheid', 'Afdelingsnaam', 'Name', 'Unit name', 'Description'],
    read: { type: 'text' },
    required: true,
  },
  {
    field: 'kind',
    headings: ['Soort', 'Type', 'Soort eenheid', 'Niveau', 'Kind', 'Unit kind', 'Unit type', 'Level'],
    read: {
      type: 'word',
      words: {
        organisation: ['organisation', 'organisatie', 'organization', 'gemeente', 'city', 'concern'],
        cluster: ['cluster'],
        directorate: ['directorate', 'directie', 'dienst'],
        district: ['district', 'stadsdeel', 'stadsgebied', 'city district'],
        team: ['team', 'afdeling', 'department', 'bureau', 'unit', 'sectie'],
      },
    },
  },
  {
    field: 'parentCode',
    headings: [
      'Bovenliggende code',
      'Bovenliggende eenheid',
      'Code bovenliggend',
      'Hoort onder',
      'Valt onder',
      'Parent',
      'Parent code',
      'Parent unit',
    ],
    read: { type: 'text' },
  },
  {
    field: 'from',
    headings: ['Begindatum', 'Startdatum', 'Datum begin', 'Vanaf', 'From', 'Start date', 'Valid from'],
    read: { type: 'day' },
  },
  {
    field: 'until',
    headings: ['Einddatum', 'Datum einde', 'Tot en met', 'Until', 'End date', 'Valid until'],
    read: { type: 'endDay' },
  },
  {
    field: 'effective',
    headings: [
      'Ingangsdatum',
      'Wijzigingsdatum',
      'Ingangsdatum wijziging',
      'Effective date',
      'Effective',
      'Changed from',
    ],
    read: { type: 'day' },
  },
];
