import type { CalendarDay } from '@peil/kernel';
import type { z } from 'zod';
import type { Activity } from './activity.js';
import type { developmentNeedSchema, EvidenceMediaType, learningPointSchema } from './events.js';

export type LearningPoint = z.infer<typeof learningPointSchema>;
export type DevelopmentNeed = z.infer<typeof developmentNeedSchema>;

/** What every command to a dossier carries. */
type Common = {
  /** Whose dossier. */
  readonly personId: string;
  readonly activityId: string;
  /** The day of the request in Europe/Amsterdam: the day rules use no other. */
  readonly today: CalendarDay;
  /** Who asks for it. */
  readonly by: string;
};

/** Records what happened; a plan with this id has then been carried out. */
export type RecordActivity = Common & {
  readonly type: 'recordActivity';
  readonly activity: Activity;
  /** Hand it in for review at once. */
  readonly submit: boolean;
};
/** Plans what will happen; again with the same id replaces the plan. */
export type PlanActivity = Common & { readonly type: 'planActivity'; readonly activity: Activity };
/** Moves a plan to another first day; its other days move along. */
export type MovePlan = Common & {
  readonly type: 'movePlan';
  readonly day: CalendarDay;
  readonly reason: string | undefined;
};
/** What was planned is not going to happen. */
export type CancelPlan = Common & { readonly type: 'cancelPlan'; readonly reason: string | undefined };
/** Takes over a row of a list or another system: new, changed, unchanged or cancelled. */
export type TakeOverActivity = Common & {
  readonly type: 'takeOverActivity';
  /** Undefined: the source says it did not take place after all. */
  readonly activity: Activity | undefined;
  readonly reason: string;
};
export type SubmitActivity = Common & { readonly type: 'submitActivity' };
export type ReviewActivity = Common & {
  readonly type: 'reviewActivity';
  readonly decision: 'approved' | 'returned' | 'rejected';
  /** Required unless approved. */
  readonly reason: string | undefined;
  /** The components as the reviewer confirms them; undefined: as they were chosen. */
  readonly components: readonly string[] | undefined;
  readonly tags: readonly string[] | undefined;
};
/** A period whose result was settled: first and last day. */
export type ClosedPeriod = { readonly from: CalendarDay; readonly until: CalendarDay };
export type ReopenActivity = Common & {
  readonly type: 'reopenActivity';
  readonly reason: string | undefined;
  /** What accreditation knows: the settled period the activity belongs to, if any. */
  readonly known?: { readonly closedPeriod: ClosedPeriod };
};
export type CorrectActivity = Common & {
  readonly type: 'correctActivity';
  readonly activity: Activity;
  readonly reason: string;
};
/** Withdraws an activity, or cancels a plan. */
export type WithdrawActivity = Common & { readonly type: 'withdrawActivity'; readonly reason: string };
export type AddEvidence = Common & {
  readonly type: 'addEvidence';
  readonly evidence: {
    readonly evidenceId: string;
    readonly mediaType: EvidenceMediaType;
    readonly size: number;
    readonly fingerprint: string;
    readonly fileName: string;
  };
};
export type RemoveEvidence = Common & { readonly type: 'removeEvidence'; readonly evidenceId: string };
export type CompleteFeedbackRound = Common & {
  readonly type: 'completeFeedbackRound';
  readonly learningPoints: readonly LearningPoint[];
};
export type TakeAssessment = Common & {
  readonly type: 'takeAssessment';
  readonly developmentNeeds: readonly DevelopmentNeed[];
};
/** Lets the director read the learning points or development needs of the activity, or no longer. */
export type ShareOutcome = Common & { readonly type: 'shareOutcome'; readonly shared: boolean };

export type DossierCommand =
  | RecordActivity
  | PlanActivity
  | MovePlan
  | CancelPlan
  | TakeOverActivity
  | SubmitActivity
  | ReviewActivity
  | ReopenActivity
  | CorrectActivity
  | WithdrawActivity
  | AddEvidence
  | RemoveEvidence
  | CompleteFeedbackRound
  | TakeAssessment
  | ShareOutcome;
