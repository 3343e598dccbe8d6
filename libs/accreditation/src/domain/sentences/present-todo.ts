import { formatPoints, type CalendarDay, type LocalizedText } from '@peil/kernel';
import type { Balance, Unit } from '../balance.js';
import { amountOf, deedsLeft, type Deed } from '../forecast/todo.js';
import type { PublishedVersion } from '../scheme/scheme.js';
import { deedSentence } from './todo-sentence.js';

/** One thing a person still must do, as a sentence and as data. */
export type TodoDocument = {
  readonly type: Deed['type'];
  readonly schemeId: string;
  readonly requirement?: string;
  readonly factId?: string;
  readonly amount?: string;
  readonly unit?: Unit;
  readonly due?: CalendarDay;
  readonly text: LocalizedText;
};

function dataOf(deed: Deed): Omit<TodoDocument, 'text'> {
  const { type, schemeId } = deed;
  if (deed.type === 'conversation') return { type, schemeId };
  if (deed.type !== 'requirement') return { type, schemeId, factId: deed.line.factId };
  const { result, parts, enough, due } = deed;
  const of = enough === undefined ? deed : { ...deed, parts: parts.slice(0, 1) };
  const unit = parts[0]?.unit ?? result.unit;
  return { type, schemeId, requirement: result.id, amount: formatPoints(amountOf(of)), unit, due };
}

/** What a person still must do: at most four lines, most urgent first. */
export function presentTodo(
  entries: readonly Balance[],
  versions: readonly PublishedVersion[],
): readonly TodoDocument[] {
  const deeds = deedsLeft(entries);
  return deeds.map((deed, index) => {
    const entry = entries.find(({ schemeId }) => schemeId === deed.schemeId);
    const version = versions.find((it) => it.schemeId === deed.schemeId && it.version === entry?.version);
    const above = deeds
      .slice(0, index)
      .some((it) => it.type === 'requirement' && it.schemeId === deed.schemeId && it.result.unit !== 'times');
    return { ...dataOf(deed), text: deedSentence(deed, { words: version?.scheme ?? { words: {} }, above }) };
  });
}
