import { defineEvent, type EventOf } from '@peil/eventing';
import { calendarDaySchema, opaqueId, personalText, plain } from '@peil/kernel';
import { z } from 'zod';
import { activitySchema, codeSchema } from './activity.js';
import { activityKindSchema } from './activity-kind.js';

/** The stream of one manager's dossier is `dossier-<personId>`, that of a kind `activitykind-<code>`. */
export const DOSSIER = 'dossier';
export const ACTIVITY_KIND = 'activitykind';

const ofActivity = { personId: opaqueId, activityId: opaqueId };
const reason = personalText(2000);
const subject = { subject: (data: { readonly personId: string }) => data.personId };

/** What an evidence file may be: decided by its content, never by its name. */
export const evidenceMediaTypes = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'text/plain',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
] as const;
export type EvidenceMediaType = (typeof evidenceMediaTypes)[number];

/** Something to work on, out of a 360 round: the component and the person's own words. Never an answer or a respondent. */
export const learningPointSchema = z.strictObject({
  learningPointId: opaqueId,
  component: codeSchema,
  text: personalText(2000).optional(),
});

/** What is still to do according to an assessment, and the offerings it advises. Never a score or a pass. */
export const developmentNeedSchema = z.strictObject({
  needId: opaqueId,
  component: codeSchema,
  text: personalText(2000).optional(),
  advisedOfferings: z.array(opaqueId).max(20),
});

/** It happened. An activity that was planned before keeps its id. */
export const activityRecorded = defineEvent(
  'ActivityRecorded',
  z.strictObject({ ...ofActivity, activity: activitySchema }),
  subject,
);
/** It is going to happen: `activity.day` is the day it is planned on. Planning again replaces the plan. */
export const activityPlanned = defineEvent(
  'ActivityPlanned',
  z.strictObject({ ...ofActivity, activity: activitySchema }),
  subject,
);
export const planCancelled = defineEvent(
  'PlanCancelled',
  z.strictObject({ ...ofActivity, reason: reason.optional() }),
  subject,
);
/** The plan is for another day: all its days move along with the first. */
export const planMoved = defineEvent(
  'PlanMoved',
  z.strictObject({ ...ofActivity, day: calendarDaySchema, reason: reason.optional() }),
  subject,
);
/** What was planned took place and stands in the dossier under another id: an attendance list, or the person's own entry. */
export const planCarriedOut = defineEvent('PlanCarriedOut', z.strictObject({ ...ofActivity, recordedAs: opaqueId }));
export const activitySubmitted = defineEvent('ActivitySubmitted', z.strictObject(ofActivity));
/** The reviewer may have put the components or tags right; where they are there, they replace those of the activity. */
export const activityApproved = defineEvent(
  'ActivityApproved',
  z.strictObject({
    ...ofActivity,
    components: z.array(codeSchema).max(20).optional(),
    tags: z.array(codeSchema).max(20).optional(),
    reason: reason.optional(),
  }),
  subject,
);
/** Something is missing: the person may correct it and submit again. */
export const activityReturned = defineEvent('ActivityReturned', z.strictObject({ ...ofActivity, reason }), subject);
export const activityRejected = defineEvent('ActivityRejected', z.strictObject({ ...ofActivity, reason }), subject);
/** A review was undone: the activity is submitted again. */
export const activityReopened = defineEvent(
  'ActivityReopened',
  z.strictObject({ ...ofActivity, reason: reason.optional() }),
  subject,
);
/** The whole new content, and where the activity stands after it. */
export const activityCorrected = defineEvent(
  'ActivityCorrected',
  z.strictObject({
    ...ofActivity,
    activity: activitySchema,
    status: z.enum(['recorded', 'submitted', 'approved', 'returned']),
    reason,
  }),
  subject,
);
export const activityWithdrawn = defineEvent('ActivityWithdrawn', z.strictObject({ ...ofActivity, reason }), subject);

export const evidenceAdded = defineEvent(
  'EvidenceAdded',
  z.strictObject({
    ...ofActivity,
    evidenceId: opaqueId,
    mediaType: z.enum(evidenceMediaTypes),
    /** Bytes. */
    size: z.int().min(1),
    /** Keyed hash of the content. */
    fingerprint: plain(z.string().regex(/^[0-9a-f]{64}$/)),
    fileName: personalText(255),
  }),
  subject,
);
export const evidenceRemoved = defineEvent('EvidenceRemoved', z.strictObject({ ...ofActivity, evidenceId: opaqueId }));

/** The outcome of a 360 round, itself an activity. A later event about the same activity replaces the list. */
export const feedbackRoundCompleted = defineEvent(
  'FeedbackRoundCompleted',
  z.strictObject({ ...ofActivity, learningPoints: z.array(learningPointSchema).max(50) }),
  subject,
);
/** The outcome of a development assessment, itself an activity. A later event about the same activity replaces the list. */
export const assessmentTaken = defineEvent(
  'AssessmentTaken',
  z.strictObject({ ...ofActivity, developmentNeeds: z.array(developmentNeedSchema).max(50) }),
  subject,
);
/** The person lets the director read the learning points or development needs of the activity. */
export const outcomeShared = defineEvent('DevelopmentOutcomeShared', z.strictObject(ofActivity));
export const outcomeSharingEnded = defineEvent('DevelopmentOutcomeSharingEnded', z.strictObject(ofActivity));

export const dossierEvents = [
  activityRecorded,
  activityPlanned,
  planCancelled,
  planMoved,
  planCarriedOut,
  activitySubmitted,
  activityApproved,
  activityReturned,
  activityRejected,
  activityReopened,
  activityCorrected,
  activityWithdrawn,
  evidenceAdded,
  evidenceRemoved,
  feedbackRoundCompleted,
  assessmentTaken,
  outcomeShared,
  outcomeSharingEnded,
] as const;
export type DossierEvent = EventOf<(typeof dossierEvents)[number]>;

/** A new kind, or a change of its names and what its form asks. */
export const activityKindDefined = defineEvent('ActivityKindDefined', activityKindSchema);
/** From this day on nothing new is recorded under the kind. */
export const activityKindRetired = defineEvent(
  'ActivityKindRetired',
  z.strictObject({ code: codeSchema, from: calendarDaySchema }),
);
export const activityKindEvents = [activityKindDefined, activityKindRetired] as const;
export type ActivityKindEvent = EventOf<(typeof activityKindEvents)[number]>;
