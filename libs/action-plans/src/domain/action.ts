import { opaqueId, plain, plainText } from '@peil/kernel';
import { z } from 'zod';

/** A code of configuration: theme, classification. */
export const codeSchema = plain(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/, 'must be a short code'));

/** Where an action stands. `dropped` needs a reason and has a deed of its own. */
export const actionStates = ['notStarted', 'onSchedule', 'slightlyDelayed', 'delayed', 'done', 'dropped'] as const;
export type ActionState = (typeof actionStates)[number];
/** The states somebody can set. */
export const settableStates = ['notStarted', 'onSchedule', 'slightlyDelayed', 'delayed', 'done'] as const;
export type SettableState = (typeof settableStates)[number];

/** Who sees to it: a person, or everybody in a unit ("alle teams"). */
export const ownerSchema = z.union([z.strictObject({ personId: opaqueId }), z.strictObject({ unitId: opaqueId })]);
export type Owner = z.infer<typeof ownerSchema>;

/** Quarters of the year in order, or all the time. */
export const timingSchema = z.union([z.literal('ongoing'), z.array(z.int().min(1).max(4)).min(1).max(4)]);
export type Timing = z.infer<typeof timingSchema>;

/**
 * What a directorate is going to do. Its texts are about the work of a unit and are read by all its managers; they are
 * no place for anything about a person, and hold none.
 */
export const actionContentSchema = z.strictObject({
  title: plainText(300),
  /** Code of a theme. */
  theme: codeSchema,
  owner: ownerSchema.exactOptional(),
  timing: timingSchema,
  /** What will be different, so that it can be seen or counted. */
  aim: plainText(1000).exactOptional(),
  /** Ambition of the city's agenda it belongs to. */
  ambition: plainText(300).exactOptional(),
  /** Measure of the city's agenda it belongs to. */
  measure: plainText(300).exactOptional(),
  /** Whole euros. */
  budgetEuros: z.int().min(0).max(1_000_000_000).exactOptional(),
  /** What else is needed: time, people, a decision. */
  preconditions: plainText(1000).exactOptional(),
  /** Codes of classifications: inflow, progression, retention, inclusion. */
  classifications: z.array(codeSchema).max(20),
});
export type ActionContent = z.infer<typeof actionContentSchema>;
