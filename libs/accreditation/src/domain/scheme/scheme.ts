import { calendarDaySchema, localizedTextSchema, type CalendarDay } from '@peil/kernel';
import { z } from 'zod';
import { adjustmentSchema } from './adjustment.js';
import { backfillSchema, carryOverSchema } from './carry-over.js';
import { earningRuleSchema } from './earning.js';
import { limitSchema } from './limit.js';
import { graceSchema, periodSchema } from './period.js';
import { personConditionSchema } from './person-condition.js';
import { requirementSchema, vocabularySchema } from './requirement.js';
import { selectorSchema } from './selector.js';
import { fractionSchema, idSchema, roundingSchema, wordSchema } from './values.js';

const statusSettingsSchema = z
  .strictObject({
    atRiskAfter: fractionSchema.optional().describe('From this share of the period on; a quarter when absent.'),
    withProvisional: z.boolean().optional().describe('What waits for review counts in the forecast too.'),
  })
  .meta({ title: 'status' });

/** One version of a scheme: what a person must do, and what counts. */
export const schemeSchema = z
  .strictObject({
    scheme: idSchema.describe('The scheme all its versions share.'),
    version: z
      .union([z.string().min(1).max(40), z.number()])
      .transform(String)
      .describe('Name of this version.'),
    from: calendarDaySchema.describe('The first day it is in force.'),
    until: calendarDaySchema.optional().describe('The last day; absent: until the next version.'),
    name: localizedTextSchema,
    source: z.string().max(500).optional().describe('Where the rules were published.'),
    example: z.boolean().optional().describe('Invented numbers, for a demonstration.'),
    unit: z.enum(['points', 'hours']).default('points').describe('What is earned.'),
    components: z.array(wordSchema).default([]),
    tags: z.array(wordSchema).default([]),
    categories: z.array(wordSchema).default([]),
    kinds: z.array(wordSchema).optional().describe('Kinds of activity it knows; for the check only.'),
    words: vocabularySchema
      .default({})
      .describe('How kinds, components, tags, categories and registrations are called.'),
    who: z.array(personConditionSchema).min(1).describe('Whom it is for: anyone whom one of these fits.'),
    period: periodSchema,
    earn: z.array(earningRuleSchema).default([]),
    review: z
      .strictObject({ notNeededFor: z.array(selectorSchema).default([]) })
      .default({ notNeededFor: [] })
      .describe('What counts without a review; everything else counts once approved.'),
    limits: z.array(limitSchema).default([]),
    require: z.array(requirementSchema).default([]),
    adjust: z.array(adjustmentSchema).default([]),
    round: roundingSchema.optional().describe('Of every required amount in points or hours, after adjustments.'),
    carryOver: z.array(carryOverSchema).default([]),
    backfill: backfillSchema.optional(),
    grace: graceSchema.optional(),
    status: statusSettingsSchema.optional(),
    transition: z
      .enum(['nextPeriod', 'runningPeriods'])
      .optional()
      .describe(
        'A period that runs on the first day in force: keeps the version it started under (default), or follows this one.',
      ),
  })
  .meta({ title: 'Scheme', description: 'One version of an accreditation scheme of Peil.' });

export type Scheme = z.output<typeof schemeSchema>;

/** A version in force: what a scheme's events say was published. Never changed once published. */
export type PublishedVersion = {
  readonly schemeId: string;
  readonly version: string;
  /** The first day in force. */
  readonly from: CalendarDay;
  /** The last day in force; absent: until the next version's first day. */
  readonly until?: CalendarDay;
  readonly scheme: Scheme;
};

/** The version as its own document dates it: for scheme files outside a running system. */
export function publishedAsWritten(scheme: Scheme): PublishedVersion {
  return {
    schemeId: scheme.scheme,
    version: scheme.version,
    from: scheme.from,
    ...(scheme.until === undefined ? {} : { until: scheme.until }),
    scheme,
  };
}
