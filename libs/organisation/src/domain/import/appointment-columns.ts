import type { ColumnRule } from '@peil/imports';
import { personnelNumberHeadings } from './person-columns.js';

/**
 * The columns of a file of appointments: one row an appointment, or one for each day from which something about it
 * changed. Two rows of one person are two appointments, unless the sequence number says that they are one.
 */
export const appointmentColumns: readonly ColumnRule[] = [
  { field: 'personnelNumber', headings: personnelNumberHeadings, read: { type: 'text' }, required: true },
  {
    field: 'sequence',
    headings: ['Volgnummer', 'Volgnummer dienstverband', 'Dienstverband', 'DV-volgnr', 'Sequence', 'Employment number'],
    read: { type: 'text' },
  },
  {
    field: 'unitCode',
    headings: ['Eenheidcode', 'Afdelingscode', 'Afdeling code', 'Code afdeling', 'OE-code', 'Unit code'],
    read: { type: 'text' },
    required: true,
  },
  {
    field: 'role',
    headings: ['Rol', 'Leidinggevende rol', 'Functie', 'Role', 'Function'],
    read: {
      type: 'word',
      words: {
        manager: ['manager', 'leidinggevende', 'leidinggevend'],
        teamManager: ['teammanager', 'team manager', 'teamleider', 'teamlead', 'team leader'],
        head: ['head', 'hoofd', 'afdelingshoofd', 'afdelingsmanager', 'head of department'],
        coordinator: ['coordinator', 'coördinator', 'teamcoordinator', 'teamcoördinator'],
        director: ['director', 'directeur', 'stadsdeeldirecteur', 'directeur stadsdeel', 'stadsdeelsecretaris'],
        cityDirector: ['city director', 'stedelijk directeur', 'clusterdirecteur', 'directeur cluster'],
        none: ['geen', 'none', 'nvt', 'n.v.t.', 'medewerker', 'employee', 'adviseur', 'adviser', 'advisor'],
      },
    },
    required: true,
  },
  {
    field: 'salaryScale',
    headings: ['Schaal', 'Salarisschaal', 'Functieschaal', 'Scale', 'Salary scale', 'Pay scale'],
    read: { type: 'text' },
  },
  {
    field: 'weeklyHours',
    headings: ['Uren per week', 'Uren', 'Contracturen', 'Weekuren', 'Aanstellingsomvang', 'Hours', 'Weekly hours'],
    read: { type: 'decimal' },
  },
  {
    field: 'acting',
    headings: ['Waarnemend', 'Waarneming', 'Ad interim', 'Tijdelijk waarnemend', 'Acting'],
    read: { type: 'yesNo' },
  },
  {
    field: 'managerNumber',
    headings: [
      'Personeelsnummer leidinggevende',
      'Nummer leidinggevende',
      'Leidinggevende nummer',
      'Rapporteert aan',
      'Manager number',
      'Reports to',
    ],
    read: { type: 'text' },
  },
  {
    field: 'from',
    headings: ['Begindatum', 'Datum in functie', 'Startdatum', 'Vanaf', 'From', 'Start date'],
    read: { type: 'day' },
    required: true,
  },
  {
    field: 'until',
    headings: ['Einddatum', 'Datum uit functie', 'Datum einde', 'Tot en met', 'Until', 'End date'],
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
