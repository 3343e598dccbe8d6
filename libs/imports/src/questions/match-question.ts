import type { ImportContext, RowQuestion } from '../import-kind.js';
import { option } from './question.js';
import { LEAVE_OUT } from '../run/column-questions.js';

/** Something known that a text may mean, under the code or id by which it is known. */
export type Suggestion = { readonly code: string; readonly name: string };

const PREFIX = 'match';
const LONGEST_TEXT = 200;

/** How a text is compared with what was answered about it before. */
export function aliasKey(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** The id of the question what a text of a field means: the same for every row that says it. */
export function matchQuestionId(field: string, text: string): string {
  return `${PREFIX}:${field}:${aliasKey(text).slice(0, LONGEST_TEXT)}`;
}

/** Field and text of an answered question, to be learnt as an alias. */
export function aliasIn(id: string): { readonly field: string; readonly text: string } | undefined {
  const [prefix, field = '', ...rest] = id.split(':');
  return prefix === PREFIX && rest.length > 0 ? { field, text: rest.join(':') } : undefined;
}

/**
 * "Bedoel je …?": a text that nothing known is called, with what it may mean. One answer holds for every row that says
 * it, and becomes an alias of the profile. Without an answer only those rows stay out.
 *
 * @param more what can be said beside the suggestions
 */
export function matchQuestion(
  { field, column, text }: { readonly field: string; readonly column: string; readonly text: string },
  suggestions: readonly Suggestion[],
  more: RowQuestion['options'] = [],
): RowQuestion {
  const named = suggestions.map(({ code, name }) => `${code} (${name})`);
  return {
    id: matchQuestionId(field, text),
    code: 'did-you-mean',
    column,
    messages: {
      nl: `"${text}" is niet bekend. Bedoel je ${named.join(' of ')}?`,
      en: `"${text}" is not known. Do you mean ${named.join(' or ')}?`,
    },
    options: [
      ...suggestions.map(({ code, name }) => option(code, `${code}: ${name}`, `${code}: ${name}`)),
      ...more,
      option(LEAVE_OUT, 'geen van deze: rijen weglaten', 'none of these: leave the rows out'),
    ],
  };
}

/** What was answered about a text of a field, now or before; undefined: nothing. */
export function aliasOf({ aliases }: Pick<ImportContext, 'aliases'>, field: string, text: string): string | undefined {
  return aliases?.(field, aliasKey(text));
}
