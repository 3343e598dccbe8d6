import type { CalendarDay, LocalizedText, Points } from '@peil/kernel';
import { formatPoints } from '@peil/kernel';
import type { Unit } from '../balance.js';

const names: { readonly [unit in Unit]: { readonly one: LocalizedText; readonly many: LocalizedText } } = {
  points: { one: { nl: 'punt', en: 'point' }, many: { nl: 'punten', en: 'points' } },
  hours: { one: { nl: 'uur', en: 'hour' }, many: { nl: 'uur', en: 'hours' } },
  times: { one: { nl: 'keer', en: 'time' }, many: { nl: 'keer', en: 'times' } },
  days: { one: { nl: 'dag', en: 'day' }, many: { nl: 'dagen', en: 'days' } },
};

/** A decimal as people write it: a comma in Dutch; hundredths are precise enough to read. */
export function decimalText(decimal: string): LocalizedText {
  const [whole = '0', fraction = ''] = decimal.split('.');
  const shown =
    fraction.length > 2
      ? Number(decimal)
          .toFixed(2)
          .replace(/\.?0+$/, '')
      : decimal;
  return { nl: fraction === '' ? whole : shown.replace('.', ','), en: shown };
}

/** "3 uur", "1 punt", "2,5 punten". */
export function amountText(amount: Points, unit: Unit): LocalizedText {
  return decimalAmount(formatPoints(amount), unit);
}

/** In Dutch up to one is one, "0,5 punt"; in English only one itself is, "0.5 points". */
function singular(decimal: string): { readonly nl: boolean; readonly en: boolean } {
  const size = Math.abs(Number(decimal));
  return { nl: size > 0 && size <= 1, en: size === 1 };
}

export function decimalAmount(decimal: string, unit: Unit): LocalizedText {
  const number = decimalText(decimal);
  const { one, many } = names[unit];
  const is = singular(decimal);
  return { nl: `${number.nl} ${(is.nl ? one : many).nl}`, en: `${number.en} ${(is.en ? one : many).en}` };
}

/** "3 van de 8 uur", "3 of 8 hours". */
export function partOf(part: Points, whole: Points, unit: Unit): LocalizedText {
  const number = decimalText(formatPoints(part));
  const all = amountText(whole, unit);
  return { nl: `${number.nl} van de ${all.nl}`, en: `${number.en} of ${all.en}` };
}

/** The form of a verb that an amount asks: "1 punt is", "5 punten zijn". */
export function verbFor(amount: Points, one: LocalizedText, many: LocalizedText): LocalizedText {
  const is = singular(formatPoints(amount));
  return { nl: is.nl ? one.nl : many.nl, en: is.en ? one.en : many.en };
}

const months = {
  nl: [
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
  ],
  en: [
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
  ],
};

/** "12 mei 2025", "12 May 2025". */
export function dayText(day: CalendarDay | string): LocalizedText {
  const [year = '', month = '1', date = ''] = day.split('-');
  const index = Number(month) - 1;
  return {
    nl: `${Number(date)} ${months.nl[index] ?? ''} ${Number(year)}`,
    en: `${Number(date)} ${months.en[index] ?? ''} ${Number(year)}`,
  };
}
