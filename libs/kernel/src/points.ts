import { z } from 'zod';

/**
 * An exact amount of points, or of hours.
 *
 * Held as a whole number of 1/90,000: four decimals, a minute of an hour and a month of two, four or five years are all
 * whole numbers of it, so sums and comparisons are exact, and as fast as integers. In JSON an amount is a decimal string
 * such as `"2.5"` (`formatPoints`, `parsePoints`); a number that `Points` holds never leaves the process as it is.
 */
export type Points = number & { readonly __brand: 'Points' };

/** How many units of `Points` one point, or one hour, is. */
export const UNITS_PER_POINT = 90_000;

const UNITS_PER_MINUTE = UNITS_PER_POINT / 60;
const UNITS_PER_DECIMAL = UNITS_PER_POINT / 10_000;

/** What to do with what does not fit: `up` and `down` are away from and towards zero, `half-up` takes a half up. */
export type RoundingDirection = 'up' | 'down' | 'half-up';

const decimalPattern = /^-?\d{1,9}(\.\d{1,4})?$/;

/** The branded form of a whole number of units. @throws RangeError when it is not a safe whole number: a bug. */
export function pointsOfUnits(units: number): Points {
  if (!Number.isSafeInteger(units)) throw new RangeError(`not an exact amount: ${units} units`);
  return (units === 0 ? 0 : units) as Points;
}

export const ZERO_POINTS: Points = pointsOfUnits(0);

export function isDecimal(text: string): boolean {
  return decimalPattern.test(text);
}

/** @throws RangeError when the text is not a decimal of at most nine digits and four decimals, such as `"2.5"`. */
export function parsePoints(text: string): Points {
  if (!isDecimal(text)) throw new RangeError(`not a decimal with at most four decimals: ${text}`);
  const negative = text.startsWith('-');
  const [whole = '0', decimals = ''] = text.slice(negative ? 1 : 0).split('.');
  const units = Number(whole) * UNITS_PER_POINT + Number(decimals.padEnd(4, '0')) * UNITS_PER_DECIMAL;
  return pointsOfUnits(negative ? -units : units);
}

/**
 * The shortest decimal, such as `"2.5"`, `"0"` or `"-4"`. An amount with more than four decimals (20 minutes of an hour)
 * is written rounded to four; sums are made of amounts, never of what was written.
 */
export function formatPoints(amount: Points): string {
  const tenThousandths = Math.round(Math.abs(amount) / UNITS_PER_DECIMAL);
  const whole = Math.floor(tenThousandths / 10_000);
  const rest = tenThousandths % 10_000;
  const sign = amount < 0 && tenThousandths > 0 ? '-' : '';
  if (rest === 0) return `${sign}${whole}`;
  return `${sign}${whole}.${String(rest).padStart(4, '0').replace(/0+$/, '')}`;
}

/** Whole minutes as an amount of hours, exactly. */
export function hoursOfMinutes(minutes: number): Points {
  return pointsOfUnits(minutes * UNITS_PER_MINUTE);
}

export function addPoints(a: Points, b: Points): Points {
  return pointsOfUnits(a + b);
}

export function subtractPoints(a: Points, b: Points): Points {
  return pointsOfUnits(a - b);
}

export function sumPoints(amounts: Iterable<Points>): Points {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return pointsOfUnits(sum);
}

export function smallerOf(a: Points, b: Points): Points {
  return a < b ? a : b;
}

export function largerOf(a: Points, b: Points): Points {
  return a > b ? a : b;
}

function divide(value: number, divisor: number, direction: RoundingDirection): number {
  const rest = value % divisor;
  const whole = (value - rest) / divisor;
  if (rest === 0) return whole;
  const away = whole + Math.sign(value);
  if (direction === 'up') return away;
  if (direction === 'down') return whole;
  return Math.abs(rest) * 2 >= divisor ? away : whole;
}

function divideBig(value: bigint, divisor: bigint, direction: RoundingDirection): number {
  const rest = value % divisor;
  const whole = value / divisor;
  if (rest === 0n) return Number(whole);
  const away = whole + (value < 0n ? -1n : 1n);
  if (direction === 'up') return Number(away);
  if (direction === 'down') return Number(whole);
  const size = rest < 0n ? -rest : rest;
  return Number(size * 2n >= divisor ? away : whole);
}

/**
 * `amount × numerator ÷ denominator`, exact to the last unit, which is rounded as asked.
 *
 * @param denominator a whole number above zero.
 */
export function timesFraction(
  amount: Points,
  numerator: number,
  denominator: number,
  direction: RoundingDirection = 'half-up',
): Points {
  const product = amount * numerator;
  if (Number.isSafeInteger(product)) return pointsOfUnits(divide(product, denominator, direction));
  return pointsOfUnits(divideBig(BigInt(amount) * BigInt(numerator), BigInt(denominator), direction));
}

/** Rounded to a whole number of `step`, such as whole points (`step` = 1 point) or quarters. */
export function roundPoints(amount: Points, step: Points, direction: RoundingDirection): Points {
  return pointsOfUnits(divide(amount, step, direction) * step);
}

/** How many whole `step`s go into the amount. */
export function wholeSteps(amount: Points, step: Points): number {
  return Math.floor(amount / step);
}

/** Schema of an amount in JSON and YAML: a decimal string, or a number as it was typed. Gives `Points`. */
export const pointsSchema = z
  .union([z.string(), z.number()])
  .refine((value) => isDecimal(String(value)), { message: 'must be a decimal with at most four decimals, such as 2.5' })
  .transform((value) => parsePoints(String(value)));

/** Schema of an amount in stored JSON that stays a decimal string. */
export const decimalSchema = z
  .string()
  .refine(isDecimal, { message: 'must be a decimal with at most four decimals, such as "2.5"' });
