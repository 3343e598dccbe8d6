import type { StoredEvent } from '@peil/eventing';
import type { CalendarDay } from '@peil/kernel';
import type { Activity, ActivityStatus } from '../domain/activity.js';
import type { DossierEvent } from '../domain/events.js';
import { movedTo } from '../domain/moved-to.js';

/** An activity without what is personal: what may stand in a read model. */
export type ActivityContent = Omit<Activity, 'title' | 'description'>;

/**
 * One activity as it stands now. No text about the person: that is read from the stream when one activity is opened.
 * Whoever folds decides how to keep its content.
 */
export type ActivityRow<Content = ActivityContent> = {
  readonly personId: string;
  readonly activityId: string;
  readonly status: ActivityStatus;
  readonly content: Content;
  /** What the list or system said last. */
  readonly takenOver: Content | undefined;
  /** Components and tags as the review confirmed them. */
  readonly confirmed: { readonly components?: readonly string[]; readonly tags?: readonly string[] } | undefined;
  readonly evidence: readonly string[];
  readonly hasOutcome: boolean;
  readonly shared: boolean;
  readonly recordedAt: string;
  /** When it was last submitted, and the position of that event. */
  readonly submitted: { readonly at: string; readonly position: number } | undefined;
  readonly firstPosition: number;
  readonly lastPosition: number;
};

/** The activity itself where nothing in it is personal: most come from lists, and many are folded at once. */
export function contentOf(activity: Activity): ActivityContent {
  if (!holdsPersonalText(activity)) return activity;
  const { title: _title, description: _description, facilitation, source, ...content } = activity;
  const { name: _name, ...facilitator } = facilitation;
  const { reference: _reference, ...origin } = source;
  return { ...content, facilitation: facilitator, source: origin };
}

/** How whoever folds keeps the content of an activity. */
export type ContentForm<Content> = {
  readonly of: (activity: Activity) => Content;
  readonly movedTo: (content: Content, day: CalendarDay) => Content;
};

/** As it is. */
export const plainContent: ContentForm<ActivityContent> = { of: contentOf, movedTo };

function holdsPersonalText({ title, description, facilitation, source }: Activity): boolean {
  return [title, description, facilitation.name, source.reference].some((text) => text !== undefined);
}

function begun<Content>(content: Content, { personId, activityId }: Ids, event: StoredEvent): ActivityRow<Content> {
  return {
    personId,
    activityId,
    status: 'planned',
    content,
    takenOver: undefined,
    confirmed: undefined,
    evidence: [],
    hasOutcome: false,
    shared: false,
    recordedAt: event.metadata.recordedAt,
    submitted: undefined,
    firstPosition: event.position,
    lastPosition: event.position,
  };
}

type Ids = { readonly personId: string; readonly activityId: string };

function changed<Content>(
  row: ActivityRow<Content>,
  event: DossierEvent,
  stored: StoredEvent,
  /** As it is after the event. */
  content: Content,
): ActivityRow<Content> {
  const submitted = { at: stored.metadata.recordedAt, position: stored.position };
  switch (event.type) {
    case 'ActivityPlanned':
      return { ...row, content };
    case 'ActivityRecorded': {
      const takenOver = event.data.activity.source.type === 'selfReported' ? undefined : content;
      return { ...row, status: 'recorded', content, takenOver, recordedAt: stored.metadata.recordedAt };
    }
    case 'ActivitySubmitted':
      return { ...row, status: 'submitted', submitted };
    case 'ActivityApproved': {
      const { components, tags } = event.data;
      return { ...row, status: 'approved', confirmed: { ...(components && { components }), ...(tags && { tags }) } };
    }
    case 'ActivityReturned':
      return { ...row, status: 'returned' };
    case 'ActivityRejected':
      return { ...row, status: 'rejected' };
    case 'ActivityReopened':
      return { ...row, status: 'submitted', submitted, confirmed: undefined };
    case 'ActivityCorrected': {
      const { status, activity } = event.data;
      const again = status === 'submitted' && row.status !== 'submitted';
      return {
        ...row,
        status,
        content,
        takenOver: activity.source.type === 'selfReported' ? row.takenOver : content,
        confirmed: undefined,
        ...(again && { submitted }),
      };
    }
    case 'PlanMoved':
      return { ...row, content };
    case 'ActivityWithdrawn':
    case 'PlanCancelled':
    case 'PlanCarriedOut':
      return { ...row, status: 'withdrawn' };
    case 'EvidenceAdded':
      return { ...row, evidence: [...row.evidence, event.data.evidenceId] };
    case 'EvidenceRemoved':
      return { ...row, evidence: row.evidence.filter((evidenceId) => evidenceId !== event.data.evidenceId) };
    case 'FeedbackRoundCompleted':
      return { ...row, hasOutcome: event.data.learningPoints.length > 0 };
    case 'AssessmentTaken':
      return { ...row, hasOutcome: event.data.developmentNeeds.length > 0 };
    case 'DevelopmentOutcomeShared':
      return { ...row, shared: true };
    case 'DevelopmentOutcomeSharingEnded':
      return { ...row, shared: false };
  }
}

function contentAfter<Content>(
  before: Content | undefined,
  event: DossierEvent,
  form: ContentForm<Content>,
): Content | undefined {
  if (event.type === 'PlanMoved') return before && form.movedTo(before, event.data.day);
  return 'activity' in event.data ? form.of(event.data.activity) : before;
}

/** The row after the event; undefined while nothing recorded or planned it. */
export function evolveRow<Content>(
  row: ActivityRow<Content> | undefined,
  event: DossierEvent,
  stored: StoredEvent,
  form: ContentForm<Content>,
): ActivityRow<Content> | undefined {
  const content = contentAfter(row?.content, event, form);
  if (content === undefined) return undefined;
  const begins = event.type === 'ActivityRecorded' || event.type === 'ActivityPlanned';
  const before = row ?? (begins ? begun(content, event.data, stored) : undefined);
  return before && { ...changed(before, event, stored, content), lastPosition: stored.position };
}
