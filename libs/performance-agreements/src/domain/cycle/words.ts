import { opaqueId, personalText, plain } from '@peil/kernel';
import { z } from 'zod';

/** A code of configuration: a kind of agreement, a moment, a fact about the work. Never text about a person. */
export const codeSchema = plain(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/, 'must be a short code'));

/** The calendar year of a cycle. */
export const yearSchema = z.int().min(2000).max(2200);

/** The two who agree: the manager, and the one the manager reports to. */
export const sides = ['manager', 'counterpart'] as const;
export type Side = (typeof sides)[number];

export function otherSide(side: Side): Side {
  return side === 'manager' ? 'counterpart' : 'manager';
}

/** How it goes, in one word of a person about the agreements. It is about the work, never about the person. */
export const progresses = ['onCourse', 'needsAttention'] as const;
export type Progress = (typeof progresses)[number];

/** How an agreement ended: a fact about the agreement (domain.md, 6). There is no other verdict. */
export const conclusions = ['kept', 'partlyKept', 'notKept', 'lapsed'] as const;
export type Conclusion = (typeof conclusions)[number];

/** What the other party arranges so that the agreement can be kept. */
export const preconditionKinds = ['time', 'budget', 'training', 'other'] as const;

/** Longest texts, in characters. */
export const LIMITS = { title: 200, agreement: 4000, precondition: 1000, entry: 4000, reason: 2000 } as const;

export const preconditionSchema = z.strictObject({
  preconditionId: opaqueId,
  kind: z.enum(preconditionKinds),
  text: personalText(LIMITS.precondition),
});
export type Precondition = z.infer<typeof preconditionSchema>;

/** What two people agree on, in their words. Encrypted with the key of the manager whose cycle it is. */
export const termsSchema = z.strictObject({
  title: personalText(LIMITS.title),
  text: personalText(LIMITS.agreement),
  preconditions: z.array(preconditionSchema).max(10),
});
export type Terms = z.infer<typeof termsSchema>;

/** What an agreement follows up: a learning point of a 360 round or a development need of an assessment. */
export const followUpSchema = z.strictObject({
  source: z.enum(['learningPoint', 'developmentNeed']),
  activityId: opaqueId,
  itemId: opaqueId,
  component: codeSchema,
  /** Offerings of which a completion fulfils it; none: any completion about the component does. */
  offerings: z.array(opaqueId).max(20),
});
export type FollowUp = z.infer<typeof followUpSchema>;

/**
 * What an agreement is measured by, where its kind measures itself: figures of a group, and the share of a group that
 * followed an offering. Never a person.
 */
export const measuredBySchema = z.strictObject({
  indicators: z.array(codeSchema).max(10),
  offerings: z.array(opaqueId).max(10),
});
export type MeasuredBy = z.infer<typeof measuredBySchema>;

/** Keyed hash of the terms: what a party accepts. Made with the key of the manager, gone with it. */
export const fingerprintSchema = plain(z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'must be a fingerprint'));
