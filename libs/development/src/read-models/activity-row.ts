import type { StoredEvent } from '@peil/eventing';
import type { Activity, ActivityStatus } from '../domain/activity.js';
import type { DossierEvent } from '../domain/events.js';
import { movedTo } from '../domain/moved-to.js';

/** An activity without what is personal: what may stand in a read model. */
export type ActivityContent = Omit<Activity, 'title' | 'description'>;

/** One activity as it stands now. No text about the person: that is read from the stream when one activity is opened. */
export type ActivityRow = {
  readonly personId: string;
  readonly activityId: string;
  readonly status: ActivityStatus;
  readonly content: ActivityContent;
  /** What the list or system said last. */
  readonly takenOver: ActivityContent | undefined;
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

export function contentOf(activity: Activity): ActivityContent {
  const { title: _title, description: _description, facilitation, source, ...content } = activity;
  const { name: _name, ...facilitator } = facilitation;
  const { reference: _reference, ...origin } = source;
  return { ...content, facilitation: facilitator, source: origin };
}

function first(event: StoredEvent, activity: Activity, personId: string, activityId: string): ActivityRow {
  return {
    personId,
    activityId,
    status: 'planned',
    content: contentOf(activity),
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

function changed(row: ActivityRow, event: DossierEvent, stored: StoredEvent): ActivityRow {
  const submitted = { at: stored.metadata.recordedAt, position: stored.position };
  switch (event.type) {
    case 'ActivityPlanned':
      return { ...row, content: contentOf(event.data.activity) };
    case 'ActivityRecorded': {
      const content = contentOf(event.data.activity);
      const takenOver = content.source.type === 'selfReported' ? undefined : content;
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
      const content = contentOf(event.data.activity);
      const { status } = event.data;
      const again = status === 'submitted' && row.status !== 'submitted';
      return {
        ...row,
        status,
        content,
        takenOver: content.source.type === 'selfReported' ? row.takenOver : content,
        confirmed: undefined,
        ...(again && { submitted }),
      };
    }
    case 'PlanMoved':
      return { ...row, content: movedTo(row.content, event.data.day) };
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

/** The row after the event; undefined while nothing recorded or planned it. */
export function evolveRow(
  row: ActivityRow | undefined,
  event: DossierEvent,
  stored: StoredEvent,
): ActivityRow | undefined {
  const begins = event.type === 'ActivityRecorded' || event.type === 'ActivityPlanned';
  const { personId, activityId } = event.data;
  const before = row ?? (begins ? first(stored, event.data.activity, personId, activityId) : undefined);
  return before && { ...changed(before, event, stored), lastPosition: stored.position };
}
