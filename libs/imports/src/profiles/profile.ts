import { z } from 'zod';

const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'must be a code: small letters, digits and hyphens');
const text = z.string().min(1).max(200);
const texts = z.array(text).max(200);
/** A pattern of our own: no groups that repeat themselves, so that no file can make it slow. */
const pattern = z
  .string()
  .max(200)
  .refine((source) => !/[+*}]\)?[+*{]/.test(source) && compiles(source), 'must be a simple regular expression');

function compiles(source: string): boolean {
  try {
    new RegExp(source, 'iu');
    return true;
  } catch {
    return false;
  }
}

/** How the values of a column may be written beside what is unmistakable. Each was confirmed once by a person. */
export const dayForms = ['twoDigitYear', 'dayNumber', 'epochSeconds'] as const;
export type DayForm = (typeof dayForms)[number];

const column = z.strictObject({
  /** The field of the import kind it becomes. */
  field: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/),
  /** Headings it goes by in this source; compared without case, accents, blanks and punctuation. */
  headings: texts.min(1),
  dayOrder: z.enum(['dmy', 'mdy']).exactOptional(),
  dayForms: z.array(z.enum(dayForms)).exactOptional(),
  /** The zone of moments without one, or the headings of the column that says it. */
  zone: text.exactOptional(),
  zoneHeadings: texts.exactOptional(),
  /** The column that stands first or last, whatever it is called: its heading is missing, or says something else. */
  position: z.enum(['first', 'last']).exactOptional(),
  /** Where several of the headings are there, the first of the list counts. */
  firstOf: z.boolean().exactOptional(),
  decimalSign: z.enum([',', '.']).exactOptional(),
  /** What a bare number of a duration counts. */
  unit: z.enum(['hours', 'minutes']).exactOptional(),
  /** Words of this source, by our word; they come before those of the kind. */
  words: z.record(z.string(), texts).exactOptional(),
  required: z.boolean().exactOptional(),
  /** A row without a value here says that nothing happened: it is passed over. */
  emptyIsNothing: z.boolean().exactOptional(),
  /** Taken off the front: `mailto:`. */
  after: text.exactOptional(),
  /** A value that means nothing here and is read as empty. */
  empty: texts.exactOptional(),
});
export type ProfileColumn = z.infer<typeof column>;

const wholeFileValue = z.strictObject({
  /** The first group of the pattern, looked for in the name of the file or in the rows above the headings. */
  fileName: pattern.exactOptional(),
  title: pattern.exactOptional(),
  value: text.exactOptional(),
  ask: z.boolean().exactOptional(),
});

const shape = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('row') }),
  /** Pairs of columns for each activity: a status under the activity's name, and the day beside it. */
  z.strictObject({
    type: z.literal('pairs'),
    /** What follows the activity's name in the second heading; empty: the second heading is empty or a day. */
    suffixes: z.array(z.string().max(60)).min(1),
    /** The field that the activity's name becomes. */
    heading: z.string(),
    value: z.string(),
    second: z.string(),
  }),
  /** One column for each session, to be unpivoted: the heading holds the day, the cell a mark. */
  z.strictObject({ type: z.literal('sessions'), heading: z.string(), value: z.string() }),
  /** Several rows a person: each its own fact or version, put together after reading. */
  z.strictObject({ type: z.literal('several') }),
]);

const rule = z.strictObject({
  /** Headings of the column that is looked at, and the values for which the rule holds. */
  when: z.strictObject({ headings: texts.min(1), is: z.array(z.string().max(200)).min(1) }),
  /** Leave the row out: it is no fact and no error. */
  passOver: z.boolean().exactOptional(),
  /** Fields that get a fixed value, or that of another column. */
  set: z
    .record(z.string(), z.union([z.strictObject({ value: text }), z.strictObject({ headings: texts.min(1) })]))
    .exactOptional(),
});

/** Schema of a profile: what is known of the files of one source. Published as JSON Schema; a profile holds no personal detail. */
export const profileSchema = z.strictObject({
  code,
  version: z.int().min(1),
  names: z.strictObject({ nl: text, en: text }),
  /** What the file holds: the code of an import kind. */
  kind: z.string().regex(/^[a-z][A-Za-z-]{0,39}$/),
  /** Code of the source system, for keys: the same reference of two systems is two facts. */
  system: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/),
  recognise: z.strictObject({
    /** Headings that must be present: one of each group. */
    headings: z.array(texts.min(1)).max(20),
    fileName: pattern.exactOptional(),
    firstLines: pattern.exactOptional(),
  }),
  form: z.strictObject({
    format: z.enum(['auto', 'delimited', 'excel', 'xml', 'json', 'calendar']),
    encoding: z.enum(['auto', 'utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
    /** `auto`, or the character itself. */
    separator: z.string().min(1).max(4),
    quote: z.enum(['double', 'none']),
    /** `auto`: a line end; else the mark that ends a record, such as `!##!`. */
    recordEnd: z.string().min(1).max(8),
    /** 0: none, columns go by their number; 2: keys and labels, or a row of groups above. */
    headerRows: z.union([z.literal('auto'), z.int().min(0).max(3)]),
    /** Of several header rows, the one whose names count. */
    headerRow: z.int().min(1).max(3).exactOptional(),
    sheet: z.string().min(1).max(100),
    /** `auto`, or how the line above the section begins. */
    section: z.string().min(1).max(100),
    /** The element or list that holds one record, for XML and JSON. */
    record: z.string().max(100).exactOptional(),
    /** Rows to leave out: those in which some cell begins with this. */
    leaveOut: texts,
  }),
  columns: z.array(column).max(100),
  /** A heading the profile does not name and the kind understands: asked, or read as the kind says. */
  newHeadings: z.enum(['ask', 'asKind']),
  /** Headings that may not come in, beside those of the common list. */
  refuse: texts,
  /** Headings that say nothing for Peil; no notice is given of them. */
  ignore: texts,
  wholeFile: z.record(z.string(), wholeFileValue),
  shape,
  rules: z.array(rule).max(50),
  /** `partial` says nothing of what is missing; `full` has it reported. */
  absence: z.enum(['partial', 'full']),
  /** Values that mean "no end", beside the far years. */
  openEnd: texts,
  /** What a text of a field means, as a person has said once: field, text in small letters, code or id. */
  aliases: z.record(z.string(), z.record(z.string(), text)).exactOptional(),
});
export type Profile = z.infer<typeof profileSchema>;

/** What a profile may leave out when it is written by hand. */
export type ProfileDraft = Pick<Profile, 'code' | 'names' | 'kind' | 'system'> &
  Partial<Omit<Profile, 'form'>> & { readonly form?: Partial<Profile['form']> };

/** A form of which everything is found in the file. */
export const plainForm: Profile['form'] = {
  format: 'auto',
  encoding: 'auto',
  separator: 'auto',
  quote: 'double',
  recordEnd: 'auto',
  headerRows: 'auto',
  sheet: 'auto',
  section: 'auto',
  leaveOut: [],
};

/** A whole profile: what the draft leaves out is found in the file. */
export function profileOf(draft: ProfileDraft): Profile {
  return profileSchema.parse({
    version: 1,
    recognise: { headings: [] },
    columns: [],
    newHeadings: draft.columns === undefined ? 'asKind' : 'ask',
    refuse: [],
    ignore: [],
    wholeFile: {},
    shape: { type: 'row' },
    rules: [],
    absence: 'partial',
    openEnd: [],
    ...draft,
    form: { ...plainForm, ...draft.form },
  });
}
