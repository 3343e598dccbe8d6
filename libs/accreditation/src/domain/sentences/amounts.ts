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

export function decimalAmount(decimal: string, unit: Unit): LocalizedText {
  const number = decimalText(decimal);
  const name = decimal === '1' ? names[unit].one : names[unit].many;
  return { nl: `${number.nl} ${name.nl}`, en: `${number.en} ${name.en}` };
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
