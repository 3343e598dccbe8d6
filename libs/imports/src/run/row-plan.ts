import type { ImportKind, ReadRow, RowQuestion, RowResult } from '../import-kind.js';
import { ERROR_CELL, NO_OUTCOME } from '../formats/excel.js';
import { EXACT_NUMBER } from '../formats/excel-number.js';
import type { Profile } from '../profiles/profile.js';
import { option, type Answers, type Question } from '../questions/question.js';
import { fieldOf } from '../reading/headings.js';
import { decodeCell } from '../reading/upload-text.js';
import { rowProblem, type RowProblem } from '../row-problem.js';
import { cleaned } from '../values/cleaned.js';
import { zoneNamed } from '../values/zone.js';
import { columnQuestions, LEAVE_OUT } from './column-questions.js';
import { planColumns, plannedColumn } from './column-plan.js';
import type { PlannedColumn } from './planned-column.js';
import type { FileFacts, KeptRow } from './file-facts.js';
import type { FileNotice } from './file-notice.js';
import type { ColumnReading } from './import-record.js';
import { readValue, readWithOtherSign } from './read-value.js';
import { readingProblems, type ReadingProblemCode } from './reading-problems.js';
import { factPlaces, type FactPlace } from './shape.js';
import { wholeFileValues } from './whole-file.js';
import { newColumnCount, type ColumnCount } from '../values/column-count.js';

/** One fact of a row, or what became of it before anybody asked what it means. */
export type ReadFact = { readonly row: ReadRow } | { readonly result: RowResult };

/** How the rows of a file will be read, what must be asked first, or why they cannot be read. */
export type RowPlan = {
  readonly columns: readonly ColumnReading[];
  readonly questions: readonly Question[];
  readonly notices: readonly FileNotice[];
  readonly failure: FileNotice | undefined;
  /** The facts of a row: one at least. */
  readonly read: (row: KeptRow) => readonly ReadFact[];
};

function problem(line: number, code: ReadingProblemCode, column = '', value = ''): RowProblem {
  const { reason, repair } = readingProblems[code];
  return rowProblem(line, { column, value }, code, reason, repair);
}

type Result = { readonly result: RowResult };
const bad = (line: number, problems: readonly RowProblem[]): Result => ({ result: { line, class: 'bad', problems } });
const passedOver = (line: number, reason: NonNullable<RowResult['reason']>): Result => ({
  result: { line, class: 'passedOver', problems: [], reason },
});

/** What a cell of Excel is, before what it holds. */
const MARKS = /^[\u0001-\u0003]/;

/** The id of a question about one row. */
export function rowQuestionId(line: number, code: string, part = 0): string {
  return part === 0 ? `row:${line}:${code}` : `row:${line}.${part + 1}:${code}`;
}

const TOTAL = /^(?:sub|eind|grand )?tota(?:al|len|l|ls)\s*:?$/i;

const noHeadings: FileNotice = {
  code: 'no-headings',
  messages: {
    nl: 'In dit bestand staat geen rij met kolomnamen die Peil kent.',
    en: 'This file has no row of headings that Peil knows.',
  },
};

/** Reads the rows of a file under a profile. Pure. */
export function planRows(kind: ImportKind, profile: Profile, facts: FileFacts, answers: Answers): RowPlan {
  const headings = facts.header?.headings ?? [];
  const plan = planColumns(kind, profile, facts, answers);
  const refused = new Set(facts.refused.map(({ index }) => index));
  const taken = new Set([...refused, ...plan.columns.map(({ index }) => index)]);
  const whole = wholeFileValues(kind, profile, facts, answers);
  const order =
    plan.columns.find(({ rule }) => rule.read.type === 'day')?.day.order ??
    profile.columns.find(({ dayOrder }) => dayOrder)?.dayOrder ??
    'dmy';
  const places = factPlaces(profile, headings, taken, order);
  const shaped = shapedColumns(kind, profile, places, facts, answers);
  const isCalled = (names: readonly string[]) =>
    headings.findIndex((heading) => fieldOf(heading, [{ field: 'it', headings: names }]) !== undefined);
  const rules = profile.rules.map((rule) => ({
    index: isCalled(rule.when.headings),
    is: new Set(rule.when.is.map((value) => value.toLowerCase())),
    passOver: rule.passOver === true,
    set: Object.entries(rule.set ?? {}).map(([field, source]) =>
      'value' in source ? { field, value: source.value } : { field, index: isCalled(source.headings) },
    ),
  }));
  const byField = new Map(plan.columns.map((column) => [column.rule.field, column]));
  const header = headings.map((heading, index) => (refused.has(index) ? '' : heading)).join('\u0001');
  const leaveOut = profile.form.leaveOut.map((text) => text.toLowerCase());
  const fixedWidth = facts.format === 'delimited' || facts.format === 'excel';

  function readRow([line, cells]: KeptRow): readonly ReadFact[] {
    if (!cells) return [bad(line, [problem(line, 'unclosed-quote')])];
    const texts = cells.map((cell) => {
      const text = decodeCell(cell, facts.encoding);
      return text === undefined ? undefined : cleaned(text);
    });
    if (texts.every((text) => text === '')) return [passedOver(line, 'blank')];
    if (isTotal(texts) || (leaveOut.length > 0 && leavesOut(texts, leaveOut))) return [passedOver(line, 'leftOut')];
    const extra =
      fixedWidth && texts.length > headings.length && texts.slice(headings.length).some((text) => text !== '');
    const short = facts.format === 'delimited' && texts.length < headings.length;
    if (extra || short) return [bad(line, [problem(line, 'cell-count')])];
    if (texts.length === headings.length && texts[0] === (refused.has(0) ? '' : headings[0])) {
      if (texts.join('\u0001') === header) return [passedOver(line, 'repeatedHeader')];
    }
    const base = new Map<string, string>(whole.values);
    const problems: RowProblem[] = [];
    const asked: RowQuestion[] = [];
    for (const column of plan.columns) {
      const nothing = readCell(line, 0, column, texts[column.index], texts, base, problems, asked);
      if (nothing) return [passedOver(line, 'nothingHappened')];
    }
    for (const { index, is, passOver, set } of rules) {
      const found = texts[index];
      if (index < 0 || found === undefined || !is.has(found.toLowerCase())) continue;
      if (passOver) return [passedOver(line, 'leftOut')];
      for (const one of set) {
        const value = 'value' in one ? one.value : texts[one.index];
        if (value !== undefined && value !== '') base.set(one.field, value);
      }
    }
    if (!places) return [factOf(line, 0, texts, base, problems, asked)];
    const read = places.flatMap((place, part): ReadFact[] => {
      if (place.cells.every(({ index }) => (texts[index] ?? '') === '')) return [];
      const values = new Map([...base, ...place.fixed]);
      const own = [...problems];
      const questions = [...asked];
      for (const { field, index } of place.cells) {
        const column = shaped.columns.get(`${field} ${index}`);
        if (column) readCell(line, part, column, texts[index], texts, values, own, questions);
      }
      return [factOf(line, part, texts, values, own, questions, place)];
    });
    return read.length > 0 ? read : [passedOver(line, 'nothingHappened')];
  }

  /** Reads one cell into `values`. True: the row says that nothing happened. */
  function readCell(
    line: number,
    part: number,
    column: PlannedColumn,
    text: string | undefined,
    texts: readonly (string | undefined)[],
    values: Map<string, string>,
    problems: RowProblem[],
    asked: RowQuestion[],
  ): boolean {
    const { heading, rule, profile: own } = column;
    if (text === undefined && cells(column)) {
      problems.push(problem(line, 'not-decodable', heading));
      return false;
    }
    const stripped = own?.after !== undefined && text?.startsWith(own.after) ? text.slice(own.after.length) : text;
    if (stripped === undefined || stripped === '' || own?.empty?.includes(stripped)) {
      if (own?.emptyIsNothing) return true;
      if (rule.required === true && !values.has(rule.field)) problems.push(problem(line, 'value-missing', heading));
      return false;
    }
    if (stripped.startsWith(ERROR_CELL) || stripped.startsWith(NO_OUTCOME)) {
      const code = stripped.startsWith(ERROR_CELL) ? 'error-cell' : 'formula-without-value';
      problems.push(problem(line, code, heading, stripped.slice(1)));
      return false;
    }
    const zone = zoneOf(column, texts);
    if (zone === 'unknown') {
      problems.push(problem(line, 'unknown-zone', heading, stripped));
      return false;
    }
    const isExact = stripped.startsWith(EXACT_NUMBER);
    const found = isExact
      ? readValue(stripped.slice(1), { ...column, sign: '.' }, profile.openEnd)
      : readValue(stripped, zone === undefined ? column : { ...column, day: { ...column.day, zone } }, profile.openEnd);
    if (!('problem' in found)) {
      if (found.value !== undefined) values.set(rule.field, found.value);
      return false;
    }
    if (found.problem === 'other-decimal-sign') {
      const answer = answers[rowQuestionId(line, found.problem, part)];
      const other = readWithOtherSign(stripped, column);
      if (answer === 'decimals' && 'value' in other && other.value !== undefined) values.set(rule.field, other.value);
      else if (answer === undefined) asked.push(otherSignQuestion(heading, stripped));
    }
    const leftOut = found.problem === 'unknown-word' && answers[`word:${heading}:${stripped}`] === LEAVE_OUT;
    if (!values.has(rule.field) || found.problem !== 'other-decimal-sign') {
      problems.push(problem(line, leftOut ? 'word-left-out' : found.problem, heading, stripped));
    }
    return false;
  }
  /** The zone of a moment, where a column says it. */
  function zoneOf({ profile: own }: PlannedColumn, texts: readonly (string | undefined)[]): string | undefined {
    if (own?.zoneHeadings === undefined) return undefined;
    const text = texts[isCalled(own.zoneHeadings)] ?? '';
    if (text === '') return undefined;
    return zoneNamed(text) ?? 'unknown';
  }

  /** A text that is undefined could not be decoded, unless the row is short by its form. */
  function cells({ index }: PlannedColumn): boolean {
    return fixedWidth && facts.format === 'delimited' && index >= 0;
  }

  function factOf(
    line: number,
    part: number,
    texts: readonly (string | undefined)[],
    values: ReadonlyMap<string, string>,
    problems: readonly RowProblem[],
    asked: readonly RowQuestion[],
    place?: FactPlace,
  ): ReadFact {
    const lacks = problems.every(({ code }) => code === 'value-missing');
    if (problems.length > 0 && lacks && kind.saysNothing?.(values) === true) return passedOver(line, 'nothingHappened');
    if (problems.some(({ code }) => code !== 'other-decimal-sign') || (problems.length > 0 && asked.length === 0)) {
      return bad(line, problems);
    }
    if (asked.length > 0) return { result: { line, part, class: 'question', problems, questions: asked } };
    const placeOf = (field: string) => place?.cells.find((cell) => cell.field === field);
    return {
      row: {
        line,
        part,
        values,
        heading: (field) => placeOf(field)?.heading ?? byField.get(field)?.heading ?? '',
        raw: (field) => (texts[placeOf(field)?.index ?? byField.get(field)?.index ?? -1] ?? '').replace(MARKS, ''),
        answer: (code) => answers[rowQuestionId(line, code, part)],
      },
    };
  }

  return {
    columns: plan.readings.map((reading, index) =>
      shaped.indexes.has(index) ? { ...reading, field: shaped.indexes.get(index), treatment: 'read' } : reading,
    ),
    questions: [...facts.questions, ...whole.questions, ...plan.questions, ...shaped.questions],
    notices: [...facts.notices, ...plan.notices],
    failure: facts.failure ?? (facts.header ? plan.failure : noHeadings),
    read: readRow,
  };
}

/** A row of totals: its first word says so. */
function isTotal(texts: readonly (string | undefined)[]): boolean {
  const first = texts.find((text) => text !== '') ?? '';
  return first.length < 20 && TOTAL.test(first);
}

function leavesOut(texts: readonly (string | undefined)[], beginnings: readonly string[]): boolean {
  return texts.some((text) => {
    const lower = text?.toLowerCase();
    return lower !== undefined && beginnings.some((beginning) => lower.startsWith(beginning));
  });
}

function otherSignQuestion(heading: string, text: string): RowQuestion {
  return {
    code: 'other-decimal-sign',
    column: heading,
    messages: {
      nl: `In de kolom "${heading}" staat ${text} met een ander decimaalteken dan de andere rijen. Is dat het decimaalteken?`,
      en: `The column "${heading}" says ${text} with another decimal sign than the other rows. Is that the decimal sign?`,
    },
    options: [
      option('decimals', 'ja, dat zijn decimalen', 'yes, those are decimals'),
      option(LEAVE_OUT, 'nee, deze rij weglaten', 'no, leave this row out'),
    ],
  };
}

/** The columns that hold the facts of a row, each planned by itself, and the words nobody has told the meaning of. */
function shapedColumns(
  kind: ImportKind,
  profile: Profile,
  places: readonly FactPlace[] | undefined,
  facts: FileFacts,
  answers: Answers,
) {
  const columns = new Map<string, PlannedColumn>();
  const indexes = new Map<number, string>();
  const questions = new Map<string, Question>();
  for (const { cells } of places ?? []) {
    for (const { field, index, heading } of cells) {
      const rule = kind.columns.find((one) => one.field === field);
      if (!rule) continue;
      const count: ColumnCount = facts.columns[index] ?? newColumnCount();
      const own = profile.columns.find((one) => one.field === field);
      // Words mean the same under every activity or session: they are asked once, under the field.
      const isWord = rule.read.type === 'word' || rule.read.type === 'yesNo';
      const column = plannedColumn(rule, own, { index, heading: isWord ? field : heading, count }, answers);
      columns.set(`${field} ${index}`, { ...column, heading });
      indexes.set(index, field);
      for (const question of columnQuestions(column, count, answers)) questions.set(question.id, question);
    }
  }
  return { columns, indexes, questions: [...questions.values()] };
}
