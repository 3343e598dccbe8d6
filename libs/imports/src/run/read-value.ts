import { isOpenEnd, readDay } from '../values/day.js';
import { readDecimal, readDuration } from '../values/number.js';
import { readWord, readYesNo } from '../values/word.js';
import type { PlannedColumn } from './planned-column.js';
import type { ReadingProblemCode } from './reading-problems.js';

/** A value in normal form; undefined: nothing is said; or why it cannot be read. */
export type Value = { readonly value: string | undefined } | { readonly problem: ReadingProblemCode };

/** The value of a cell of a column. Pure. */
export function readValue(text: string, column: PlannedColumn, openEnd: readonly string[]): Value {
  const { rule, day, sign, words, profile } = column;
  const type = rule.read;
  switch (type.type) {
    case 'text':
      return { value: text };
    case 'day':
    case 'endDay': {
      const last = type.type === 'endDay';
      if (last && (/^(31[-/.]12[-/.]9999|9999.?12.?31)/.test(text) || openEnd.includes(text)))
        return { value: undefined };
      const read = readDay(text, day);
      if ('problem' in read) return read;
      return { value: last && isOpenEnd(read.day) ? undefined : read.day };
    }
    case 'decimal': {
      const number = readDecimal(text, sign);
      if (number !== undefined) return { value: number };
      return {
        problem: readDecimal(text, sign === ',' ? '.' : ',') === undefined ? 'unreadable-number' : 'other-decimal-sign',
      };
    }
    case 'duration': {
      const unit = profile?.unit ?? type.unit;
      const minutes = readDuration(text, unit, sign);
      if (minutes !== undefined) return { value: String(minutes) };
      const other = readDuration(text, unit, sign === ',' ? '.' : ',');
      return { problem: other === undefined ? 'unreadable-duration' : 'other-decimal-sign' };
    }
    case 'yesNo': {
      const own = readWord(text, words);
      const yes = own === undefined ? readYesNo(text) : own === 'true';
      return yes === undefined ? { problem: 'unknown-word' } : { value: String(yes) };
    }
    case 'word': {
      const word = readWord(text, words) ?? readWord(text, type.words);
      return word === undefined ? { problem: 'unknown-word' } : { value: word };
    }
  }
}

/** A number with the other sign of its column, once a person has said that it is one. */
export function readWithOtherSign(text: string, column: PlannedColumn): Value {
  return readValue(text, { ...column, sign: column.sign === ',' ? '.' : ',' }, []);
}
