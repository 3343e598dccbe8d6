import type { ColumnRule, ImportKind } from '../import-kind.js';
import type { Profile, ProfileColumn } from '../profiles/profile.js';
import { answerTo, option, type Answers, type Question } from '../questions/question.js';
import { fieldOf, sameHeading } from '../reading/headings.js';
import { signOfColumn, type ColumnCount } from '../values/column-count.js';
import type { FileFacts } from './file-facts.js';
import type { FileNotice } from './file-notice.js';
import type { ColumnReading } from './import-record.js';
import { columnQuestions, dayReadingOf } from './column-questions.js';
import type { PlannedColumn } from './planned-column.js';

export type ColumnPlan = {
  readonly columns: readonly PlannedColumn[];
  readonly readings: readonly ColumnReading[];
  readonly questions: readonly Question[];
  readonly notices: readonly FileNotice[];
  readonly failure: FileNotice | undefined;
};

/** The last column of a file of refused rows; recognised and ignored when it comes back. */
export const REASON_HEADING = 'Reden';
/** The answer that leaves a column out. */
export const IGNORE = 'ignore';

type Mapped = { readonly field: string | undefined; readonly from: 'answer' | 'profile' | 'kind' | undefined };

type HeadingPlace = { readonly index: number; readonly headings: readonly string[] };

/** A column that is known by where it stands; the first only when its heading is missing. */
function positioned({ index, headings }: HeadingPlace, { columns }: Profile): string | undefined {
  const isFirst = index === 0 && headings[0] === '';
  const isLast = index === headings.length - 1 && index > 0;
  const place = isFirst ? 'first' : isLast ? 'last' : undefined;
  const found = columns.find(({ position }) => position !== undefined && position === place);
  const elsewhere = found && headings.some((heading) => fieldOf(heading, [found]) !== undefined);
  return elsewhere === true ? undefined : found?.field;
}

function mappedField(place: HeadingPlace, kind: ImportKind, profile: Profile, answers: Answers): Mapped {
  const heading = place.headings[place.index] ?? '';
  const answered = Object.hasOwn(answers, `column:${heading}`) ? answers[`column:${heading}`] : undefined;
  if (answered === IGNORE) return { field: undefined, from: 'answer' };
  if (answered !== undefined && kind.columns.some(({ field }) => field === answered)) {
    return { field: answered, from: 'answer' };
  }
  const own = positioned(place, profile) ?? fieldOf(heading, profile.columns);
  if (own !== undefined) return { field: own, from: 'profile' };
  if (profile.columns.some(({ zoneHeadings = [] }) => zoneHeadings.some((name) => sameHeading(name, heading)))) {
    return { field: undefined, from: 'profile' };
  }
  const isIgnored = sameHeading(heading, REASON_HEADING) || profile.ignore.some((name) => sameHeading(name, heading));
  if (isIgnored) return { field: undefined, from: 'profile' };
  const known = fieldOf(heading, kind.columns);
  return { field: known, from: known === undefined ? undefined : 'kind' };
}

const quoted = (name: string) => `"${name}"`;

/** Two headings that mean the same: both are shown with a sample, and one is chosen. */
function equalHeadings(
  field: string,
  places: readonly number[],
  headings: readonly string[],
  counts: readonly (ColumnCount | undefined)[],
): Question {
  const options = places.map((index) => {
    const name = `${quoted(headings[index] ?? '')} (${index + 1}): ${counts[index]?.sample ?? ''}`;
    return option(String(index + 1), name, name);
  });
  const names = places.map((index) => quoted(headings[index] ?? ''));
  return {
    id: `choose:${field}`,
    scope: 'column',
    code: 'heading-twice',
    column: headings[places[0] ?? 0] ?? '',
    options,
    messages: {
      nl: `De kolommen ${names.join(' en ')} betekenen hetzelfde. Welke telt?`,
      en: `The columns ${names.join(' and ')} mean the same. Which one counts?`,
    },
  };
}

/** A heading that the profile does not name and the kind understands: new or renamed since the profile was made. */
function newHeading(heading: string, kind: ImportKind, field: string): Question {
  return {
    id: `column:${heading}`,
    scope: 'column',
    code: 'heading-new',
    column: heading,
    proposal: field,
    options: [
      ...kind.columns.map((column) => option(column.field, column.headings[0] ?? column.field, column.field)),
      option(IGNORE, 'niet lezen', 'do not read'),
    ],
    messages: {
      nl: `De kolom ${quoted(heading)} is nieuw voor dit profiel. Wat staat erin?`,
      en: `The column ${quoted(heading)} is new to this profile. What does it hold?`,
    },
  };
}

function missingColumn(kind: ImportKind, group: readonly string[]): FileNotice {
  const examples = group.map((field) => kind.columns.find((column) => column.field === field)?.headings[0] ?? field);
  const names = (word: string) => examples.map(quoted).join(word);
  return {
    code: 'column-missing',
    messages: {
      nl: `Dit bestand mist een kolom: ${names(' of ')}.`,
      en: `This file lacks a column: ${names(' or ')}.`,
    },
  };
}

/** Of several columns the one whose heading comes first in the profile. */
function firstNamed(own: ProfileColumn, places: readonly number[], headings: readonly string[]): number | undefined {
  const rank = (index: number) => own.headings.findIndex((name) => sameHeading(name, headings[index] ?? ''));
  return places.toSorted((a, b) => rank(a) - rank(b))[0];
}

/** A column that must be there is not, and others are not understood: perhaps it was renamed. */
function renamedHeading(heading: string, group: readonly string[], unread: readonly string[]): Question {
  return {
    id: `renamed:${group[0] ?? ''}`,
    scope: 'column',
    code: 'heading-gone',
    column: heading,
    options: unread.map((name) => option(name, quoted(name), quoted(name))),
    ...(unread.length === 1 && unread[0] !== undefined && { proposal: unread[0] }),
    messages: {
      nl: `De kolom ${quoted(heading)} is er niet meer. Hoe heet zij nu?`,
      en: `The column ${quoted(heading)} is gone. What is it called now?`,
    },
  };
}

/** Which column becomes what, what the profile does not say, and what has changed since it was made. */
export function planColumns(kind: ImportKind, profile: Profile, facts: FileFacts, answers: Answers): ColumnPlan {
  const headings = facts.header?.headings ?? [];
  const refused = new Set(facts.refused.map(({ index }) => index));
  const mapped = headings.map((_, index): Mapped =>
    refused.has(index)
      ? { field: undefined, from: undefined }
      : mappedField({ index, headings }, kind, profile, answers),
  );
  const questions: Question[] = [];
  const renamed = new Map<number, string>();
  let failure: FileNotice | undefined;

  const fieldAt = (index: number) => renamed.get(index) ?? mapped[index]?.field;
  const has = (field: string) =>
    Object.hasOwn(profile.wholeFile, field) ||
    profile.rules.some(({ set }) => set !== undefined && Object.hasOwn(set, field)) ||
    ('heading' in profile.shape && profile.shape.heading === field) ||
    ('second' in profile.shape && profile.shape.second === field) ||
    ('value' in profile.shape && profile.shape.value === field) ||
    headings.some((_, index) => fieldAt(index) === field);
  const groups = [
    ...kind.columns.filter(({ required }) => required).map(({ field }) => [field]),
    ...profile.columns.filter(({ required }) => required).map(({ field }) => [field]),
    ...(kind.oneOf ?? []),
  ];
  for (const group of facts.header ? groups : []) {
    const [first] = group;
    if (group.some(has)) continue;
    const unread = headings.filter(
      (heading, index) =>
        heading !== '' && !refused.has(index) && fieldAt(index) === undefined && mapped[index]?.from === undefined,
    );
    const known = profile.columns.find(({ field }) => group.includes(field));
    const question = known && unread.length > 0 ? renamedHeading(known.headings[0] ?? '', group, unread) : undefined;
    const answer = question ? answerTo(question, answers) : undefined;
    if (answer !== undefined && first !== undefined) renamed.set(headings.indexOf(answer), first);
    else if (question) questions.push(question);
    else failure ??= missingColumn(kind, group);
  }

  const fields = headings.map((_, index) => fieldAt(index));
  const chosen = fields.map((field, index) => {
    if (field === undefined) return true;
    const places = fields.flatMap((other, at) => (other === field ? [at] : []));
    if (places.length === 1) return true;
    const own = profile.columns.find((column) => column.field === field);
    if (own?.firstOf === true) return firstNamed(own, places, headings) === index;
    const question = equalHeadings(field, places, headings, facts.columns);
    const answer = answerTo(question, answers);
    if (answer === undefined && index === places[0]) questions.push(question);
    return answer === undefined ? index === places[0] : Number(answer) === index + 1;
  });
  headings.forEach((heading, index) => {
    const { field, from } = mapped[index] ?? {};
    if (profile.newHeadings === 'ask' && from === 'kind' && field !== undefined)
      questions.push(newHeading(heading, kind, field));
  });

  const columns = kind.columns.flatMap((rule): PlannedColumn[] => {
    const index = fields.findIndex((field, at) => field === rule.field && chosen[at] === true);
    const count = facts.columns[index];
    const heading = headings[index];
    if (index < 0 || heading === undefined) return [];
    const own = profile.columns.find(({ field }) => field === rule.field);
    return [plannedColumn(rule, own, { index, heading, count }, answers)];
  });
  for (const column of columns) questions.push(...columnQuestions(column, facts.columns[column.index], answers));
  return {
    columns,
    questions,
    failure,
    notices: columnNotices(columns, facts),
    readings: headings.map((heading, index): ColumnReading => {
      const field = chosen[index] === true ? fields[index] : undefined;
      const sample = field === undefined ? '' : (facts.columns[index]?.sample ?? '');
      return {
        heading,
        field,
        treatment: refused.has(index) ? 'refused' : field === undefined ? 'ignored' : 'read',
        ...(sample !== '' && { sample }),
      };
    }),
  };
}

export function plannedColumn(
  rule: ColumnRule,
  own: ProfileColumn | undefined,
  place: { readonly index: number; readonly heading: string; readonly count: ColumnCount | undefined },
  answers: Answers,
): PlannedColumn {
  const { index, heading, count } = place;
  const signAnswer = answers[`decimalSign:${heading}`];
  const sign =
    signAnswer === ',' || signAnswer === '.' ? signAnswer : (own?.decimalSign ?? (count ? signOfColumn(count) : ','));
  return {
    rule,
    profile: own,
    index,
    heading,
    day: dayReadingOf(heading, own, count, answers),
    sign,
    words: wordsOf(rule, own, heading, answers),
  };
}

/** The words of a column: ours, those of the profile, and what was answered about this file. */
function wordsOf(rule: ColumnRule, own: ProfileColumn | undefined, heading: string, answers: Answers) {
  const kindWords: Readonly<Record<string, readonly string[]>> =
    rule.read.type === 'word' ? rule.read.words : rule.read.type === 'yesNo' ? { true: [], false: [] } : {};
  const words: Record<string, string[]> = {};
  const prefix = `word:${heading}:`;
  for (const word of Object.keys(kindWords)) {
    const answered = Object.entries(answers).flatMap(([id, answer]) =>
      id.startsWith(prefix) && answer === word ? [id.slice(prefix.length)] : [],
    );
    words[word] = [...answered, ...(own?.words?.[word] ?? [])];
  }
  return words;
}

function columnNotices(columns: readonly PlannedColumn[], facts: FileFacts): readonly FileNotice[] {
  const damaged = columns.filter(({ index }) => (facts.columns[index]?.damaged ?? 0) > 0).map(({ heading }) => heading);
  if (damaged.length === 0) return [];
  const names = damaged.map(quoted).join(', ');
  const notice: FileNotice = {
    code: 'text-damaged-earlier',
    messages: {
      nl: `In ${names} staat tekst die al eerder beschadigd is (zoals Ã«). Peil neemt haar over zoals zij er staat.`,
      en: `In ${names} there is text that was damaged before (such as Ã«). Peil takes it as it stands.`,
    },
  };
  return [notice];
}
