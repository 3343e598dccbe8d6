import { z } from 'zod';
import { factSources } from '../facts.js';
import { daySpanSchema, oneOrMany, rangeSchema, wordSchema, wordsSchema, type DaySpan, type Range } from './values.js';

/** A bare value, one of several, or a range of numbers. */
const attributeTestSchema = z.union([rangeSchema, oneOrMany(z.union([z.boolean(), z.number(), z.string()]))]);
export type AttributeTest = z.output<typeof attributeTestSchema>;

/** Which activities a rule is about. Every key must fit; in a list, any one of its words. */
export type Selector = {
  readonly kind?: readonly string[] | undefined;
  readonly role?: readonly string[] | undefined;
  readonly facilitation?: readonly ('internal' | 'external' | 'none')[] | undefined;
  readonly facilitatorRegistered?: boolean | undefined;
  readonly providerAccredited?: boolean | undefined;
  readonly source?: readonly (typeof factSources)[number][] | undefined;
  readonly offering?: readonly string[] | undefined;
  readonly accredited?: boolean | undefined;
  readonly approved?: boolean | undefined;
  readonly component?: readonly string[] | undefined;
  readonly tag?: readonly string[] | undefined;
  readonly category?: readonly string[] | undefined;
  readonly earnedBy?: readonly string[] | undefined;
  readonly minutes?: Range | undefined;
  readonly minutesThatDay?: Range | undefined;
  readonly numberOfDays?: Range | undefined;
  readonly groupSize?: Range | undefined;
  readonly day?: DaySpan | undefined;
  readonly attributes?: { readonly [name: string]: AttributeTest } | undefined;
  readonly any?: readonly Selector[] | undefined;
  readonly all?: readonly Selector[] | undefined;
  readonly not?: Selector | undefined;
};

const several: z.ZodType<readonly Selector[]> = z.lazy(() => z.array(selectorSchema).min(1));
const nested: z.ZodType<Selector> = z.lazy(() => selectorSchema);

export const selectorSchema = z
  .strictObject({
    kind: wordsSchema.optional().describe('Kind of activity.'),
    role: wordsSchema.optional().describe('attended, taught, organised, …'),
    facilitation: oneOrMany(z.enum(['internal', 'external', 'none'])).optional(),
    facilitatorRegistered: z.boolean().optional(),
    providerAccredited: z.boolean().optional(),
    source: oneOrMany(z.enum(factSources)).optional().describe('Who reported it.'),
    offering: wordsSchema.optional().describe('Ids of offerings in the catalogue.'),
    accredited: z.boolean().optional().describe('Whether its offering was accredited on the day of the activity.'),
    approved: z.boolean().optional().describe('Whether a review approved it, or waived review.'),
    component: wordsSchema.optional(),
    tag: wordsSchema.optional(),
    category: wordsSchema.optional().describe('Of the offering, the activity or the earning rule.'),
    earnedBy: wordsSchema.optional().describe('Ids of earning rules.'),
    minutes: rangeSchema.optional().describe('Of the whole activity.'),
    minutesThatDay: rangeSchema.optional().describe('Of one day of an activity of several.'),
    numberOfDays: rangeSchema.optional(),
    groupSize: rangeSchema.optional(),
    day: daySpanSchema.optional(),
    attributes: z.record(wordSchema, attributeTestSchema).optional().describe('Bare facts of the activity.'),
    any: several.optional().describe('At least one of these fits.'),
    all: several.optional().describe('Each of these fits.'),
    not: nested.optional().describe('This does not fit.'),
  })
  .meta({
    id: 'Selector',
    title: 'selector',
    description: 'Which activities a rule is about. Every key must fit; in a list, any one of its words.',
    examples: [
      { kind: ['training', 'masterclass'] },
      { kind: 'intervision', facilitation: 'external', groupSize: { min: 3, max: 10 } },
      { kind: 'e-learning', attributes: { testPassed: true } },
      { any: [{ kind: 'congress' }, { minutes: { min: 240 } }], not: { source: 'selfReported' } },
    ],
  });
