import { calendarDaySchema } from '@peil/kernel';
import { z } from 'zod';
import { selectorSchema } from './selector.js';
import { amountSchema, lengthSchema, monthDaySchema, named, wordsSchema } from './values.js';

/** Blocks of the calendar, the same for everyone. With `every` shorter than `length` the windows overlap. */
export const calendarPeriodSchema = z
  .strictObject({
    type: z.literal('calendar'),
    length: lengthSchema,
    anchor: calendarDaySchema.describe('A first day of some block; a school year starts on 1 August.'),
    every: lengthSchema.optional().describe('A new window starts this often; the length when absent.'),
    firstWindow: z
      .enum(['running', 'fromEntry'])
      .optional()
      .describe(
        'Of someone who enters half-way: in the windows that run already, or from the window that starts with the step of entry. Default: running; fromEntry when windows overlap.',
      ),
  })
  .meta({
    id: 'CalendarPeriod',
    title: 'calendar period',
    examples: [
      { type: 'calendar', length: { years: 2 }, anchor: '2025-01-01' },
      { type: 'calendar', length: { years: 3 }, every: { years: 1 }, anchor: '2015-01-01' },
    ],
  });

/** Blocks that start with the person: with the appointment, or with a registration. */
export const personalPeriodSchema = z
  .strictObject({
    type: z.literal('personal'),
    length: lengthSchema,
    from: z
      .union([z.literal('appointment'), z.strictObject({ registration: wordsSchema })])
      .describe('What starts the first one: the appointment, or a registration of one of these names.'),
    endsWith: z
      .literal('registration')
      .optional()
      .describe('The last day is that of the registration, and the first day follows from the length.'),
    suspendedBy: z
      .strictObject({ classes: z.array(z.enum(['A', 'B', 'C'])).min(1), atLeast: lengthSchema })
      .optional()
      .describe('An excused interval that stops the clock: the period ends as many days later.'),
  })
  .meta({
    id: 'PersonalPeriod',
    title: 'personal period',
    examples: [
      { type: 'personal', length: { years: 4 }, from: 'appointment' },
      { type: 'personal', length: { years: 5 }, from: { registration: 'gp' }, endsWith: 'registration' },
    ],
  });

/** Always the last N months or years, up to the day asked for. */
export const rollingPeriodSchema = z
  .strictObject({ type: z.literal('rolling'), length: lengthSchema })
  .meta({ id: 'RollingPeriod', title: 'rolling period', examples: [{ type: 'rolling', length: { months: 36 } }] });

/**
 * A qualification that rests on the newest facts: walk back from the newest and add until there is enough; valid from
 * the earliest fact so used.
 */
export const slidingPeriodSchema = z
  .strictObject({
    type: z.literal('sliding'),
    of: selectorSchema,
    need: amountSchema,
    unit: z.enum(['points', 'hours', 'days', 'times']),
    within: lengthSchema.describe('How far back from the newest fact.'),
    validFor: lengthSchema.describe('Counted from the earliest fact used.'),
    untilEndOfYear: z.boolean().optional(),
    reactivateFor: lengthSchema.optional().describe('After it ran out it may be taken up again for this long.'),
  })
  .meta({
    id: 'SlidingQualification',
    title: 'sliding qualification',
    examples: [
      {
        type: 'sliding',
        of: { kind: 'course' },
        need: 3,
        unit: 'days',
        within: { years: 6 },
        validFor: { years: 6 },
        untilEndOfYear: true,
        reactivateFor: { years: 4 },
      },
    ],
  });

/** A certificate that is valid for a time and may be renewed in a window before it runs out. */
export const renewalPeriodSchema = z
  .strictObject({
    type: z.literal('renewal'),
    of: selectorSchema,
    validFor: lengthSchema,
    window: lengthSchema.describe('How long before it runs out it may be renewed.'),
    basis: z
      .enum(['expiry', 'completion'])
      .describe('Whether the new validity counts from the old expiry or from the completion.'),
  })
  .meta({
    id: 'RenewableCertificate',
    title: 'certificate with a renewal window',
    examples: [
      {
        type: 'renewal',
        of: { kind: 'certification' },
        validFor: { years: 1 },
        window: { months: 1 },
        basis: 'expiry',
      },
    ],
  });

export const periodSchema = z.discriminatedUnion('type', [
  calendarPeriodSchema,
  personalPeriodSchema,
  rollingPeriodSchema,
  slidingPeriodSchema,
  renewalPeriodSchema,
]);
export type Period = z.output<typeof periodSchema>;
export type CalendarPeriod = z.output<typeof calendarPeriodSchema>;
export type PersonalPeriod = z.output<typeof personalPeriodSchema>;
export type SlidingPeriod = z.output<typeof slidingPeriodSchema>;
export type RenewalPeriod = z.output<typeof renewalPeriodSchema>;

/** How long after a period what is short can still be put right, and what that is called. */
export const graceSchema = z
  .strictObject({
    length: lengthSchema.optional(),
    until: monthDaySchema.optional().describe('The last such day of the year after the period.'),
    conditional: z.boolean().optional().describe('In that time the person stands conditionally.'),
    repair: z
      .boolean()
      .optional()
      .describe('What is done in that time fills what is short, and does not count for its own period.'),
    conditions: z
      .array(
        z.strictObject({
          ...named,
          of: selectorSchema,
          within: lengthSchema.describe('Counted from the end of the period.'),
        }),
      )
      .optional()
      .describe('What must have happened earlier within that time; without it the grace ends there.'),
  })
  .refine((grace) => (grace.length === undefined) !== (grace.until === undefined), {
    message: 'must have a length or a last day',
  })
  .meta({
    id: 'Grace',
    title: 'grace',
    examples: [
      { length: { months: 3 } },
      { until: '07-01', repair: true },
      {
        length: { months: 6 },
        conditional: true,
        conditions: [{ id: 'plan', of: { kind: 'recovery-plan' }, within: { months: 1 } }],
      },
    ],
  });
export type Grace = z.output<typeof graceSchema>;
