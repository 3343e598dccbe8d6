import { countOrder, noOrder, type OrderCount } from './day-order.js';

/** What the values of one column say together, gathered while the file is read once. Held only while an import lives. */
export type ColumnCount = {
  /** Cells that are not blank. */
  filled: number;
  /** The first value, cut short: shown where a person has to choose. */
  sample: string;
  order: OrderCount;
  /** Days with a year of two digits, bare numbers that may be days of Excel, and seconds since 1970. */
  twoDigitYear: number;
  dayNumber: number;
  epochSeconds: number;
  /** Moments without a zone so late that another zone means another day, and the first of them. */
  lateTimes: number;
  lateExample: string;
  comma: number;
  point: number;
  /** Numbers such as 1.250, that fit both signs. */
  eitherSign: number;
  /** Text that was damaged before it came here: `Ã«`. */
  damaged: number;
  /** The different values with how often each occurs; undefined when there are too many to be words. */
  words: Record<string, number> | undefined;
  /** Of this file only: so many different words. */
  different: number;
};

const MOST_WORDS = 80;
const LONGEST_WORD = 80;
const SAMPLE = 60;

export function newColumnCount(): ColumnCount {
  return {
    filled: 0,
    sample: '',
    order: noOrder,
    twoDigitYear: 0,
    dayNumber: 0,
    epochSeconds: 0,
    lateTimes: 0,
    lateExample: '',
    comma: 0,
    point: 0,
    eitherSign: 0,
    damaged: 0,
    words: {},
    different: 0,
  };
}

const NUMERIC_DAY = /^\d{1,2}[-/.]\d{1,2}[-/.](?:\d{2}|\d{4})(?!\d)/;
const TWO_DIGIT_YEAR = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}(?!\d)/;
const LATE = /[ T](?:2[23]:\d{2}(?::\d{2})?(?:\.\d+)?|1[01]:\d{2}(?::\d{2})? ?[Pp]\.?[Mm]\.?)$/;
const DECIMAL = /^-?[\d.,]*?([.,])(\d+)(?:\D*)$/;
/** UTF-8 that was read as Windows-1252 and written again. As bytes of UTF-8 and as characters. */
const DAMAGED = /\u00c3\u0192|\u00c3\u00a2\u20ac|\u00c3[\u0080-\u00bf]\u00c2[\u0080-\u00bf]|\u00c3\u0083\u00c2/;

function countWord(count: ColumnCount, text: string): void {
  const { words } = count;
  if (words === undefined) return;
  const before = words[text];
  if (before !== undefined) {
    words[text] = before + 1;
  } else if (count.different >= MOST_WORDS || text.length > LONGEST_WORD) {
    count.words = undefined;
  } else {
    words[text] = 1;
    count.different += 1;
  }
}

function countNumber(count: ColumnCount, text: string): void {
  const parts = DECIMAL.exec(text);
  if (!parts) return;
  if (parts[2]?.length === 3 && /^\d{1,3}[.,]\d{3}$/.test(text)) count.eitherSign += 1;
  else if (parts[1] === ',') count.comma += 1;
  else count.point += 1;
}

/** Adds a cell, without blanks around it, to what its column says. */
export function countCell(count: ColumnCount, text: string): void {
  if (text === '') return;
  count.filled += 1;
  if (count.sample === '') count.sample = text.slice(0, SAMPLE);
  countWord(count, text);
  const first = text.charCodeAt(0);
  const startsWithDigit = first >= 48 && first <= 57;
  if (!startsWithDigit) {
    if (first === 45) countNumber(count, text);
    else if (first >= 0xc0 && DAMAGED.test(text)) count.damaged += 1;
    else if (text.length > 1 && text.includes('\u00c3') && DAMAGED.test(text)) count.damaged += 1;
    return;
  }
  if (text.length > 40) return;
  if (NUMERIC_DAY.test(text)) {
    count.order = countOrder(count.order, text);
    if (TWO_DIGIT_YEAR.test(text)) count.twoDigitYear += 1;
  } else if (/^\d{5}(?:[.,]\d+)?$/.test(text)) count.dayNumber += 1;
  else if (/^1\d{9}$/.test(text)) count.epochSeconds += 1;
  if (text.length > 10 && LATE.test(text)) {
    count.lateTimes += 1;
    if (count.lateExample === '') count.lateExample = text.slice(0, SAMPLE);
  }
  if (text.includes(',') || text.includes('.')) countNumber(count, text);
}

/** The sign of most values; a comma when they say nothing. */
export function signOfColumn({ comma, point }: Pick<ColumnCount, 'comma' | 'point'>): ',' | '.' {
  return comma >= point ? ',' : '.';
}
