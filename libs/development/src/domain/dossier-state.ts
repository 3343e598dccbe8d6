import type { Activity, ActivityStatus } from './activity.js';
import type { DevelopmentNeed, LearningPoint } from './dossier-commands.js';
import type { DossierEvent } from './events.js';
import { movedTo } from './moved-to.js';
import { emptyMap, valueAt, withValue, type PersistentMap } from './persistent-map.js';

/** One activity as its dossier knows it now. */
export type Entry = {
  readonly activity: Activity;
  readonly status: ActivityStatus;
  /** What the list or system said last, when it came from one: a repeated row is compared with this. */
  readonly takenOver: Activity | undefined;
  /** The last review, while it stands. */
  readonly review: { readonly components: readonly string[]; readonly tags: readonly string[] } | undefined;
  readonly evidence: ReadonlyMap<string, { readonly fingerprint: string; readonly removed: boolean }>;
  /** Learning points or development needs. */
  readonly outcome: readonly (LearningPoint | DevelopmentNeed)[] | undefined;
  readonly shared: boolean;
};

export type Dossier = {
  readonly entries: PersistentMap<Entry>;
  /** Minutes the person reported of each day, all activities together. */
  readonly reportedMinutes: ReadonlyMap<string, number>;
  /** What is planned, by id: what is recorded may be one of them. */
  readonly plans: ReadonlyMap<string, Activity>;
};

export const emptyDossier: Dossier = { entries: emptyMap(), reportedMinutes: new Map(), plans: new Map() };

export function entryOf(dossier: Dossier, activityId: string): Entry | undefined {
  return valueAt(dossier.entries, activityId);
}

/** The minutes of each day, as far as they are known: a span without its own hours a day says nothing of a day. */
export function minutesByDay(activity: Activity): readonly { readonly day: string; readonly minutes: number }[] {
  if (activity.days) return activity.days;
  const several = activity.until !== undefined && activity.until !== activity.day;
  return several ? [] : [{ day: activity.day, minutes: activity.minutes }];
}

/** An activity counts in the hours of a day while the person says it happened. */
function reported(entry: Entry | undefined): Activity | undefined {
  const counts =
    entry?.activity.source.type === 'selfReported' && !['planned', 'withdrawn', 'rejected'].includes(entry.status);
  return counts ? entry.activity : undefined;
}

function withMinutes(minutes: ReadonlyMap<string, number>, before: Activity | undefined, after: Activity | undefined) {
  if (before === after) return minutes;
  const changed = new Map(minutes);
  const add = (activity: Activity | undefined, sign: 1 | -1) => {
    for (const own of activity ? minutesByDay(activity) : []) {
      changed.set(own.day, (changed.get(own.day) ?? 0) + sign * own.minutes);
    }
  };
  add(before, -1);
  add(after, 1);
  return changed;
}

const isList = (activity: Activity) => activity.source.type !== 'selfReported';

const noEvidence: Entry['evidence'] = new Map();

function fresh(activity: Activity, status: ActivityStatus): Entry {
  return {
    activity,
    status,
    takenOver: isList(activity) ? activity : undefined,
    review: undefined,
    evidence: noEvidence,
    outcome: undefined,
    shared: false,
  };
}

function changed(entry: Entry, event: DossierEvent): Entry {
  switch (event.type) {
    case 'ActivityRecorded':
    case 'ActivityPlanned':
      return { ...entry, ...fresh(event.data.activity, event.type === 'ActivityPlanned' ? 'planned' : 'recorded') };
    case 'ActivitySubmitted':
      return { ...entry, status: 'submitted' };
    case 'ActivityApproved': {
      const { components = entry.activity.components, tags = entry.activity.tags } = event.data;
      return { ...entry, status: 'approved', review: { components, tags } };
    }
    case 'ActivityReturned':
      return { ...entry, status: 'returned' };
    case 'ActivityRejected':
      return { ...entry, status: 'rejected' };
    case 'ActivityReopened':
      return { ...entry, status: 'submitted', review: undefined };
    case 'ActivityCorrected': {
      const { activity, status } = event.data;
      const takenOver = isList(activity) ? activity : entry.takenOver;
      const own = { components: activity.components, tags: activity.tags };
      return { ...entry, activity, status, takenOver, review: status === 'approved' ? own : undefined };
    }
    case 'PlanMoved':
      return { ...entry, activity: movedTo(entry.activity, event.data.day) };
    case 'ActivityWithdrawn':
    case 'PlanCancelled':
    case 'PlanCarriedOut':
      return { ...entry, status: 'withdrawn' };
    case 'EvidenceAdded':
    case 'EvidenceRemoved': {
      const { evidenceId } = event.data;
      const fingerprint =
        event.type === 'EvidenceAdded' ? event.data.fingerprint : (entry.evidence.get(evidenceId)?.fingerprint ?? '');
      const removed = event.type === 'EvidenceRemoved';
      return { ...entry, evidence: new Map(entry.evidence).set(evidenceId, { fingerprint, removed }) };
    }
    case 'FeedbackRoundCompleted':
      return { ...entry, outcome: event.data.learningPoints };
    case 'AssessmentTaken':
      return { ...entry, outcome: event.data.developmentNeeds };
    case 'DevelopmentOutcomeShared':
      return { ...entry, shared: true };
    case 'DevelopmentOutcomeSharingEnded':
      return { ...entry, shared: false };
  }
}

function withPlan(plans: ReadonlyMap<string, Activity>, activityId: string, after: Entry) {
  if (after.status !== 'planned' && !plans.has(activityId)) return plans;
  const changed = new Map(plans);
  if (after.status === 'planned') changed.set(activityId, after.activity);
  else changed.delete(activityId);
  return changed;
}

export function evolveDossier(dossier: Dossier, event: DossierEvent): Dossier {
  const { activityId } = event.data;
  const before = entryOf(dossier, activityId);
  const first =
    event.type === 'ActivityRecorded' || event.type === 'ActivityPlanned'
      ? fresh(event.data.activity, 'planned')
      : undefined;
  const base = before ?? first;
  if (!base) return dossier;
  const after = changed(base, event);
  return {
    entries: withValue(dossier.entries, activityId, after),
    reportedMinutes: withMinutes(dossier.reportedMinutes, reported(before), reported(after)),
    plans: withPlan(dossier.plans, activityId, after),
  };
}
