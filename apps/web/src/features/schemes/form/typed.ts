import { typedDay } from '../../../shared/format.js';
import { typedDayOf } from '../../../shared/typed-day.js';
import { wordOf, type Json } from '../json.js';

/** What was typed as an amount: a number where that is the same, else the text itself, which the server judges. */
export function typedNumber(typed: string): Json | undefined {
  const text = typed.trim().replace(',', '.');
  if (text === '') return undefined;
  return String(Number(text)) === text ? Number(text) : text;
}

/** An amount as people write it. */
export const shownNumber = (value: Json | undefined, language: 'nl' | 'en'): string => {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  return language === 'nl' ? text.replace('.', ',') : text;
};

const ISO = /^\d{4}-\d\d-\d\d$/;

export const shownDay = (value: Json | undefined): string =>
  typeof value === 'string' ? (ISO.test(value) ? typedDay(value) : value) : '';

export const dayTyped = (typed: string, today: string): Json | undefined =>
  typed.trim() === '' ? undefined : (typedDayOf(typed, today) ?? typed.trim());

/** A bare fact: yes or no, a number, or a word. */
export function typedBare(typed: string): Json | undefined {
  const words = typed.split(';').map((one) => one.trim());
  const values = words.filter((one) => one !== '').map(bareOf);
  return values.length > 1 ? values : values[0];
}

function bareOf(word: string): boolean | number | string {
  if (/^(ja|yes|true)$/i.test(word)) return true;
  if (/^(nee|no|false)$/i.test(word)) return false;
  const number = typedNumber(word);
  return typeof number === 'number' ? number : word;
}

export function shownBare(value: Json | undefined, yes: string, no: string): string {
  const one = (part: Json): string => (part === true ? yes : part === false ? no : wordOf(part));
  if (value === undefined || value === null) return '';
  if (typeof value !== 'object') return one(value);
  return Array.isArray(value) ? value.map(one).join('; ') : JSON.stringify(value);
}
