/** The sign before the decimals. */
export type DecimalSign = ',' | '.';

const patterns: Readonly<Record<DecimalSign, RegExp>> = {
  ',': /^(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?$/,
  '.': /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/,
};

/**
 * An exact decimal with a point and without leading or trailing zeros. Undefined when it is no number in this notation:
 * the other sign as decimals (7.5 must not become 75) is one.
 */
export function readDecimal(text: string, sign: DecimalSign): string | undefined {
  const other = sign === ',' ? '.' : ',';
  const parts = patterns[sign].exec(text.trim());
  if (!parts) return undefined;
  const [, minus = '', whole = '', decimals = ''] = parts;
  const integer = whole.replaceAll(other, '').replace(/^0+(?=\d)/, '');
  const fraction = decimals.replace(/0+$/, '');
  const number = fraction === '' ? integer : `${integer}.${fraction}`;
  return minus === '-' && number !== '0' ? `-${number}` : number;
}

const SECONDS_IN_MINUTE = 60;

/** Hundredths of a minute of a decimal number of units of so many minutes; exact. */
function minutesOf(decimal: string, minutesEach: number): number {
  const [whole = '0', fraction = ''] = decimal.split('.');
  const digits = fraction.slice(0, 6);
  const scaled = (Number(whole) * 10 ** digits.length + Number(digits === '' ? 0 : digits)) * minutesEach;
  return Math.round(scaled / 10 ** digits.length);
}

/**
 * A duration as whole minutes: `7,5` · `7:30` · `3,5 uur` · `90 min` · `PT3H30M` · `1h 12m 3s`. A bare number counts in
 * the unit. Undefined when it is none.
 */
export function readDuration(text: string, unit: 'hours' | 'minutes', sign: DecimalSign): number | undefined {
  const bare = text.trim().toLowerCase();
  const clock = /^(\d{1,4}):(\d{2})(?::(\d{2}))?$/.exec(bare);
  if (clock) {
    const minutes = Number(clock[2]);
    return minutes < 60
      ? Number(clock[1]) * 60 + minutes + Math.round(Number(clock[3] ?? 0) / SECONDS_IN_MINUTE)
      : undefined;
  }
  const iso = /^pt(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)(?:\.\d+)?s)?$/.exec(bare);
  const words =
    /^(?:(\d+)\s*(?:h|u|uur|uren|hours?|hrs?)\s*)?(?:(\d+)\s*(?:m|min|minuten|minutes?|mins?)\s*)?(?:(\d+)\s*(?:s|sec|seconden|seconds?)\s*)?$/.exec(
      bare,
    );
  const parts = iso ?? (/[a-z]/.test(bare) ? words : null);
  if (parts && bare !== '' && bare !== 'pt') {
    const [hours, minutes, seconds] = [parts[1], parts[2], parts[3]].map((part) => Number(part ?? 0));
    return (hours ?? 0) * 60 + (minutes ?? 0) + Math.round((seconds ?? 0) / SECONDS_IN_MINUTE);
  }
  const withUnit = /^(.*?)\s*(uur|uren|u|hours?|hrs?|h|minuten|minutes?|min|m)?$/.exec(bare);
  const decimal = readDecimal(withUnit?.[1] ?? bare, sign);
  if (decimal === undefined || decimal.startsWith('-')) return undefined;
  const named = withUnit?.[2];
  const inHours = named === undefined ? unit === 'hours' : !named.startsWith('m');
  return minutesOf(decimal, inHours ? 60 : 1);
}
