import type { DayForm, ProfileColumn } from '../profiles/profile.js';
import { answerTo, option, type Answers, type Question } from '../questions/question.js';
import type { ColumnCount } from '../values/column-count.js';
import { dayInWords } from '../values/day-in-words.js';
import { readDay, type DayReading } from '../values/day.js';
import { orderOf, ordersContradict, type DayOrder } from '../values/day-order.js';
import { readWord, readYesNo } from '../values/word.js';
import type { PlannedColumn } from './planned-column.js';

/** The answer that leaves out the rows with a word. */
export const LEAVE_OUT = 'leaveOut';
const isOrder = (text: string | undefined): text is DayOrder => text === 'dmy' || text === 'mdy';

function answered(answers: Answers, name: string, heading: string): string | undefined {
  const id = `${name}:${heading}`;
  if (Object.hasOwn(answers, id)) return answers[id];
  return Object.hasOwn(answers, name) ? answers[name] : undefined;
}

/** How the days of a column are read: as answered, as the profile says, else as the values say. */
export function dayReadingOf(
  heading: string,
  own: ProfileColumn | undefined,
  count: ColumnCount | undefined,
  answers: Answers,
): DayReading {
  const told = answered(answers, 'dayOrder', heading);
  const found = count ? orderOf(count.order) : 'dmy';
  const order = isOrder(told) ? told : (own?.dayOrder ?? (found === 'ask' ? 'dmy' : found));
  const forms: DayForm[] = [...(own?.dayForms ?? [])];
  for (const form of ['twoDigitYear', 'dayNumber', 'epochSeconds'] as const) {
    if (answered(answers, form, heading) === 'yes' && !forms.includes(form)) forms.push(form);
  }
  return { order, forms, zone: answered(answers, 'zone', heading) ?? own?.zone };
}

/** Asks in words: 3 April or 4 March? */
function orderQuestion(heading: string, example: string, proposal: DayOrder | undefined): Question {
  const words = (order: DayOrder) => {
    const read = readDay(example, { order, forms: ['twoDigitYear'] });
    return 'day' in read ? dayInWords(read.day, false) : { nl: example, en: example };
  };
  const [day, month] = [words('dmy'), words('mdy')];
  return {
    id: `dayOrder:${heading}`,
    scope: 'column',
    code: proposal === undefined ? 'day-order-unclear' : 'day-order-contradicts',
    column: heading,
    options: [
      option('dmy', `dag eerst: ${day.nl}`, `day first: ${day.en}`),
      option('mdy', `maand eerst: ${month.nl}`, `month first: ${month.en}`),
    ],
    ...(proposal !== undefined && { proposal }),
    messages: {
      nl:
        proposal === undefined
          ? `Is ${example} in de kolom "${heading}" ${day.nl} (dmy) of ${month.nl} (mdy)?`
          : `In de kolom "${heading}" staan dag en maand in twee volgordes. De volgorde die je kiest geldt; de andere rijen worden fout.`,
      en:
        proposal === undefined
          ? `Is ${example} in the column "${heading}" ${day.en} (dmy) or ${month.en} (mdy)?`
          : `In the column "${heading}" day and month stand in two orders. The order you choose holds; the other rows become bad.`,
    },
  };
}

function dayOrderQuestions(column: PlannedColumn, count: ColumnCount, answers: Answers): readonly Question[] {
  const { heading, profile } = column;
  const told = answered(answers, 'dayOrder', heading);
  if (isOrder(told) || profile?.dayOrder !== undefined) return [];
  if (ordersContradict(count.order)) {
    const most = count.order.dayFirst >= count.order.monthFirst ? 'dmy' : 'mdy';
    return [orderQuestion(heading, count.order.example ?? count.sample, most)];
  }
  return orderOf(count.order) === 'ask' ? [orderQuestion(heading, count.order.example ?? '', undefined)] : [];
}

/** Proposed for the column and confirmed once, shown as "12 maart 2026". */
function formQuestion(column: PlannedColumn, form: DayForm, example: string): Question | undefined {
  const read = readDay(example, { order: column.day.order, forms: [form] });
  if (!('day' in read)) return undefined;
  const words = dayInWords(read.day, true);
  return {
    id: `${form}:${column.heading}`,
    scope: 'column',
    code: form === 'twoDigitYear' ? 'two-digit-year' : form === 'dayNumber' ? 'day-number' : 'epoch-seconds',
    column: column.heading,
    options: [option('yes', words.nl, words.en), option('no', 'nee, dat is geen dag', 'no, that is no day')],
    proposal: 'yes',
    messages: {
      nl: `Betekent ${example} in de kolom "${column.heading}" ${words.nl}?`,
      en: `Does ${example} in the column "${column.heading}" mean ${words.en}?`,
    },
  };
}

function dayFormQuestions(column: PlannedColumn, count: ColumnCount, answers: Answers): readonly Question[] {
  const forms = [
    ['twoDigitYear', count.twoDigitYear],
    ['dayNumber', count.dayNumber],
    ['epochSeconds', count.epochSeconds],
  ] as const;
  return forms.flatMap(([form, seen]) => {
    const known = column.profile?.dayForms?.includes(form) === true;
    if (seen === 0 || known || answered(answers, form, column.heading) !== undefined) return [];
    return formQuestion(column, form, exampleOf(form, count)) ?? [];
  });
}

const looksLike: Readonly<Record<DayForm, RegExp>> = {
  twoDigitYear: /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}(?!\d)/,
  dayNumber: /^\d{5}(?:[.,]\d+)?$/,
  epochSeconds: /^1\d{9}$/,
};

function exampleOf(form: DayForm, { sample, words }: ColumnCount): string {
  if (looksLike[form].test(sample)) return sample;
  return Object.keys(words ?? {}).find((word) => looksLike[form].test(word)) ?? sample;
}

function zoneQuestion(
  { heading, day, profile }: PlannedColumn,
  { lateTimes, lateExample }: ColumnCount,
): readonly Question[] {
  if (lateTimes === 0 || day.zone !== undefined || profile?.zoneHeadings !== undefined) return [];
  return [
    {
      id: `zone:${heading}`,
      scope: 'column',
      code: 'zone-unclear',
      column: heading,
      options: [
        option('Europe/Amsterdam', 'Nederlandse tijd', 'time in the Netherlands'),
        option('UTC', 'UTC (een of twee uur vroeger)', 'UTC (one or two hours earlier)'),
      ],
      messages: {
        nl: `In welke tijd staat de kolom "${heading}"? Van ${lateExample} hangt de dag daarvan af.`,
        en: `In which time is the column "${heading}"? The day of ${lateExample} depends on it.`,
      },
    },
  ];
}

function signQuestion(column: PlannedColumn, count: ColumnCount, answers: Answers): readonly Question[] {
  const { heading, profile } = column;
  const decided = count.comma + count.point > 0 || profile?.decimalSign !== undefined;
  if (count.eitherSign === 0 || decided || answered(answers, 'decimalSign', heading) !== undefined) return [];
  const example = [count.sample, ...Object.keys(count.words ?? {})].find((text) => /^\d{1,3}[.,]\d{3}$/.test(text));
  return [
    {
      id: `decimalSign:${heading}`,
      scope: 'column',
      code: 'decimal-sign-unclear',
      column: heading,
      options: [
        option(',', 'de komma is het decimaalteken', 'the comma is the decimal sign'),
        option('.', 'de punt is het decimaalteken', 'the point is the decimal sign'),
      ],
      messages: {
        nl: `Welk decimaalteken gebruikt de kolom "${heading}", waar ${example ?? ''} staat?`,
        en: `Which decimal sign does the column "${heading}" use, where it says ${example ?? ''}?`,
      },
    },
  ];
}

/** Words nobody has told the meaning of: asked once for the whole file. */
function wordQuestions(column: PlannedColumn, count: ColumnCount, answers: Answers): readonly Question[] {
  const { rule, heading, words } = column;
  if (rule.read.type !== 'word' && rule.read.type !== 'yesNo') return [];
  const read = rule.read;
  const options =
    read.type === 'yesNo'
      ? [option('true', 'ja', 'yes'), option('false', 'nee', 'no')]
      : Object.keys(read.words).map((word) => option(word, read.words[word]?.[0] ?? word, word));
  const empty = new Set(column.profile?.empty ?? []);
  return Object.entries(count.words ?? {}).flatMap(([word, times]): Question[] => {
    const known =
      empty.has(word) ||
      (readWord(word, words) ?? (read.type === 'yesNo' ? readYesNo(word) : readWord(word, read.words)));
    if (known !== undefined && known !== false) return [];
    if (known === false && read.type === 'yesNo') return [];
    const question: Question = {
      id: `word:${heading}:${word}`,
      scope: 'word',
      code: 'unknown-word',
      column: heading,
      options: [...options, option(LEAVE_OUT, 'deze rijen weglaten', 'leave these rows out')],
      messages: {
        nl: `Wat betekent "${word}" in de kolom "${heading}"? Het komt ${times} keer voor.`,
        en: `What does "${word}" mean in the column "${heading}"? It occurs ${times} times.`,
      },
    };
    return answerTo(question, answers) === undefined ? [question] : [];
  });
}

/** What must be known of a column before any of its rows can be taken. */
export function columnQuestions(
  column: PlannedColumn,
  count: ColumnCount | undefined,
  answers: Answers,
): readonly Question[] {
  if (!count) return [];
  const { type } = column.rule.read;
  if (type === 'day' || type === 'endDay') {
    return [
      ...dayOrderQuestions(column, count, answers),
      ...dayFormQuestions(column, count, answers),
      ...(type === 'day' ? zoneQuestion(column, count) : []),
    ];
  }
  if (type === 'decimal' || type === 'duration') return signQuestion(column, count, answers);
  return wordQuestions(column, count, answers);
}
