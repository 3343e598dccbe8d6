import { z } from 'zod';
import { selectorSchema } from './selector.js';
import { amountSchema, daySpanSchema, fractionSchema, idSchema, named, wordSchema } from './values.js';

/** What counts at most. Applied in the order written. */
export const limitSchema = z
  .strictObject({
    ...named,
    of: selectorSchema.optional().describe('What the limit is about; everything when absent.'),
    atMost: z.union([
      amountSchema,
      z.strictObject({
        share: fractionSchema,
        of: z.union([
          z.literal('earned').describe('Of everything that counts in the period, this included.'),
          z.strictObject({ required: idSchema.describe('Of what this requirement asks of the person.') }),
        ]),
      }),
    ]),
    unit: z.enum(['points', 'hours', 'times']).optional().describe('Points when absent.'),
    per: z
      .union([
        z.enum(['activity', 'day', 'month', 'quarter', 'year', 'period']),
        z.strictObject({
          attribute: wordSchema.describe('Activities with the same value together: a case, an event.'),
        }),
      ])
      .optional()
      .describe('The period when absent.'),
    between: daySpanSchema.optional().describe('Only for activities on these days.'),
  })
  .meta({
    id: 'Limit',
    title: 'limit',
    examples: [
      { id: 'congress', of: { kind: 'congress' }, atMost: 8 },
      { id: 'one-session-a-day', of: { kind: 'intervision' }, atMost: 1, unit: 'times', per: 'day' },
      { id: 'self-reported', of: { source: 'selfReported' }, atMost: { share: '1/4', of: { required: 'total' } } },
    ],
  });
export type Limit = z.output<typeof limitSchema>;
