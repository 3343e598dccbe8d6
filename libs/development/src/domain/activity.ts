import { calendarDaySchema, opaqueId, personalText, plain } from '@peil/kernel';
import { z } from 'zod';

/** A code of configuration (kind, component, tag, provider, bare fact): never text about a person. */
export const codeSchema = plain(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/, 'must be a short code'));

/** Minutes spent: whole, 0 or more. */
export const minutesSchema = z.int().min(0).max(1_000_000);

/** In which role the person took part. */
export const participationRoles = ['attended', 'taught', 'organised', 'facilitated', 'given'] as const;
export type ParticipationRole = (typeof participationRoles)[number];

/** Who reported the fact. What HR enters or imports as received from the provider or facilitator is a list or an import. */
export const sourceTypes = ['selfReported', 'attendanceList', 'import'] as const;
export type SourceType = (typeof sourceTypes)[number];

/**
 * A bare fact about an activity that a rule may ask for: yes or no, an exact decimal, a day, or a short code. Never a
 * score. Numbers are decimal text, as points are.
 */
export const bareFactSchema = z.union([
  z.boolean(),
  plain(
    z
      .string()
      .regex(
        /^(-?\d{1,9}(\.\d{1,6})?|\d{4}-\d{2}-\d{2}|[A-Za-z][A-Za-z0-9-]{0,39})$/,
        'must be a decimal number, a day or a short code',
      ),
  ),
]);
export type BareFact = z.infer<typeof bareFactSchema>;

/** Name of a bare fact: `testPassed`, `words`. */
export const factNameSchema = plain(z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'must be a camelCase word'));

/** Who facilitated, where that matters (intervision, coaching): that they did, never what was said. */
export const facilitationSchema = z.strictObject({
  type: z.enum(['none', 'internal', 'external']),
  /** The facilitator stands in a register HR keeps. */
  registered: z.boolean().default(false),
  facilitatorId: opaqueId.optional(),
  name: personalText(200).optional(),
});
export type Facilitation = z.infer<typeof facilitationSchema>;

export const sourceSchema = z.strictObject({
  type: z.enum(sourceTypes),
  /** The system or list it came from: `moodle`, `amsterdamse-school`. */
  system: codeSchema.optional(),
  /** The row's own reference there. May contain a login or personnel number, so it is a personal detail. */
  reference: personalText(200).optional(),
});

/** One activity as it happened, or is planned: everything a rule may ask about, and the person's own words. */
export const activitySchema = z.strictObject({
  /** Code of an activity kind; kinds are data. */
  kind: codeSchema,
  /** The day it happened; the first day when it took several. */
  day: calendarDaySchema,
  /** The last day, when it took several. */
  until: calendarDaySchema.optional(),
  /** The days with their own minutes, when they are known; they add up to `minutes`. */
  days: z
    .array(z.strictObject({ day: calendarDaySchema, minutes: minutesSchema }))
    .max(366)
    .optional(),
  /** Minutes spent, all days together. */
  minutes: minutesSchema,
  role: z.enum(participationRoles),
  facilitation: facilitationSchema,
  /** People in the group, the person included. */
  groupSize: z.int().min(1).max(100_000).optional(),
  provider: codeSchema.optional(),
  offeringId: opaqueId.optional(),
  /** Components of the leadership vision, chosen at recording, confirmed at review. */
  components: z.array(codeSchema).max(20),
  tags: z.array(codeSchema).max(20),
  /** Fields of a profession a scheme distinguishes, such as `legal`. */
  categories: z.array(codeSchema).max(20).default([]),
  source: sourceSchema,
  facts: z.record(factNameSchema, bareFactSchema),
  title: personalText(200).optional(),
  description: personalText(4000).optional(),
});
export type Activity = z.infer<typeof activitySchema>;

/** Where an activity stands. Only `approved`, or a rule that waives review, meets a requirement. */
export type ActivityStatus = 'planned' | 'recorded' | 'submitted' | 'approved' | 'returned' | 'rejected' | 'withdrawn';
