import type { ImportKind } from '../import-kind.js';
import type { Profile } from '../profiles/profile.js';
import { answerTo, type Answers, type Question } from '../questions/question.js';
import { readDay } from '../values/day.js';
import { readDuration } from '../values/number.js';
import { readWord } from '../values/word.js';
import type { FileFacts } from './file-facts.js';

/** Values that hold for every row: from the file's name, from the rows above the headings, fixed, or asked. */
export function wholeFileValues(kind: ImportKind, profile: Profile, facts: FileFacts, answers: Answers) {
  const values = new Map<string, string>();
  const questions: Question[] = [];
  for (const [field, source] of Object.entries(profile.wholeFile)) {
    const rule = kind.columns.find((column) => column.field === field);
    const question: Question = {
      id: `value:${field}`,
      scope: 'file',
      code: 'value-asked',
      column: '',
      options: [],
      messages: {
        nl: `Wat is "${rule?.headings[0] ?? field}" voor alle rijen van dit bestand?`,
        en: `What is "${field}" for all rows of this file?`,
      },
    };
    const answer = answerTo(question, answers);
    const found =
      answer ?? source.value ?? firstGroup(source.fileName, [facts.fileName]) ?? firstGroup(source.title, facts.titles);
    const value = found === undefined ? undefined : normal(found, rule?.read);
    if (value !== undefined) values.set(field, value);
    else if (source.ask === true) questions.push(question);
  }
  return { values, questions };
}

function firstGroup(pattern: string | undefined, texts: readonly string[]): string | undefined {
  if (pattern === undefined) return undefined;
  const expression = new RegExp(pattern, 'iu');
  for (const text of texts) {
    const found = expression.exec(text)?.[1]?.trim();
    if (found !== undefined && found !== '') return found;
  }
  return undefined;
}

function normal(text: string, read: ImportKind['columns'][number]['read'] | undefined): string | undefined {
  switch (read?.type) {
    case 'day':
    case 'endDay': {
      const found = readDay(text, 'dmy');
      return 'day' in found ? found.day : undefined;
    }
    case 'duration': {
      const minutes = readDuration(text, read.unit, ',') ?? readDuration(text, read.unit, '.');
      return minutes === undefined ? undefined : String(minutes);
    }
    case 'word':
      return readWord(text, read.words);
    default:
      return text;
  }
}
