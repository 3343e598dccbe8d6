import { localizedTextSchema } from '@peil/kernel';
import { z } from 'zod';
import { personConditionSchema } from './person-condition.js';
import { selectorSchema } from './selector.js';
import {
  amountSchema,
  daySpanSchema,
  fractionSchema,
  idSchema,
  lengthSchema,
  named,
  roundingSchema,
  wordSchema,
  wordsSchema,
} from './values.js';

/** How much is asked: of everyone the same, by year, by weekly hours, or by who it is. */
export const requiredAmountSchema = z
  .union([
    amountSchema,
    z.strictObject({ perYear: amountSchema.describe('For every year of the period; adjusted year by year.') }),
    z.strictObject({ perWeeklyHour: amountSchema.describe('Times the hours a week of the appointments.') }),
    z.strictObject({
      byWeeklyHours: z
        .array(z.strictObject({ from: amountSchema, amount: amountSchema }))
        .min(1)
        .describe('The last row whose hours a week are reached.'),
    }),
    z.strictObject({
      cases: z
        .array(z.strictObject({ who: personConditionSchema.optional(), amount: amountSchema }))
        .min(1)
        .describe('The first that fits the person on the last day of the period.'),
    }),
  ])
  .meta({
    id: 'RequiredAmount',
    title: 'required amount',
    examples: [
      40,
      { perYear: 36 },
      { perWeeklyHour: 1 },
      {
        byWeeklyHours: [
          { from: 0, amount: 20 },
          { from: 24, amount: 40 },
        ],
      },
      { cases: [{ who: { registration: 'nurse' }, amount: 80 }, { amount: 60 }] },
    ],
  });
export type RequiredAmount = z.output<typeof requiredAmountSchema>;

/** Which days count for a requirement: those of the period when absent. */
export const overSchema = z
  .union([
    z.strictObject({
      each: lengthSchema.describe('In every such part of the period.'),
      catchUp: z.boolean().optional().describe('A part that was missed may be made up for later in the period.'),
    }),
    z.strictObject({
      lookBack: lengthSchema.describe('Up to the last day of the period, this long: earlier periods included.'),
    }),
    z.strictObject({ last: lengthSchema.describe('At least once in every such length of time, across periods.') }),
    z.strictObject({
      within: lengthSchema.describe('Within this long after the start.'),
      of: z.union([z.literal('appointment'), z.literal('period'), z.strictObject({ registration: wordSchema })]),
    }),
    z.strictObject({ ever: z.literal(true).describe('At any time.') }),
  ])
  .meta({
    id: 'Over',
    title: 'over',
    examples: [{ each: { years: 1 } }, { last: { years: 4 } }, { within: { months: 12 }, of: 'appointment' }],
  });
export type Over = z.output<typeof overSchema>;

export const forEachSchema = z
  .strictObject({
    component: z.array(wordSchema).min(1).max(30).optional(),
    tag: z.array(wordSchema).min(1).max(30).optional(),
    category: z.array(wordSchema).min(1).max(30).optional(),
    kind: z.array(wordSchema).min(1).max(30).optional(),
    registration: wordSchema
      .optional()
      .describe("For each of the person's own registrations of this name, by its value."),
    registeredFor: lengthSchema.optional().describe('Once registered this long.'),
  })
  .meta({
    id: 'ForEach',
    title: 'for each',
    examples: [
      { component: ['direction', 'connection'] },
      { registration: 'legal-area', registeredFor: { months: 6 } },
    ],
  });
export type ForEach = z.output<typeof forEachSchema>;

/** One thing that is asked, or a group of them. */
export type Requirement = z.output<typeof leafSchema> & {
  readonly allOf?: readonly Requirement[] | undefined;
  readonly anyOf?: readonly Requirement[] | undefined;
  readonly among?: readonly Requirement[] | undefined;
};

const members: z.ZodType<readonly Requirement[]> = z.lazy(() => z.array(requirementSchema).min(1).max(30));

const leafSchema = z.strictObject({
  ...named,
  who: personConditionSchema.optional().describe('Only for these people.'),
  between: daySpanSchema.optional().describe('Only in periods whose first day is one of these.'),
  of: selectorSchema.optional().describe('What counts towards it; everything when absent.'),
  provided: z
    .array(selectorSchema)
    .optional()
    .describe('Conditions on what `of` selects, each explained when not met.'),
  atLeast: requiredAmountSchema.optional(),
  unit: z.enum(['points', 'hours', 'times', 'days']).optional().describe("The scheme's unit when absent."),
  weigh: z
    .array(z.strictObject({ of: selectorSchema, times: fractionSchema }))
    .optional()
    .describe('What counts for more or less here: the first that fits.'),
  over: overSchema.optional().describe('Which days count; those of the period when absent.'),
  registered: z
    .strictObject({ name: wordSchema, value: wordsSchema.optional() })
    .optional()
    .describe('Asks for a registration on the last day.'),
  inPost: lengthSchema.optional().describe('Asks for an appointment of this long.'),
  verdict: wordSchema.optional().describe('Asks for a verdict of this name; a person gives it.'),
  forEach: forEachSchema.optional(),
  choose: z.number().int().positive().optional().describe('How many of `forEach` or `among` are enough.'),
  divide: z
    .boolean()
    .optional()
    .describe(
      'Whether a point counts for only one of the members. Default: true for `forEach`, false for a group. The division is the best one for the person.',
    ),
  dimension: idSchema
    .optional()
    .describe('Requirements with the same dimension share points: each counts for one of them.'),
  adjusted: z.boolean().optional().describe('false: pro rata and concessions do not touch it.'),
  round: roundingSchema.optional().describe('Of the required amount, after adjustments.'),
  atRiskAfter: fractionSchema.optional().describe('Instead of what the scheme says in `status`.'),
});

export const requirementSchema: z.ZodType<Requirement> = leafSchema
  .extend({
    allOf: members.optional().describe('Each of these.'),
    anyOf: members.optional().describe('One of these is enough.'),
    among: members.optional().describe('As many of these as `choose` says.'),
  })
  .superRefine((requirement, context) => {
    const forms = (['atLeast', 'registered', 'inPost', 'verdict', 'allOf', 'anyOf', 'among'] as const).filter(
      (form) => requirement[form] !== undefined,
    );
    if (forms.length !== 1) {
      context.addIssue({
        code: 'custom',
        message: 'must ask exactly one of atLeast, registered, inPost, verdict, allOf, anyOf, among',
      });
    }
    if (requirement.among !== undefined && requirement.choose === undefined) {
      context.addIssue({ code: 'custom', message: 'among needs choose: how many are enough', path: ['choose'] });
    }
    if (requirement.forEach !== undefined && requirement.atLeast === undefined) {
      context.addIssue({ code: 'custom', message: 'forEach needs atLeast', path: ['forEach'] });
    }
  })
  .meta({
    id: 'RequirementRule',
    title: 'requirement',
    examples: [
      { id: 'total', atLeast: 40 },
      { id: 'components', forEach: { component: ['direction', 'connection'] }, atLeast: 4 },
      {
        id: 'conversation',
        anyOf: [
          { id: 'intervision', of: { kind: 'intervision' }, atLeast: 8, unit: 'hours' },
          { id: 'coaching', of: { kind: 'coaching' }, atLeast: 6, unit: 'hours' },
        ],
      },
      {
        id: 'assessment',
        of: { kind: 'development-assessment' },
        atLeast: 1,
        unit: 'times',
        over: { last: { years: 4 } },
      },
    ],
  });

/** Names of a word of the scheme, for sentences. */
export const vocabularySchema = z.record(wordSchema, localizedTextSchema);
