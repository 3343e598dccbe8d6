import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import { z } from 'zod';
import { movedTo } from '../domain/moved-to.js';
import { contentOf, type ActivityContent, type ActivityRow, type ContentForm } from './activity-row.js';

/** The content of an activity as text, with what is looked for. Text takes a fraction of the memory of what it says. */
export type WrittenContent = {
  readonly text: string;
  readonly kind: string;
  readonly day: string;
  readonly lastDay: string;
  readonly offeringId: string | undefined;
};

function writtenContent(activity: ActivityContent): WrittenContent {
  const { kind, day, until = day, offeringId } = activity;
  return { text: JSON.stringify(contentOf(activity)), kind, day, lastDay: until, offeringId };
}

/** The content as text. */
export const writtenForm: ContentForm<WrittenContent> = {
  of: writtenContent,
  movedTo: ({ text }, day) => writtenContent(movedTo(contentIn(text), day)),
};

export const ACTIVITY_TABLE = `
  CREATE TABLE activity (
    person_id TEXT NOT NULL,
    activity_id TEXT NOT NULL,
    status TEXT NOT NULL,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    offering_id TEXT,
    submitted_position INTEGER,
    content TEXT NOT NULL,
    taken_over TEXT,
    state TEXT NOT NULL,
    PRIMARY KEY (person_id, activity_id)
  ) STRICT, WITHOUT ROWID;
`;

/** A row from a list mostly stands as the list said it: then that is written once. */
const AS_CONTENT = 'asContent';

export const WRITE_ROW = 'INSERT OR REPLACE INTO activity VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';

/** The values for `WRITE_ROW`. What is neither content nor looked for lies in `state`, in a fixed order. */
export function valuesOf(row: ActivityRow<WrittenContent>): SQLInputValue[] {
  const { content, takenOver, submitted } = row;
  const state = [row.recordedAt, row.firstPosition, row.lastPosition, row.hasOutcome, row.shared, row.evidence];
  return [
    row.personId,
    row.activityId,
    row.status,
    content.kind,
    content.day,
    content.lastDay,
    content.offeringId ?? null,
    submitted?.position ?? null,
    content.text,
    takenOver === content ? AS_CONTENT : (takenOver?.text ?? null),
    JSON.stringify([...state, submitted?.at ?? null, row.confirmed ?? null]),
  ];
}

/** What `rowFrom` reads. */
export const SELECT_ROW =
  'SELECT person_id, activity_id, status, submitted_position, content, taken_over, state FROM activity';

const columns = z.object({
  person_id: z.string(),
  activity_id: z.string(),
  status: z.enum(['planned', 'recorded', 'submitted', 'approved', 'returned', 'rejected', 'withdrawn']),
  submitted_position: z.number().nullable(),
  content: z.string(),
  taken_over: z.string().nullable(),
  state: z.string(),
});

const list = z.array(z.string());
const stateSchema = z.tuple([
  z.string(),
  z.number(),
  z.number(),
  z.boolean(),
  z.boolean(),
  list,
  z.string().nullable(),
  z.object({ components: list.exactOptional(), tags: list.exactOptional() }).nullable(),
]);

/** It was checked against its schema when it was recorded. Checking it anew would put its fields in another order. */
const contentSchema = z.custom<ActivityContent>((value) => typeof value === 'object' && value !== null);

function contentIn(text: string): ActivityContent {
  return contentSchema.parse(JSON.parse(text));
}

/** The row that `SELECT_ROW` found, if it found one. */
export function rowFrom(found: Record<string, SQLOutputValue> | undefined): ActivityRow | undefined {
  if (found === undefined) return undefined;
  const row = columns.parse(found);
  const [recordedAt, firstPosition, lastPosition, hasOutcome, shared, evidence, submittedAt, confirmed] =
    stateSchema.parse(JSON.parse(row.state));
  const content = contentIn(row.content);
  const { submitted_position: position, taken_over: takenOver } = row;
  return {
    ...{ personId: row.person_id, activityId: row.activity_id, status: row.status, content },
    takenOver: takenOver === AS_CONTENT ? content : takenOver === null ? undefined : contentIn(takenOver),
    confirmed: confirmed ?? undefined,
    submitted: submittedAt === null || position === null ? undefined : { at: submittedAt, position },
    ...{ evidence, hasOutcome, shared, recordedAt, firstPosition, lastPosition },
  };
}

/** The same row with its content as text: what a row that is read back and written again is to the letter. */
export function writtenRow(row: ActivityRow | undefined): ActivityRow<WrittenContent> | undefined {
  if (row === undefined) return undefined;
  const content = writtenContent(row.content);
  const takenOver = row.takenOver === row.content ? content : row.takenOver && writtenContent(row.takenOver);
  return { ...row, content, takenOver };
}
