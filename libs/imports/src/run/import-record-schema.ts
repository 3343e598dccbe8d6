import { calendarDaySchema, instantSchema, localizedTextSchema } from '@peil/kernel';
import { z } from 'zod';
import { importStates, type ImportRecord } from './import-record.js';

const notice = z.object({ code: z.string(), messages: localizedTextSchema });
const count = z.int().min(0);

const stored = z.object({
  importId: z.string(),
  kind: z.string(),
  dryRun: z.boolean(),
  system: z.string(),
  dayOrder: z.enum(['dmy', 'mdy']).optional(),
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
  encoding: z.string(),
  separator: z.string(),
  columns: z.array(
    z.object({
      heading: z.string(),
      field: z.string().optional(),
      treatment: z.enum(['read', 'ignored', 'refused']),
    }),
  ),
  rows: count,
  taken: count,
  counts: z.object({
    new: count,
    unchanged: count,
    correction: count,
    passedOver: count,
    question: count,
    bad: count,
  }),
  problems: count,
  warnings: z.array(notice),
  questions: z.array(notice.extend({ column: z.string(), field: z.string(), options: z.array(z.string()) })),
  failure: notice.optional(),
});

/** Schema of an import as it is kept. */
export const importRecordSchema = stored.transform((record): ImportRecord => ({
  ...record,
  dayOrder: record.dayOrder,
  finishedAt: record.finishedAt,
  failure: record.failure,
  columns: record.columns.map((column) => ({ ...column, field: column.field })),
}));
