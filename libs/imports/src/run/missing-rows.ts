import type { Profile } from '../profiles/profile.js';
import { option, type Question } from '../questions/question.js';
import type { ImportDetails, ImportRecord, ImportStore } from './import-record.js';
import type { RowTally } from './row-tally.js';

/** What a full export leaves out that the last one held. */
export type Absence = {
  readonly missing: readonly string[];
  /** Facts of the last export. */
  readonly before: number;
  /** The last export spoke of a later day. */
  readonly older: boolean;
};

const nothing: Absence = { missing: [], before: 0, older: false };

/** What is missing of a full export. Never deleted, withdrawn or ended: a person is told. */
export function absenceOf(store: ImportStore, profile: Profile, record: ImportRecord, tally: RowTally): Absence {
  if (profile.absence !== 'full') return nothing;
  const last = store.lastOf(record.profile, record.system);
  if (!last) return nothing;
  const facts = store.facts(last.importId).map(({ fact }) => fact);
  const older = last.lastDay !== undefined && tally.lastDay !== undefined && tally.lastDay < last.lastDay;
  return { missing: facts.filter((fact) => !tally.facts.has(fact)), before: facts.length, older };
}

const goOn = [option('goOn', 'ja, ga door', 'yes, go on')];

/** What must be confirmed before a full export is taken that looks incomplete or old. */
export function absenceQuestions(
  { facts }: Pick<ImportDetails, 'facts'>,
  record: ImportRecord,
  { missing, before, older }: Absence,
  held: number,
): readonly Question[] {
  const questions: Question[] = [];
  const many = missing.length * 10 > before && before > 0;
  const incomplete = facts.notices.some(({ code }) => code === 'incomplete-list');
  const file = { scope: 'file' as const, column: '', options: goOn };
  if (many) {
    questions.push({
      ...file,
      id: 'many-missing',
      code: 'many-missing',
      messages: {
        nl: `${missing.length} van de ${before} rijen van de vorige keer staan niet in dit bestand. Is het bestand volledig?`,
        en: `${missing.length} of the ${before} rows of last time are not in this file. Is the file complete?`,
      },
    });
  }
  if (incomplete) {
    questions.push({
      ...file,
      id: 'incomplete-list',
      code: 'incomplete-list',
      messages: {
        nl: `Deze lijst is niet volledig: er zijn er meer dan de ${record.rows} die hierin staan. Toch doorgaan?`,
        en: `This list is incomplete: there are more than the ${record.rows} it holds. Go on all the same?`,
      },
    });
  }
  if (older && held > 0) {
    questions.push({
      ...file,
      id: 'older-export',
      code: 'older-export',
      messages: {
        nl: 'Dit bestand is ouder dan het vorige dat is ingelezen. Toch doorgaan?',
        en: 'This file is older than the last one that was imported. Go on all the same?',
      },
    });
  }
  return questions;
}
