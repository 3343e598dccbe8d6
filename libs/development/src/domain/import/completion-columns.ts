import type { ColumnRule } from '@peil/imports';

const completed = [
  ...['completed', 'complete', 'voltooid', 'afgerond', 'behaald', 'geslaagd', 'passed', 'done', 'gereed', 'attended'],
  ...['aanwezig', 'aanw', 'deelgenomen', 'ja', 'yes', 'x', '1', 'true', 'waar', 'completed achieved pass grade'],
];
const notCompleted = [
  ...['not completed', 'incomplete', 'in progress', 'bezig', 'ingeschreven', 'enrolled', 'registered', 'not started'],
  ...[
    'niet voltooid',
    'niet afgerond',
    'afwezig',
    'absent',
    'no show',
    'afgemeld',
    'nee',
    'no',
    '0',
    'false',
    'onwaar',
  ],
];
const cancelled = ['cancelled', 'canceled', 'geannuleerd', 'withdrawn', 'ingetrokken', 'deleted', 'verwijderd', 'void'];

/** The columns of completions as learning systems export them, Dutch and English. */
export const completionColumns: readonly ColumnRule[] = [
  {
    field: 'personnelNumber',
    headings: [
      ...['personeelsnummer', 'personnel number', 'employee id', 'employee number', 'medewerkernummer', 'pers nr'],
      ...['personeelsnr', 'medewerkersnummer', 'medewerkernr', 'employee no', 'staff number'],
      ...['persnr', 'id number', 'idnumber', 'id-nummer', 'stud_id', 'student id', 'medewerker id', 'user id'],
    ],
    read: { type: 'text' },
  },
  {
    field: 'login',
    headings: ['username', 'user name', 'login', 'loginnaam', 'inlognaam', 'gebruikersnaam', 'account'],
    read: { type: 'text' },
  },
  {
    field: 'email',
    headings: ['email', 'e-mail', 'e-mailadres', 'email address', 'mailadres', 'mail'],
    read: { type: 'text' },
  },
  {
    field: 'name',
    headings: [
      'naam',
      'volledige naam',
      'naam medewerker',
      'deelnemer',
      'name',
      'full name',
      'participant',
      'employee name',
    ],
    read: { type: 'text' },
  },
  {
    field: 'givenName',
    headings: ['voornaam', 'roepnaam', 'first name', 'given name'],
    read: { type: 'text' },
  },
  {
    field: 'familyName',
    headings: ['achternaam', 'last name', 'surname', 'family name'],
    read: { type: 'text' },
  },
  { field: 'personId', headings: ['person id', 'manager id', 'persoon id', 'peil id'], read: { type: 'text' } },
  {
    field: 'reference',
    headings: [
      ...['reference', 'referentie', 'kenmerk', 'provider reference', 'record id', 'registration id', 'completion id'],
      ...['inschrijfnummer', 'registratienummer', 'external id', 'extern id', 'id', 'volgnummer'],
    ],
    read: { type: 'text' },
  },
  {
    field: 'offering',
    headings: [
      ...['offering', 'offering id', 'offering code', 'aanbod', 'aanbodcode', 'course code', 'course id', 'cursuscode'],
      ...['cursus', 'course', 'course short name', 'courseshortname', 'courseidnumber', 'cpnt_id', 'item id'],
      ...['opleidingscode', 'opleiding', 'training code', 'trainingscode'],
    ],
    read: { type: 'text' },
  },
  {
    field: 'title',
    headings: ['title', 'titel', 'course name', 'course full name', 'cursusnaam', 'naam opleiding', 'item title'],
    read: { type: 'text' },
  },
  {
    field: 'kind',
    headings: ['kind', 'soort', 'activity kind', 'activity type', 'soort activiteit', 'activiteitsoort', 'leervorm'],
    read: { type: 'text' },
  },
  {
    field: 'day',
    headings: [
      ...['completion date', 'completiondate', 'voltooiingsdatum', 'datum afgerond', 'afgerond op', 'behaald op'],
      ...['date completed', 'completed on', 'compl_dte', 'datum', 'date', 'dag', 'day', 'einddatum', 'end date'],
      ...['datum voltooid', 'completion time', 'voltooid op'],
    ],
    read: { type: 'day' },
    required: true,
  },
  {
    field: 'from',
    headings: ['start date', 'startdatum', 'begindatum', 'started on', 'gestart op', 'begin date', 'first day'],
    read: { type: 'day' },
  },
  {
    field: 'hours',
    headings: [
      ...['hours', 'uren', 'total hours', 'total_hrs', 'aantal uren', 'duur in uren', 'duur', 'duration', 'studielast'],
      ...['credit hours', 'contacturen'],
    ],
    read: { type: 'duration', unit: 'hours' },
  },
  {
    field: 'minutes',
    headings: ['minutes', 'minuten', 'duration in minutes', 'duur in minuten', 'aantal minuten'],
    read: { type: 'duration', unit: 'minutes' },
  },
  {
    field: 'status',
    headings: ['status', 'completion status', 'voltooiingsstatus', 'cmpl_stat_id', 'aanwezigheid', 'attendance'],
    read: { type: 'word', words: { completed, notCompleted, cancelled } },
  },
  {
    field: 'provider',
    headings: ['provider', 'aanbieder', 'leverancier', 'opleider', 'vendor', 'instituut'],
    read: { type: 'text' },
  },
  {
    field: 'role',
    headings: ['role', 'rol'],
    read: {
      type: 'word',
      words: {
        attended: ['deelnemer', 'participant', 'gevolgd'],
        taught: ['docent', 'trainer', 'teacher', 'gegeven'],
        organised: ['organisator', 'organiser', 'georganiseerd'],
        facilitated: ['begeleider', 'facilitator'],
      },
    },
  },
  {
    field: 'facilitation',
    headings: ['facilitation', 'begeleiding', 'facilitator type'],
    read: { type: 'word', words: { external: ['extern'], internal: ['intern'], none: ['geen', 'nee', 'no'] } },
  },
  { field: 'groupSize', headings: ['group size', 'groepsgrootte', 'deelnemers'], read: { type: 'decimal' } },
  { field: 'components', headings: ['components', 'component', 'onderdelen', 'onderdeel'], read: { type: 'text' } },
  { field: 'tags', headings: ['tags', 'tag', 'labels', 'label'], read: { type: 'text' } },
  {
    field: 'testPassed',
    headings: ['test passed', 'toets gehaald', 'toets behaald', 'testpassed'],
    read: { type: 'yesNo' },
  },
];

/** A completion is somebody's: a file must have one of these. */
export const personKeys = ['personnelNumber', 'login', 'email', 'personId'] as const;
/** A name alone is a proposal that a person confirms, also where nobody else has it. */
export const nameFields = ['name', 'familyName'] as const;
