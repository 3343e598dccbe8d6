import type { TextKey } from '../../texts/all-texts.js';

/** The classes of rows, in the order in which the bar shows them: what is taken, what is known, what is left. */
export const ROW_CLASSES = ['new', 'correction', 'unchanged', 'passedOver', 'question', 'bad'] as const;
export type RowClass = (typeof ROW_CLASSES)[number];

export const IMPORT_STATES = ['question', 'preview', 'running', 'done', 'failed', 'cancelled', 'withdrawn'] as const;

const FIELDS: Readonly<Record<string, TextKey>> = {
  personnelNumber: 'imports.field.personnelNumber',
  login: 'imports.field.login',
  email: 'imports.field.email',
  name: 'imports.field.name',
  givenName: 'imports.field.givenName',
  familyName: 'imports.field.familyName',
  personId: 'imports.field.personId',
  reference: 'imports.field.reference',
  offering: 'imports.field.offering',
  title: 'imports.field.title',
  kind: 'imports.field.kind',
  day: 'imports.field.day',
  from: 'imports.field.from',
  lastDay: 'imports.field.lastDay',
  hours: 'imports.field.hours',
  minutes: 'imports.field.minutes',
  status: 'imports.field.status',
  provider: 'imports.field.provider',
  role: 'imports.field.role',
  facilitation: 'imports.field.facilitation',
  groupSize: 'imports.field.groupSize',
  components: 'imports.field.components',
  tags: 'imports.field.tags',
  testPassed: 'imports.field.testPassed',
  unit: 'imports.field.unit',
  year: 'imports.field.year',
  theme: 'imports.field.theme',
  ambition: 'imports.field.ambition',
  aim: 'imports.field.aim',
  measure: 'imports.field.measure',
  owner: 'imports.field.owner',
  budget: 'imports.field.budget',
  quarters: 'imports.field.quarters',
  preconditions: 'imports.field.preconditions',
  classifications: 'imports.field.classifications',
  state: 'imports.field.state',
  note: 'imports.field.note',
};

/** What a column was understood as, by the code of the field; undefined for a field of an import that is not shown here. */
export const fieldText = (field: string): TextKey | undefined => FIELDS[field];

/** The fields that a column of an import of completions can be made. */
export const COMPLETION_FIELDS = [
  ...['personnelNumber', 'login', 'email', 'name', 'givenName', 'familyName', 'reference', 'offering', 'title'],
  ...['kind', 'day', 'from', 'hours', 'minutes', 'status', 'provider', 'role', 'facilitation', 'groupSize'],
  ...['components', 'tags', 'testPassed'],
] as const;

const WORDS: Readonly<Record<string, TextKey>> = {
  completed: 'imports.word.completed',
  notCompleted: 'imports.word.notCompleted',
  cancelled: 'imports.word.cancelled',
  external: 'imports.word.external',
  internal: 'imports.word.internal',
  none: 'imports.word.none',
};

/** What a word of a file can mean, by the code of the answer. */
export const wordText = (value: string): TextKey | undefined => WORDS[value];
