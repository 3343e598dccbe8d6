import { localizedTextSchema, plain } from '@peil/kernel';
import { z } from 'zod';
import { codeSchema, factNameSchema } from './activity.js';

/** What a form asks for an activity of the kind, besides day, title and components. */
export const askedFields = [
  'minutes',
  'days',
  'role',
  'facilitation',
  'groupSize',
  'provider',
  'offering',
  'evidence',
] as const;

/** A bare fact a form asks for, such as `testPassed` (yes or no) or `words` (number). */
export const askedFactSchema = z.strictObject({
  name: factNameSchema,
  names: plain(localizedTextSchema),
  type: z.enum(['boolean', 'number', 'day', 'code']),
});

/** A kind of activity: data that HR may add to. What it earns stands in a scheme, never here. */
export const activityKindSchema = z.strictObject({
  code: codeSchema,
  names: plain(localizedTextSchema),
  /** What a rule usually counts: hours, days, sessions, or that it took place once. */
  unit: z.enum(['hours', 'days', 'sessions', 'once']),
  asks: z.array(z.enum(askedFields)),
  facts: z.array(askedFactSchema).max(20),
  /** A 360 round carries learning points, an assessment development needs; never a score. */
  yields: z.enum(['learningPoints', 'developmentNeeds']).optional(),
});
export type ActivityKind = z.infer<typeof activityKindSchema>;
