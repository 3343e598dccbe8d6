import type { ColumnRule, ColumnType, ImportKind, ReadRow, RowResult } from '../import-kind.js';
import { fieldOf } from '../reading/headings.js';
import { decodeCell } from '../reading/upload-text.js';
import { rowProblem, type RowProblem } from '../row-problem.js';
import { isOpenEnd, readDay } from '../values/day.js';
import { orderOf, type DayOrder } from '../values/day-order.js';
import { readDecimal, readDuration, signOf, type DecimalSign } from '../values/number.js';
import { readWord, readYesNo } from '../values/word.js';
import type { ColumnReading, FileNotice, FileQuestion } from './import-record.js';
import { readingProblems, type ReadingProblemCode } from './reading-problems.js';
import type { FileFacts, KeptRow } from './upload-reading.js';

type PlannedColumn = {
  readonly rule: ColumnRule;
  readonly index: number;
  readonly heading: string;
  readonly order: DayOrder;
  readonly sign: DecimalSign;
};

/** How the rows of a file will be read, or why they cannot be. */
export type RowPlan = {
  readonly columns: readonly ColumnReading[];
  readonly questions: readonly FileQuestion[];
  readonly failure: FileNotice | undefined;
  readonly read: (row: KeptRow) => { readonly row: ReadRow } | { readonly result: RowResult };
};

function failureOf(
  kind: ImportKind,
  header: FileFacts['header'],
  fields: readonly (string | undefined)[],
): FileNotice | undefined {
  if (!header) {
    return {
      code: 'no-headings',
      messages: {
        nl: 'In dit bestand staat geen rij met kolomnamen die Peil kent.',
        en: 'This file has no row of headings that Peil knows.',
      },
    };
  }
  const twice = fields.find((field, index) => field !== undefined && fields.indexOf(field) !== index);
  if (twice !== undefined) {
    const names = header.headings.filter((_, index) => fields[index] === twice).map((name) => `"${name}"`);
    return {
      code: 'heading-twice',
      messages: {
        nl: `De kolommen ${names.join(' en ')} betekenen hetzelfde. Laat er een weg.`,
        en: `The columns ${names.join(' and ')} mean the same. Leave one out.`,
      },
    };
  }
  const groups = [
    ...kind.columns.filter(({ required }) => required).map(({ field }) => [field]),
    ...(kind.oneOf ?? []),
  ];
  const missing = groups.find((group) => !group.some((field) => fields.includes(field)));
  if (!missing) return undefined;
  const examples = missing.map((field) => kind.columns.find((column) => column.field === field)?.headings[0] ?? field);
  return {
    code: 'column-missing',
    messages: {
      nl: `Dit bestand mist een kolom: ${examples.map((name) => `"${name}"`).join(' of ')}.`,
      en: `This file lacks a column: ${examples.map((name) => `"${name}"`).join(' or ')}.`,
    },
  };
}

const MONTHS_NL = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
];
const MONTHS_EN = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Asks in words: 3 April or 4 March? */
function orderQuestion(heading: string, example: string): FileQuestion {
  const [first = 1, second = 1] = example.split(/[-/.]/).map(Number);
  const words = (months: readonly string[]) => [
    `${first} ${months[second - 1] ?? ''}`,
    `${second} ${months[first - 1] ?? ''}`,
  ];
  const [dayNl, monthNl] = words(MONTHS_NL);
  const [dayEn, monthEn] = words(MONTHS_EN);
  return {
    code: 'day-order-unclear',
    column: heading,
    field: 'dayOrder',
    options: ['dmy', 'mdy'],
    messages: {
      nl: `Is ${example} in de kolom "${heading}" ${dayNl} (dmy) of ${monthNl} (mdy)? Stuur het bestand opnieuw met dayOrder.`,
      en: `Is ${example} in the column "${heading}" ${dayEn} (dmy) or ${monthEn} (mdy)? Send the file again with dayOrder.`,
    },
  };
}

type Value = { readonly value: string | undefined } | { readonly problem: ReadingProblemCode };

function readValue(text: string, type: ColumnType, { order, sign }: PlannedColumn): Value {
  switch (type.type) {
    case 'text':
      return { value: text };
    case 'day':
    case 'endDay': {
      if (type.type === 'endDay' && /^(31[-/.]12[-/.]9999|9999.?12.?31)/.test(text)) return { value: undefined };
      const read = readDay(text, order);
      if ('problem' in read) return read;
      return { value: type.type === 'endDay' && isOpenEnd(read.day) ? undefined : read.day };
    }
    case 'decimal': {
      const number = readDecimal(text, sign);
      return number === undefined ? { problem: 'unreadable-number' } : { value: number };
    }
    case 'duration': {
      const minutes = readDuration(text, type.unit, sign);
      return minutes === undefined ? { problem: 'unreadable-duration' } : { value: String(minutes) };
    }
    case 'yesNo': {
      const yes = readYesNo(text);
      return yes === undefined ? { problem: 'unknown-word' } : { value: String(yes) };
    }
    case 'word': {
      const word = readWord(text, type.words);
      return word === undefined ? { problem: 'unknown-word' } : { value: word };
    }
  }
}

/** Without blanks of any kind around it, and without the apostrophe we put before what looks like a formula. */
function cleaned(text: string): string {
  const bare = text
    .replace(/[\u200b\u200c\u200d\ufeff]/g, '')
    .replaceAll('\u00a0', ' ')
    .trim();
  return /^'[=+@\t-]/.test(bare) ? bare.slice(1) : bare;
}

function problem(line: number, code: ReadingProblemCode, column = '', value = ''): RowProblem {
  const { reason, repair } = readingProblems[code];
  return rowProblem(line, { column, value }, code, reason, repair);
}

const bad = (line: number, problems: readonly RowProblem[]): { readonly result: RowResult } => ({
  result: { line, class: 'bad', problems },
});

export function planRows(kind: ImportKind, facts: FileFacts, answered: DayOrder | undefined): RowPlan {
  const headings = facts.header?.headings ?? [];
  const refused = new Set(facts.refused.map(({ heading }) => heading));
  const fields = headings.map((heading) => (refused.has(heading) ? undefined : fieldOf(heading, kind.columns)));
  const planned = kind.columns.flatMap((rule): PlannedColumn[] => {
    const index = fields.indexOf(rule.field);
    const counted = facts.columns[index];
    if (index < 0 || !counted) return [];
    const order = orderOf(counted.order);
    const decided = order === 'ask' ? (answered ?? 'dmy') : order;
    return [{ rule, index, heading: headings[index] ?? '', order: decided, sign: signOf(counted.sign) }];
  });
  const questions = planned.flatMap(({ rule, index, heading }) => {
    const counted = facts.columns[index];
    const isDay = rule.read.type === 'day' || rule.read.type === 'endDay';
    const asks = isDay && counted && answered === undefined && orderOf(counted.order) === 'ask';
    return asks ? [orderQuestion(heading, counted.order.example ?? '')] : [];
  });
  const byField = new Map(planned.map((column) => [column.rule.field, column]));
  const header = headings.map((heading) => (refused.has(heading) ? '' : heading)).join('\u0001');

  function read([line, cells]: KeptRow): ReturnType<RowPlan['read']> {
    if (!cells) return bad(line, [problem(line, 'unclosed-quote')]);
    const texts = cells.map((cell) => decodeCell(cell, facts.encoding));
    if (texts.every((text) => text !== undefined && cleaned(text) === '')) {
      return { result: { line, class: 'passedOver', problems: [] } };
    }
    const extra = texts.slice(headings.length).some((text) => text === undefined || cleaned(text) !== '');
    if (extra || texts.length < headings.length) return bad(line, [problem(line, 'cell-count')]);
    if (
      texts
        .slice(0, headings.length)
        .map((text) => text?.trim() ?? '')
        .join('\u0001') === header
    ) {
      return { result: { line, class: 'passedOver', problems: [] } };
    }
    const values = new Map<string, string>();
    const problems: RowProblem[] = [];
    for (const column of planned) {
      const text = texts[column.index];
      const { heading, rule } = column;
      if (text === undefined) {
        problems.push(problem(line, 'not-decodable', heading));
        continue;
      }
      const bare = cleaned(text);
      if (bare === '') {
        if (rule.required) problems.push(problem(line, 'value-missing', heading));
        continue;
      }
      const found = readValue(bare, rule.read, column);
      if ('problem' in found) problems.push(problem(line, found.problem, heading, bare));
      else if (found.value !== undefined) values.set(rule.field, found.value);
    }
    if (problems.length > 0) return bad(line, problems);
    const columnOf = (field: string) => byField.get(field);
    return {
      row: {
        line,
        values,
        heading: (field) => columnOf(field)?.heading ?? '',
        raw: (field) => cleaned(texts[columnOf(field)?.index ?? -1] ?? ''),
      },
    };
  }

  return {
    columns: headings.map((heading, index) => ({
      heading,
      field: fields[index],
      treatment: refused.has(heading) ? 'refused' : fields[index] === undefined ? 'ignored' : 'read',
    })),
    questions,
    failure: failureOf(kind, facts.header, fields),
    read,
  };
}
