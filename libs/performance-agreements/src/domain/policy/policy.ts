import { localizedTextSchema } from '@peil/kernel';
import { z } from 'zod';

/**
 * The MAG policy of a city as a document: what a directorate owes (domain.md, "MAG"). Data, written by HR, checked, tried
 * on the past and published from a day. No number of moments, kind of agreement or term is in code.
 */

const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]{0,59}$/i, 'must be an id: letters, digits, - and .')
  .meta({ title: 'id', description: 'Stable: entries and reports name it.' });

/** A day of a year, `MM-DD`. */
export const monthDaySchema = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'must be a day of the year written MM-DD')
  .meta({ title: 'day of the year', examples: ['03-31'] });

const graceDays = z.int().min(0).max(366).describe('Days after the day it is due before it counts as late.');

const whoSchema = z
  .strictObject({
    roles: z
      .array(z.enum(['manager', 'director']))
      .min(1)
      .optional(),
    scales: z
      .strictObject({ min: z.int().min(1).max(30).optional(), max: z.int().min(1).max(30).optional() })
      .optional()
      .describe('Salary scales, both ends included. Who has no scale is held to it.'),
  })
  .meta({
    id: 'Who',
    title: 'who',
    description: 'Everyone with an appointment when absent. One appointment that fits is enough.',
  });
export type Who = z.output<typeof whoSchema>;

const label = localizedTextSchema.optional().describe('What a person reads; made from the rule when absent.');

const agreementRuleSchema = z.strictObject({
  id,
  label,
  kind: id.describe('Code of the kind of agreement.'),
  for: whoSchema.optional(),
  when: id.optional().describe('Only for who has this dated fact about the work in the year, such as vacancy.'),
  inForceBy: monthDaySchema,
  graceDays: graceDays.default(0),
});

const momentsSchema = z.strictObject({
  for: whoSchema.optional(),
  graceDays: graceDays.default(14),
  dates: z
    .array(z.strictObject({ id, label, due: monthDaySchema }))
    .min(1)
    .max(12),
});

const onceSchema = z.strictObject({
  for: whoSchema.optional(),
  label,
  due: monthDaySchema,
  graceDays: graceDays.default(0),
});

const conclusionSchema = onceSchema.extend({
  nextYear: z.boolean().default(false).describe('The day lies in the year after the cycle.'),
});

const followUpRuleSchema = z.strictObject({
  id,
  label,
  kind: id.describe('Code of a kind that measures itself by a completion.'),
  by: monthDaySchema,
  graceDays: graceDays.default(0),
});

export const policySchema = z
  .strictObject({
    policy: id,
    names: localizedTextSchema,
    agreements: z.array(agreementRuleSchema).max(50).default([]),
    moments: momentsSchema.optional(),
    conversation: onceSchema.optional(),
    conclusion: conclusionSchema.optional(),
    followUps: z.array(followUpRuleSchema).max(20).default([]).describe('Agreements of a kind that must be fulfilled.'),
    starters: z
      .strictObject({ days: z.int().min(0).max(366) })
      .default({ days: 60 })
      .describe('Who just began: nothing is due within these days; moments before that are skipped.'),
    leave: z
      .strictObject({ days: z.int().min(1).max(366), resumeDays: z.int().min(0).max(366) })
      .default({ days: 30, resumeDays: 30 })
      .describe(
        'Excused from a moment that falls in a leave of at least these days; the rest is due some days after it.',
      ),
    conversationNeeded: z
      .strictObject({ quietDays: z.int().min(0).max(366) })
      .default({ quietDays: 60 })
      .describe('After a talk, points at risk ask for no other one for these days.'),
    directorate: z
      .strictObject({
        actionPlan: z.strictObject({ adoptedBy: monthDaySchema, graceDays: graceDays.default(0) }).optional(),
        directorCycle: z
          .boolean()
          .default(true)
          .describe("The director's own cycle is an obligation of the directorate."),
        feedbackRound: z.strictObject({ by: monthDaySchema, graceDays: graceDays.default(0) }).optional(),
      })
      .default({ directorCycle: true }),
  })
  .meta({ title: 'MAG policy' });
export type Policy = z.output<typeof policySchema>;

/** A version in force from a day on, until a later one is. */
export type PublishedPolicy = {
  readonly policyId: string;
  readonly version: number;
  readonly from: string;
  readonly policy: Policy;
};

/** JSON Schema (2020-12) of a policy file. */
export function policyJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(policySchema, { io: 'input', unrepresentable: 'any' });
}
