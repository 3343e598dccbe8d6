import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ImportKind, RowClass, RowResult } from '../import-kind.js';
import type { AskedRow, ImportDetails, ImportRecord, ImportStore } from './import-record.js';
import { absenceOf, absenceQuestions } from './missing-rows.js';
import { rowQuestionId } from './row-plan.js';
import { RowTally } from './row-tally.js';
import { takeRows } from './take-rows.js';

/** What a step works on, and whom it tells. */
export type StepParts = {
  readonly store: ImportStore;
  readonly kind: ImportKind;
  readonly record: ImportRecord;
  readonly details: ImportDetails;
  /** Told how far it is. */
  readonly progress: (tally: RowTally) => void;
  /** As it stands now, with what was told. */
  readonly current: () => ImportRecord;
  readonly isCancelled: () => boolean;
};

const MOST_ROW_QUESTIONS = 1_000;
const CLASSES_AT_ONCE = 500;

/** Classifies every row and records nothing. The record that waits for a person next; undefined: it was stopped. */
export async function analyse(parts: StepParts): Promise<ImportRecord | undefined> {
  const { store, kind, record, details, isCancelled, progress } = parts;
  const { importId } = record;
  store.clearProblems(importId);
  const tally = new RowTally();
  const asked = new Map<string, AskedRow>();
  const heard = (results: readonly RowResult[]) => {
    for (const { line, part = 0, questions = [] } of results) {
      for (const question of questions) {
        const id = question.id ?? rowQuestionId(line, question.code, part);
        if (asked.size < MOST_ROW_QUESTIONS && !asked.has(id)) asked.set(id, { ...question, line, id });
      }
    }
    progress(tally);
  };
  const whole = await takeRows(store, { record, details, kind, dryRun: true, tally, heard, isCancelled });
  if (!whole) return undefined;
  await saveClasses(store, importId, tally);
  const counted = parts.current();
  const absence = absenceOf(store, details.profile, counted, tally);
  const questions = absenceQuestions(details, counted, absence, tally.facts.size).filter(
    ({ id }) => !Object.hasOwn(details.answers, id),
  );
  const { missing } = absence;
  store.saveDetails(importId, { ...details, questions, rowQuestions: [...asked.values()], missing });
  return { ...counted, state: questions.length > 0 ? 'question' : 'preview', missing: missing.length };
}

/** Gives the commands of what was confirmed. True: to the end; false: a person stopped it. */
export async function recordFacts(parts: StepParts): Promise<boolean> {
  const { store, kind, record, details, isCancelled, progress } = parts;
  const { importId } = record;
  const { resumed } = details;
  const preview = resumed ? store.classes(importId) : new Map<number, RowClass>();
  const tally = new RowTally();
  const heard = (results: readonly RowResult[]) => {
    store.addFacts(
      importId,
      results.flatMap(({ fact, class: found }) =>
        fact === undefined ? [] : [{ fact, made: found === 'new', corrected: found === 'correction' }],
      ),
    );
    progress(tally);
  };
  const corrected = (result: RowResult) => (resumed ? asPreviewed(result, preview) : result);
  const whole = await takeRows(store, { record, details, kind, dryRun: false, tally, heard, isCancelled, corrected });
  await saveClasses(store, importId, tally);
  return whole;
}

/** A part at a time: others are answered meanwhile. */
async function saveClasses(store: ImportStore, importId: string, { classes }: RowTally): Promise<void> {
  store.clearClasses(importId);
  let part: [number, RowClass][] = [];
  for (const entry of classes) {
    part.push(entry);
    if (part.length < CLASSES_AT_ONCE) continue;
    store.addClasses(importId, part);
    part = [];
    await nextTurn();
  }
  store.addClasses(importId, part);
}

/** A row that was recorded before a stop is unchanged now; it is counted as what the import made of it. */
function asPreviewed(result: RowResult, preview: ReadonlyMap<number, RowClass>): RowResult {
  const before = preview.get(result.line);
  const made = before === 'new' || before === 'correction';
  return result.class === 'unchanged' && made ? { ...result, class: before } : result;
}
