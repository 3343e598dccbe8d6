import type { ReadRow } from '@peil/imports';
import { actionContentSchema, actionStates, type ActionContent, type ActionState, type Owner } from '../action.js';
import type { PlanWord } from '../events.js';
import type { PlanWords } from '../words.js';

/** What is wrong with a row. */
export type PlanRowProblem =
  | 'unknown-unit'
  | 'not-a-year'
  | 'unknown-theme'
  | 'unknown-classification'
  | 'unknown-quarter'
  | 'unknown-owner'
  | 'not-whole-euros'
  | 'too-long'
  | 'drop-needs-reason'
  | 'twice-in-file';

/** One action as a row gives it. */
export type PlanRow = {
  readonly unitId: string;
  readonly year: number;
  /** What the row is known by within its plan. */
  readonly key: string;
  readonly content: ActionContent;
  readonly state: ActionState | undefined;
  readonly note: string | undefined;
};

type Problem = { readonly problem: PlanRowProblem; readonly field: string };

/** What a row is matched with. */
export type PlanRowParts = {
  readonly words: PlanWords;
  /** The directorate with this code or name; undefined when there is none, or more than one. */
  readonly unitOf: (text: string) => string | undefined;
  /** The manager of the directorate with this number or name, or its team; undefined when there is none, or more than one. */
  readonly ownerOf: (text: string, unitId: string) => Owner | undefined;
};

export function readPlanRow({ values }: ReadRow, parts: PlanRowParts): PlanRow | Problem {
  const unitId = parts.unitOf(values.get('unit') ?? '');
  if (unitId === undefined) return { problem: 'unknown-unit', field: 'unit' };
  const year = Number(values.get('year'));
  if (!Number.isInteger(year) || year < 2000 || year > 2100) return { problem: 'not-a-year', field: 'year' };
  const theme = codeIn(parts.words.themes, values.get('theme') ?? '');
  if (theme === undefined) return { problem: 'unknown-theme', field: 'theme' };
  const named = (values.get('classifications') ?? '').split(/[,;/]/).map((text) => text.trim());
  const classifications = named.filter((text) => text !== '').map((text) => codeIn(parts.words.classifications, text));
  if (classifications.includes(undefined)) return { problem: 'unknown-classification', field: 'classifications' };
  const timing = timingIn(values.get('quarters'));
  if (timing === undefined) return { problem: 'unknown-quarter', field: 'quarters' };
  const ownerText = values.get('owner');
  const owner = ownerText === undefined ? undefined : parts.ownerOf(ownerText, unitId);
  if (ownerText !== undefined && owner === undefined) return { problem: 'unknown-owner', field: 'owner' };
  const budget = values.get('budget');
  if (budget !== undefined && !/^\d{1,9}(\.0+)?$/.test(budget)) return { problem: 'not-whole-euros', field: 'budget' };

  const content = actionContentSchema.safeParse({
    ...{ title: values.get('title'), theme, timing, classifications },
    ...(owner && { owner }),
    ...text(values, 'aim'),
    ...text(values, 'ambition'),
    ...text(values, 'measure'),
    ...text(values, 'preconditions'),
    ...(budget !== undefined && { budgetEuros: Number(budget) }),
  });
  const note = values.get('note');
  if (!content.success) return { problem: 'too-long', field: String(content.error.issues[0]?.path[0] ?? 'title') };
  if (note !== undefined && note.length > 2000) return { problem: 'too-long', field: 'note' };
  const state = actionStates.find((one) => one === values.get('state'));
  if (state === 'dropped' && note === undefined) return { problem: 'drop-needs-reason', field: 'note' };
  const reference = values.get('reference');
  const key = reference ?? `${theme} ${normal(content.data.title)}`;
  return { unitId, year, key, content: content.data, state, note };
}

function text(values: ReadRow['values'], field: string): Readonly<Record<string, string>> {
  const value = values.get(field);
  return value === undefined ? {} : { [field]: value };
}

function codeIn(words: readonly PlanWord[], named: string): string | undefined {
  const wanted = normal(named);
  return words.find(({ code, names }) => [code, names.nl, names.en].map(normal).includes(wanted))?.code;
}

/** `K1`, `Q1-Q3`, `1, 2`, `doorlopend`; nothing means all the time. */
function timingIn(value: string | undefined): ActionContent['timing'] | undefined {
  if (value === undefined || /^(doorlopend|ongoing|hele jaar|continu)$/i.test(value.trim())) return 'ongoing';
  const range = /^[KQ]?([1-4])\s*(?:-|t\/m|tot en met)\s*[KQ]?([1-4])$/i.exec(value.trim());
  if (range) {
    const [first, last] = [Number(range[1]), Number(range[2])];
    return first > last ? undefined : Array.from({ length: last - first + 1 }, (_, index) => first + index);
  }
  const quarters = value.split(/[,;+&]|\ben\b|\band\b/i).map((part) => /^\s*[KQ]?([1-4])\s*$/i.exec(part)?.[1]);
  return quarters.includes(undefined) ? undefined : [...new Set(quarters.map(Number))].sort((a, b) => a - b);
}

/** Without case, accents, blanks and punctuation. */
export function normal(value: string): string {
  return value
    .normalize('NFD')
    .replace(/[^\p{Letter}\p{Number}]/gu, '')
    .toLowerCase();
}
