import { calendarDaySchema } from '@peil/kernel';
import { z } from 'zod';
import { selectorSchema } from './selector.js';
import { amountSchema, idSchema, lengthSchema, named } from './values.js';

/** What goes from one period to the next. Only approved points; carried points are never carried again. */
export const carryOverSchema = z
  .strictObject({
    ...named,
    surplusOf: idSchema
      .optional()
      .describe('The requirement whose surplus it is; absent: all points of `of` go along.'),
    of: selectorSchema.optional().describe('Only what this selects.'),
    atMost: amountSchema.optional(),
    earnedInLast: lengthSchema.optional().describe('Only what was earned in this last part of the period.'),
    earnedBetween: z
      .strictObject({ from: calendarDaySchema, until: calendarDaySchema, into: calendarDaySchema })
      .optional()
      .describe(
        'Once, from before the first period: what was earned between these days, into the period that starts on that day.',
      ),
    towards: z.array(idSchema).optional().describe('Ids of the requirements it may count for.'),
    notTowards: z.array(idSchema).optional().describe('Ids of the requirements it does not count for.'),
    onlyIfMet: z.array(idSchema).optional().describe('It counts only once these are met in the new period without it.'),
    onlyWhatIsMissing: z.boolean().optional().describe('It fills what is missing; the rest lapses.'),
    periods: z.number().int().positive().optional().describe('How many periods it stays valid; 1 when absent.'),
  })
  .meta({
    id: 'CarryOver',
    title: 'carry-over',
    examples: [
      { id: 'surplus', surplusOf: 'total', atMost: 8, notTowards: ['inclusion'] },
      { id: 'last-months', surplusOf: 'total', earnedInLast: { months: 3 } },
    ],
  });
export type CarryOverRule = z.output<typeof carryOverSchema>;

/** What is done now fills a shortfall of an earlier period first, and then does not count for its own. */
export const backfillSchema = z
  .strictObject({
    within: lengthSchema.optional().describe('Only this long after the earlier period; always when absent.'),
    requirements: z
      .array(idSchema)
      .optional()
      .describe('Ids of the requirements that are filled; all in points or hours when absent.'),
  })
  .meta({ title: 'fill an earlier shortfall first', examples: [{ within: { months: 6 } }] });
export type Backfill = z.output<typeof backfillSchema>;
