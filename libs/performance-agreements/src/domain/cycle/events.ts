import { defineEvent, type EventOf } from '@peil/eventing';
import { calendarDaySchema, opaqueId, personalText } from '@peil/kernel';
import { z } from 'zod';
import {
  codeSchema,
  conclusions,
  fingerprintSchema,
  followUpSchema,
  LIMITS,
  measuredBySchema,
  progresses,
  sides,
  termsSchema,
  yearSchema,
} from './words.js';

/** The stream of one manager's year is `magcycle-<personId>_<year>`. */
export const MAG_CYCLE = 'magcycle';

export function cycleIdOf(personId: string, year: number): string {
  return `${personId}_${year}`;
}

/** `day`: on which it was done. */
const done = { personId: opaqueId, year: yearSchema, side: z.enum(sides), day: calendarDaySchema };
const ofAgreement = { ...done, agreementId: opaqueId };
const version = z.int().min(1).max(1000);
const reason = personalText(LIMITS.reason);
const subject = { subject: (data: { readonly personId: string }) => data.personId };

/** The conversation cycle of one manager and one year begins. Without a counterpart: that post is vacant. */
export const cycleOpened = defineEvent(
  'MagCycleOpened',
  z.strictObject({ ...done, counterpartId: opaqueId.optional() }),
);
export const cycleHandedOver = defineEvent(
  'MagCycleHandedOver',
  z.strictObject({ ...done, from: opaqueId.optional(), to: opaqueId, note: reason.optional() }),
  subject,
);
/** The new counterpart takes over what was agreed. */
export const handOverConfirmed = defineEvent('MagCycleHandOverConfirmed', z.strictObject({ ...done, to: opaqueId }));

export const agreementProposed = defineEvent(
  'AgreementProposed',
  z.strictObject({
    ...ofAgreement,
    kind: codeSchema,
    version,
    terms: termsSchema,
    fingerprint: fingerprintSchema,
    followUp: followUpSchema.optional(),
    reason: reason.optional(),
  }),
  subject,
);
/** By what the agreement measures itself: named by who proposes it, together with the proposal. */
export const agreementMeasureNamed = defineEvent(
  'AgreementMeasureNamed',
  z.strictObject({ ...ofAgreement, measuredBy: measuredBySchema }),
);
/** New terms. They need acceptance; what is in force stays in force until then. */
export const agreementAmended = defineEvent(
  'AgreementAmended',
  z.strictObject({
    ...ofAgreement,
    version,
    terms: termsSchema,
    fingerprint: fingerprintSchema,
    reason: reason.optional(),
  }),
  subject,
);
export const agreementAccepted = defineEvent(
  'AgreementAccepted',
  z.strictObject({ ...ofAgreement, version, fingerprint: fingerprintSchema }),
);
export const agreementDeclined = defineEvent(
  'AgreementDeclined',
  z.strictObject({ ...ofAgreement, version, reason }),
  subject,
);
/** Who proposed the terms takes them back. */
export const agreementWithdrawn = defineEvent(
  'AgreementWithdrawn',
  z.strictObject({ ...ofAgreement, version, reason: reason.optional() }),
  subject,
);
/** One side says how the agreement ended, and why. It is concluded when both have. */
export const agreementConcluded = defineEvent(
  'AgreementConcluded',
  z.strictObject({ ...ofAgreement, conclusion: z.enum(conclusions), motivation: personalText(LIMITS.entry) }),
  subject,
);
/** A decision is undone: a refusal, a withdrawal or a conclusion. The agreement stands as before it. */
export const agreementReopened = defineEvent(
  'AgreementReopened',
  z.strictObject({ ...ofAgreement, reason: reason.optional() }),
  subject,
);
/** What the counterpart owes has come, or has not. */
export const preconditionRecorded = defineEvent(
  'PreconditionRecorded',
  z.strictObject({ ...ofAgreement, preconditionId: opaqueId, met: z.boolean(), note: reason.optional() }),
  subject,
);

/** One side's words at a moment of the year. A later entry of the same side at the moment replaces it. */
export const entryRecorded = defineEvent(
  'MagEntryRecorded',
  z.strictObject({
    ...done,
    moment: codeSchema,
    intentions: personalText(LIMITS.entry).optional(),
    goals: personalText(LIMITS.entry).optional(),
    evaluation: personalText(LIMITS.entry).optional(),
    progress: z.enum(progresses).optional(),
  }),
  subject,
);

export const talkPlanned = defineEvent(
  'TalkPlanned',
  z.strictObject({ ...done, talkId: opaqueId, on: calendarDaySchema }),
);
export const talkMoved = defineEvent('TalkMoved', z.strictObject({ ...done, talkId: opaqueId, on: calendarDaySchema }));
export const talkCancelled = defineEvent(
  'TalkCancelled',
  z.strictObject({ ...done, talkId: opaqueId, reason: reason.optional() }),
  subject,
);
/** They talked. Never what was said. */
export const conversationHeld = defineEvent(
  'ConversationHeld',
  z.strictObject({
    ...done,
    talkId: opaqueId,
    on: calendarDaySchema,
    /** Lapsed periods of accreditation that were talked about. */
    lapsedPeriods: z
      .array(z.strictObject({ schemeId: opaqueId, periodFrom: calendarDaySchema }))
      .max(20)
      .optional(),
  }),
);

/** A dated fact about the work that a policy may ask for, such as a vacancy. Stated again, it replaces. */
export const workFactStated = defineEvent(
  'WorkFactStated',
  z.strictObject({
    ...done,
    factId: opaqueId,
    fact: codeSchema,
    from: calendarDaySchema,
    until: calendarDaySchema.optional(),
  }),
);
export const workFactWithdrawn = defineEvent('WorkFactWithdrawn', z.strictObject({ ...done, factId: opaqueId }));

export const cycleClosed = defineEvent('MagCycleClosed', z.strictObject(done));
export const cycleReopened = defineEvent(
  'MagCycleReopened',
  z.strictObject({ ...done, reason: reason.optional() }),
  subject,
);

export const cycleEvents = [
  cycleOpened,
  cycleHandedOver,
  handOverConfirmed,
  agreementProposed,
  agreementMeasureNamed,
  agreementAmended,
  agreementAccepted,
  agreementDeclined,
  agreementWithdrawn,
  agreementConcluded,
  agreementReopened,
  preconditionRecorded,
  entryRecorded,
  talkPlanned,
  talkMoved,
  talkCancelled,
  conversationHeld,
  workFactStated,
  workFactWithdrawn,
  cycleClosed,
  cycleReopened,
] as const;
export type CycleEvent = EventOf<(typeof cycleEvents)[number]>;
