import { calendarDaySchema } from '@peil/kernel';
import { z } from 'zod';
import { personConditionSchema } from './person-condition.js';
import { amountSchema, fractionSchema, idSchema, lengthSchema, named, roundingSchema } from './values.js';

const counting = z.enum(['whole', 'begun']).describe('Whole months only, or every calendar month touched.');

/** What an adjustment counts. */
export const countedSchema = z
  .union([
    z.strictObject({ monthsInScope: counting }),
    z.strictObject({ monthsOutOfScope: counting }),
    z.strictObject({
      excused: z
        .array(z.enum(['A', 'B', 'C']))
        .min(1)
        .describe('Classes of excused intervals.'),
      atLeast: lengthSchema.optional().describe('Only intervals of at least this long.'),
      months: counting,
    }),
    z.strictObject({
      monthsBetween: z.strictObject({ from: calendarDaySchema, until: calendarDaySchema }),
      months: counting,
    }),
    z.strictObject({ weeklyHours: z.strictObject({ full: amountSchema }) }),
    z.strictObject({ always: z.literal(true) }),
  ])
  .meta({ title: 'what an adjustment counts' });
export type Counted = z.output<typeof countedSchema>;

/** Pro rata, concessions, part-time: what changes a required amount for one person. Applied in the order written. */
export const adjustmentSchema = z
  .strictObject({
    ...named,
    to: z.array(idSchema).optional().describe('Ids of requirements; every minimum in points or hours when absent.'),
    when: z
      .strictObject({
        who: personConditionSchema.optional(),
        monthsInScopeBelow: z.number().int().positive().optional(),
        periodEndsBefore: calendarDaySchema.optional(),
        periodEndsFrom: calendarDaySchema.optional(),
        periodStartsBefore: calendarDaySchema.optional(),
      })
      .optional(),
    count: countedSchema,
    every: z.number().int().positive().optional().describe('Only whole groups of so many months: 3 is by the quarter.'),
    take: z.union([
      z.literal('proportion').describe('The required amount times counted ÷ whole.'),
      z.strictObject({ share: fractionSchema.describe('Of the full requirement, off for each one counted.') }),
      z.strictObject({ amount: amountSchema.describe('Off for each one counted.') }),
      z.strictObject({ factor: fractionSchema.describe('The required amount times this.') }),
    ]),
    atMost: amountSchema.optional().describe('Takes off no more than this, earlier concessions included.'),
    lessEarlier: z.boolean().optional().describe('Less what the same rule, or a dispensation under it, gave before.'),
    round: roundingSchema.optional().describe('Right after this step.'),
  })
  .meta({
    id: 'Adjustment',
    title: 'adjustment',
    examples: [
      { id: 'starters', count: { monthsInScope: 'whole' }, take: 'proportion' },
      {
        id: 'leave',
        count: { excused: ['A', 'B', 'C'], atLeast: { months: 3 }, months: 'whole' },
        take: { share: '1/24' },
      },
      {
        id: 'concession',
        count: { monthsBetween: { from: '2020-03-01', until: '2021-12-31' }, months: 'begun' },
        take: { amount: 3 },
        atMost: 66,
      },
      { id: 'part-time', count: { weeklyHours: { full: 36 } }, take: 'proportion' },
    ],
  });
export type Adjustment = z.output<typeof adjustmentSchema>;
