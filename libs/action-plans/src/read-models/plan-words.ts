import type { Projection } from '@peil/projections';
import type { DatabaseSync } from 'node:sqlite';
import { actionPlanWordsEvents, actionPlanWordsSet } from '../domain/events.js';
import { noWords, type PlanWords } from '../domain/words.js';

/** Which themes and classifications are there? */
export const planWordsProjection: Projection = {
  name: 'action-plan-words',
  version: 1,
  tables: 'CREATE TABLE words (one INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT',
  handles: actionPlanWordsEvents.map(({ type }) => type),
  open(database) {
    const set = database.prepare('INSERT OR REPLACE INTO words (one, words) VALUES (1, ?)');
    return {
      apply: ({ data }) => {
        set.run(JSON.stringify(data));
      },
      flush: () => undefined,
    };
  },
};

export function readPlanWords(database: DatabaseSync): PlanWords {
  const found = database.prepare('SELECT words FROM words').get();
  return found === undefined ? noWords : actionPlanWordsSet.schema.parse(JSON.parse(String(found.words)));
}
