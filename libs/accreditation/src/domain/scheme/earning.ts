import { z } from 'zod';
import { personConditionSchema } from './person-condition.js';
import { selectorSchema } from './selector.js';
import {
  amountSchema,
  daySpanSchema,
  lengthSchema,
  monthDaySchema,
  named,
  roundingSchema,
  wordSchema,
  wordsSchema,
} from './values.js';

const perSchema = z.union([
  z.enum(['hour', 'day', 'month', 'quarter']),
  z.strictObject({ minutes: z.number().int().positive() }),
  z.strictObject({ attribute: wordSchema, every: z.number().positive() }),
]);
export type Per = z.output<typeof perSchema>;

/** What an activity is worth, before limits. */
export const giveSchema = z
  .strictObject({
    points: amountSchema.optional().describe('Fixed, or for every `per`.'),
    per: perSchema.optional().describe('An hour, a day, so many minutes, or so much of an attribute.'),
    whole: z.boolean().optional().describe('Only whole ones count: 5 h 50 is 5 hours.'),
    tiers: z
      .array(
        z.strictObject({
          from: z
            .number()
            .nonnegative()
            .describe('Minutes, or the amount of the attribute, from which this tier holds.'),
          points: amountSchema,
        }),
      )
      .min(1)
      .optional()
      .describe('By how long it took (or by an attribute): the last tier reached.'),
    tiersBy: wordSchema.optional().describe('Attribute the tiers go by; minutes when absent.'),
    fromOffering: z.boolean().optional().describe('The points the offering was accredited for on that day.'),
    fromAttribute: wordSchema.optional().describe('The number in this attribute, times `points` when given.'),
    atMost: amountSchema.optional().describe('For one activity on one day.'),
    round: roundingSchema.optional().describe('Hundredths, a half up, when absent.'),
  })
  .refine(
    (give) =>
      [give.tiers, give.fromOffering, give.fromAttribute].filter((way) => way !== undefined).length +
        (give.points !== undefined && give.fromAttribute === undefined ? 1 : 0) ===
      1,
    { message: 'must say one of points, tiers, fromOffering, fromAttribute' },
  )
  .meta({
    id: 'Give',
    title: 'give',
    description: 'What an activity is worth, before limits.',
    examples: [
      { points: 4 },
      { points: 1, per: 'hour', atMost: 4 },
      { points: 1, per: 'hour', whole: true },
      { points: 1, per: { minutes: 30 }, whole: true },
      { points: 1, per: { attribute: 'words', every: 500 }, whole: true },
      {
        tiers: [
          { from: 120, points: 1 },
          { from: 240, points: 3 },
        ],
      },
      { fromOffering: true },
      { fromAttribute: 'accreditedHours' },
    ],
  });
export type Give = z.output<typeof giveSchema>;

/** What earns, and how much. The first rule whose `for` fits an activity decides about it. */
export const earningRuleSchema = z
  .strictObject({
    ...named,
    for: selectorSchema.describe('Which activities the rule is about.'),
    provided: z
      .array(selectorSchema)
      .optional()
      .describe('Conditions: where one is not met the activity earns nothing, and the ledger says which.'),
    who: personConditionSchema.optional().describe('Only for these people.'),
    between: daySpanSchema.optional().describe('Only for activities on these days.'),
    give: giveSchema,
    categories: wordsSchema.optional().describe('What it counts as, besides the categories of the activity.'),
    insteadOfCategories: z.boolean().optional().describe('Only as those, whatever the activity says.'),
    bookOn: z
      .union([
        z.literal('lastDay'),
        z.strictObject({ attribute: wordSchema }),
        z.strictObject({ nextYear: monthDaySchema }),
      ])
      .optional()
      .describe(
        'The day it counts on: each day its own when absent; else the last day, a day in an attribute, or a day of the next year.',
      ),
    validFor: lengthSchema.optional().describe('How long what it earned stays valid.'),
    review: z
      .enum(['asTheScheme', 'always', 'never'])
      .optional()
      .describe('`always`: provisional until someone approved it; `never`: counts at once.'),
  })
  .meta({ id: 'EarningRule', title: 'earning rule' });
export type EarningRule = z.output<typeof earningRuleSchema>;
