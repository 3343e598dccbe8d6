import { calendarDaySchema, instantSchema, localizedTextSchema } from '@peil/kernel';
import { z } from 'zod';
import { passedOverReasons } from '../import-kind.js';
import { profileSchema } from '../profiles/profile.js';
import { answersSchema, questionScopes } from '../questions/question.js';
import { fileFormats } from './file-facts.js';
import { importStates, type ImportDetails, type ImportRecord } from './import-record.js';

const notice = z.object({ code: z.string(), messages: localizedTextSchema });
const count = z.int().min(0);
const counts = z.object({
  new: count,
  unchanged: count,
  correction: count,
  passedOver: count,
  question: count,
  bad: count,
});

const stored = z.object({
  importId: z.string(),
  kind: z.string(),
  profile: z.string(),
  profileVersion: z.int(),
  system: z.string(),
  state: z.enum(importStates),
  sender: z.object({
    commandId: z.string(),
    actor: z.object({ personId: z.string(), role: z.string() }),
    correlationId: z.string(),
    causationId: z.string().exactOptional(),
  }),
  today: calendarDaySchema,
  startedAt: instantSchema,
  finishedAt: instantSchema.optional(),
  fileHash: z.string(),
  fileSize: count,
  format: z.string(),
  encoding: z.string(),
  separator: z.string(),
  rows: count,
  taken: count,
  counts,
  factCounts: counts,
  passedOver: z.partialRecord(z.enum(passedOverReasons), count),
  problems: count,
  warnings: z.array(notice),
  failure: notice.optional(),
  missing: count,
  lastDay: calendarDaySchema.optional(),
  withdrawal: z.object({ withdrawn: count, left: count }).optional(),
});

/** Schema of an import as it is kept. */
export const importRecordSchema = stored.transform((record): ImportRecord => ({
  ...record,
  finishedAt: record.finishedAt,
  failure: record.failure,
  lastDay: record.lastDay,
  withdrawal: record.withdrawal,
}));

const options = z.array(z.object({ value: z.string(), messages: localizedTextSchema }));
const question = z.object({
  id: z.string(),
  scope: z.enum(questionScopes),
  code: z.string(),
  column: z.string(),
  messages: localizedTextSchema,
  options,
  proposal: z.string().exactOptional(),
  line: z.int().exactOptional(),
  needsFile: z.boolean().exactOptional(),
});
const texts = z.array(z.string());
const columnCount = z.object({
  filled: count,
  sample: z.string(),
  order: z.object({ dayFirst: count, monthFirst: count, either: count, example: z.string().optional() }),
  twoDigitYear: count,
  dayNumber: count,
  epochSeconds: count,
  lateTimes: count,
  lateExample: z.string(),
  comma: count,
  point: count,
  eitherSign: count,
  damaged: count,
  words: z.record(z.string(), count).optional(),
  different: count,
});
const facts = z.object({
  format: z.enum(fileFormats),
  encoding: z.enum(['utf-8', 'windows-1252']),
  sentAs: z.string(),
  separator: z.string(),
  recordEnd: z.string(),
  header: z.object({ line: count, headings: texts, others: z.array(texts) }).optional(),
  titles: texts,
  refused: z.array(z.object({ heading: z.string(), index: count, reason: z.enum(['score', 'special']) })),
  columns: z.array(columnCount),
  rows: count,
  hash: z.string(),
  size: count,
  fileName: z.string(),
  notices: z.array(notice),
  questions: z.array(question),
  failure: notice.optional(),
});

/** Schema of what is kept of a file's content while its import lives. */
export const importDetailsSchema = z
  .object({
    fileName: z.string(),
    facts,
    profile: profileSchema,
    proposed: texts,
    answers: answersSchema,
    confirm: z.boolean(),
    columns: z.array(
      z.object({
        heading: z.string(),
        field: z.string().optional(),
        treatment: z.enum(['read', 'ignored', 'refused']),
        sample: z.string().exactOptional(),
      }),
    ),
    questions: z.array(question),
    rowQuestions: z.array(
      z.object({
        ...{ id: z.string(), line: z.int(), code: z.string(), column: z.string() },
        messages: localizedTextSchema,
        options,
      }),
    ),
    missing: texts,
    resumed: z.boolean(),
  })
  .transform((details): ImportDetails => ({
    ...details,
    columns: details.columns.map((column) => ({ ...column, field: column.field })),
    facts: {
      ...details.facts,
      header: details.facts.header,
      failure: details.facts.failure,
      columns: details.facts.columns.map((column) => ({
        ...column,
        words: column.words,
        order: { ...column.order, example: column.order.example },
      })),
    },
  }));
