import { DateTime } from 'luxon';

/** How a cell with a number is shown. */
export type NumberFormat =
  | { readonly type: 'general' }
  | { readonly type: 'day' }
  | { readonly type: 'time' }
  /** At least so many digits before the decimals: `000000`. */
  | { readonly type: 'zeros'; readonly digits: number };

const general: NumberFormat = { type: 'general' };
const BUILT_IN_DAYS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);
const BUILT_IN_TIMES = new Set([18, 19, 20, 21, 45, 46, 47]);

/** The format of a number by its id and, for one of the file's own, its code. */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) {
    if (BUILT_IN_DAYS.has(id)) return { type: 'day' };
    return BUILT_IN_TIMES.has(id) ? { type: 'time' } : general;
  }
  // Text in quotes, colours and languages in brackets say nothing; [h] does.
  const bare = code
    .replace(/"[^"]*"|\\./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .toLowerCase();
  const [first = ''] = bare.split(';');
  if (/[yj]/.test(first) || (/d/.test(first) && /m/.test(first))) return { type: 'day' };
  if (/h|s|\[m+\]/.test(first)) return { type: 'time' };
  const zeros = /^0{2,}$/.exec(first.trim())?.[0];
  return zeros === undefined ? general : { type: 'zeros', digits: zeros.length };
}

/** A number with decimals: the sign is known, whatever the column says. Stands before the number in a cell. */
export const EXACT_NUMBER = '\u0003';

/** The text of a number: without the noise of binary fractions and never in scientific notation. */
function plainNumber(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  const rounded = Number(value.toPrecision(15));
  if (Number.isSafeInteger(rounded)) return String(rounded);
  const text = String(rounded);
  return text.includes('e') ? rounded.toFixed(12).replace(/\.?0+$/, '') : text;
}

const two = (value: number) => String(value).padStart(2, '0');

/**
 * What a person sees in a cell with a number.
 *
 * @param since1904 the other of the two date systems
 */
export function shownNumber(text: string, format: NumberFormat, since1904: boolean): string {
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) return text;
  switch (format.type) {
    case 'day': {
      const days = Math.floor(value);
      const seconds = Math.round((value - days) * 86_400);
      const zero = since1904 ? DateTime.utc(1904, 1, 1) : DateTime.utc(1899, 12, days < 60 ? 31 : 30);
      const moment = zero.plus({ days, seconds });
      if (!moment.isValid || value < 0) return text;
      return seconds === 0 ? moment.toFormat('yyyy-MM-dd') : moment.toFormat("yyyy-MM-dd'T'HH:mm:ss");
    }
    case 'time': {
      const minutes = Math.round(value * 24 * 60);
      return `${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
    }
    case 'zeros':
      return plainNumber(value).padStart(format.digits, '0');
    case 'general': {
      const plain = plainNumber(value);
      return plain.includes('.') ? EXACT_NUMBER + plain : plain;
    }
  }
}
