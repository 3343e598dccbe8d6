import { isCalendarDay } from '@peil/kernel';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ImportKind, RowResult } from '../import-kind.js';
import { matchQuestionId } from '../questions/match-question.js';
import type { ImportDetails, ImportRecord, ImportStore } from './import-record.js';
import { keptBatches } from './kept-rows.js';
import { planRows, type ReadFact } from './row-plan.js';
import type { RowTally } from './row-tally.js';

/** What is done with the rows of an import. */
export type Taking = {
  readonly record: ImportRecord;
  readonly details: ImportDetails;
  readonly kind: ImportKind;
  /** Classify only. */
  readonly dryRun: boolean;
  readonly tally: RowTally;
  /** Told of the results as they come, before they are forgotten. */
  readonly heard: (results: readonly RowResult[]) => void;
  readonly corrected?: (result: RowResult) => RowResult;
  /** Whether to stop before the next batch. */
  readonly isCancelled: () => boolean;
};

/** Rows between two looks at who else waits: a turn stays a few milliseconds. */
const ROWS_A_TURN = 64;

/** Reads the kept rows and has them taken, a part at a time. False: a person stopped it. */
export async function takeRows(store: ImportStore, taking: Taking): Promise<boolean> {
  const { record, details, kind, dryRun, tally, heard, isCancelled } = taking;
  const { importId, today, system, sender } = record;
  const corrected = taking.corrected ?? ((result: RowResult) => result);
  const plan = planRows(kind, details.profile, details.facts, details.answers);
  const run = await kind.begin({
    ...{ importId, today, dryRun, system, sender },
    takenBack: (fact) => store.takenBack(fact),
    aliases: (field, key) => aliasIn(details, field, key),
  });
  let unsaved: RowResult[] = [];
  const count = (found: readonly RowResult[]) => {
    const results = found.map(corrected);
    tally.add(results);
    unsaved.push(...results);
  };
  const save = () => {
    store.addProblems(
      importId,
      unsaved.flatMap(({ problems }) => problems),
    );
    heard(unsaved);
    unsaved = [];
  };
  for await (const rows of keptBatches(store, importId)) {
    if (isCancelled()) return false;
    for (let from = 0; from < rows.length; from += ROWS_A_TURN) {
      const read = rows.slice(from, from + ROWS_A_TURN).flatMap((row) => plan.read(row));
      count(read.flatMap((one) => ('result' in one ? [one.result] : [])));
      const fit = rowsIn(read, tally);
      if (fit.length > 0) count(await run.take(fit));
      await nextTurn();
    }
    save();
  }
  count(await run.finish());
  save();
  return true;
}

/** The rows that can be taken; the last day any of them speaks of is remembered. */
function rowsIn(read: readonly ReadFact[], tally: RowTally) {
  return read.flatMap((one) => {
    if (!('row' in one)) return [];
    const day = one.row.values.get('day');
    if (day !== undefined && isCalendarDay(day) && (tally.lastDay === undefined || day > tally.lastDay)) {
      tally.lastDay = day;
    }
    return [one.row];
  });
}

/** What a text means: as answered about this file, else as the profile knows. */
function aliasIn({ answers, profile }: ImportDetails, field: string, key: string): string | undefined {
  const id = matchQuestionId(field, key);
  return Object.hasOwn(answers, id) ? answers[id] : profile.aliases?.[field]?.[key];
}
