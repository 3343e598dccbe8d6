import { calendarDaySchema, localizedTextSchema, parsePoints, pointsSchema, type Points } from '@peil/kernel';
import { z } from 'zod';

/** The small words the language is made of: ids, amounts, fractions, lengths of time, ranges. */

export const idSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]{0,79}$/i, 'must be an id: letters, digits, - and .')
  .meta({ title: 'id', description: 'Letters, digits, hyphens, dots. Stable: ledgers name it.' });

export const wordSchema = z.string().min(1).max(100);

/** One word or a list of them: any of the list fits. Gives a list. */
export function oneOrMany<Item extends z.ZodType>(item: Item) {
  return z.union([z.array(item).min(1), item.transform((value) => [value])]);
}

export const wordsSchema = oneOrMany(wordSchema);

/** An exact amount as typed: `0.5`, `4`, `"2.5"`. */
export const amountSchema = pointsSchema.meta({
  id: 'Amount',
  title: 'amount',
  description: 'An exact decimal with at most four decimals.',
  examples: [0.5, 4, '2.5'],
});

/** An exact fraction. */
export type Fraction = { readonly numerator: number; readonly denominator: number };

const fractionPattern = /^(\d{1,6})\/([1-9]\d{0,5})$/;

function parseFraction(text: string): Fraction | undefined {
  const found = fractionPattern.exec(text);
  if (found !== null) return { numerator: Number(found[1]), denominator: Number(found[2]) };
  if (!/^\d{1,5}(\.\d{1,4})?$/.test(text)) return undefined;
  return { numerator: parsePoints(text), denominator: parsePoints('1') };
}

export const fractionSchema = z
  .union([z.string(), z.number()])
  .transform((value, context): Fraction => {
    const fraction = parseFraction(String(value));
    if (fraction !== undefined) return fraction;
    context.addIssue({ code: 'custom', message: 'must be a fraction such as 1/24, or a decimal such as 0.8' });
    return { numerator: 0, denominator: 1 };
  })
  .meta({ id: 'Fraction', title: 'fraction', description: 'A share, exactly.', examples: ['1/24', 0.8] });

const whole = z.number().int().positive();

/** A length of calendar time: exactly one of years, months, weeks, days. */
export const lengthSchema = z
  .strictObject({
    years: whole.optional(),
    months: whole.optional(),
    weeks: whole.optional(),
    days: whole.optional(),
  })
  .refine((length) => Object.values(length).filter((value) => value !== undefined).length === 1, {
    message: 'must name exactly one of years, months, weeks, days',
  })
  .meta({ id: 'Length', title: 'length of time', examples: [{ years: 2 }, { months: 18 }, { weeks: 3 }] });
export type Length = z.output<typeof lengthSchema>;

/** From `min` to `max`, both included, either may be absent. */
export const rangeSchema = z
  .strictObject({ min: z.number().optional(), max: z.number().optional() })
  .meta({ id: 'Range', title: 'range', description: 'Both ends included.', examples: [{ min: 3, max: 10 }] });
export type Range = z.output<typeof rangeSchema>;

/** From a day to a day, both included, either may be absent. */
export const daySpanSchema = z
  .strictObject({ from: calendarDaySchema.optional(), until: calendarDaySchema.optional() })
  .meta({ title: 'days from, until', description: 'Both days included.', examples: [{ from: '2024-01-01' }] });
export type DaySpan = z.output<typeof daySpanSchema>;

/** A day of a year, `MM-DD`. */
export const monthDaySchema = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'must be a day of the year written MM-DD')
  .transform((text) => ({ month: Number(text.slice(0, 2)), day: Number(text.slice(3)) }))
  .meta({ title: 'day of the year', examples: ['07-01'] });
export type MonthDay = z.output<typeof monthDaySchema>;

/** Rounding to a whole number of `to`. */
export const roundingSchema = z
  .strictObject({ to: amountSchema, direction: z.enum(['up', 'down', 'half-up']) })
  .refine((rounding) => rounding.to > 0, { message: 'the step must be above zero', path: ['to'] })
  .meta({ id: 'Rounding', title: 'rounding', examples: [{ to: 1, direction: 'up' }] });
export type Rounding = z.output<typeof roundingSchema>;

/** What every named rule carries besides what it does. */
export const named = {
  id: idSchema,
  label: localizedTextSchema.optional().describe('What a person reads; made from the rule when absent.'),
  article: z.string().max(40).optional().describe('Where it stands in the source: "4b".'),
};

export type Amount = Points;
