import type { EventCodec, EventStore, StoredEvent } from '@peil/eventing';
import type { PersonalText } from '@peil/kernel';
import type { Activity } from '../domain/activity.js';
import type { DevelopmentNeed, LearningPoint } from '../domain/dossier-commands.js';
import { DOSSIER, type DossierEvent, type EvidenceMediaType } from '../domain/events.js';
import { movedTo } from '../domain/moved-to.js';
import { evolveRow, plainContent, type ActivityRow } from '../read-models/activity-row.js';
import { dossierEventOf } from '../read-models/known-events.js';

/** One step in the life of an activity: who did what, when, and why. */
export type HistoryStep = {
  readonly type: DossierEvent['type'];
  readonly recordedAt: string;
  readonly by: { readonly personId: string; readonly role: string };
  readonly reason: PersonalText | undefined;
  readonly eventId: string;
  readonly position: number;
};

export type EvidenceFile = {
  readonly evidenceId: string;
  readonly mediaType: EvidenceMediaType;
  readonly size: number;
  readonly fileName: PersonalText;
  readonly addedAt: string;
};

/** One activity with its texts, read from the stream with the person's key. Erased texts stay erased. */
export type OpenedActivity = {
  readonly row: ActivityRow;
  readonly activity: Activity;
  readonly evidence: readonly EvidenceFile[];
  readonly learningPoints: readonly LearningPoint[];
  readonly developmentNeeds: readonly DevelopmentNeed[];
  readonly history: readonly HistoryStep[];
};

type Reader = { readonly store: EventStore; readonly codec: EventCodec };

function begin(): Omit<OpenedActivity, 'row' | 'activity'> & { row?: ActivityRow; activity?: Activity } {
  return { evidence: [], learningPoints: [], developmentNeeds: [], history: [] };
}

function stepOf(event: DossierEvent, stored: StoredEvent): HistoryStep {
  return {
    type: event.type,
    recordedAt: stored.metadata.recordedAt,
    by: stored.metadata.actor,
    reason: 'reason' in event.data ? event.data.reason : undefined,
    eventId: stored.id,
    position: stored.position,
  };
}

function evidenceAfter(files: readonly EvidenceFile[], event: DossierEvent, stored: StoredEvent) {
  switch (event.type) {
    case 'EvidenceAdded': {
      const { evidenceId, mediaType, size, fileName } = event.data;
      return [...files, { evidenceId, mediaType, size, fileName, addedAt: stored.metadata.recordedAt }];
    }
    case 'EvidenceRemoved':
      return files.filter(({ evidenceId }) => evidenceId !== event.data.evidenceId);
    default:
      return files;
  }
}

function activityAfter(before: Activity | undefined, event: DossierEvent): Activity | undefined {
  if (event.type === 'PlanMoved') return before && movedTo(before, event.data.day);
  return 'activity' in event.data ? event.data.activity : before;
}

function after(opened: ReturnType<typeof begin>, event: DossierEvent, stored: StoredEvent): ReturnType<typeof begin> {
  const row = evolveRow(opened.row, event, stored, plainContent);
  const activity = activityAfter(opened.activity, event);
  return {
    ...(row && { row }),
    ...(activity && { activity }),
    evidence: evidenceAfter(opened.evidence, event, stored),
    learningPoints: event.type === 'FeedbackRoundCompleted' ? event.data.learningPoints : opened.learningPoints,
    developmentNeeds: event.type === 'AssessmentTaken' ? event.data.developmentNeeds : opened.developmentNeeds,
    history: [...opened.history, stepOf(event, stored)],
  };
}

/** Opens the activities of a dossier that are wanted: what is not wanted is not decrypted. */
export async function openActivities(
  { store, codec }: Reader,
  personId: string,
  wanted: (activityId: string) => boolean,
): Promise<readonly OpenedActivity[]> {
  const opened = new Map<string, ReturnType<typeof begin>>();
  for (const stored of await store.readStream(`${DOSSIER}-${personId}`)) {
    const { activityId } = stored.data;
    if (typeof activityId !== 'string' || !wanted(activityId)) continue;
    const event = dossierEventOf(await codec.unseal(stored));
    if (event) opened.set(activityId, after(opened.get(activityId) ?? begin(), event, stored));
  }
  return [...opened.values()].flatMap(({ row, activity, ...rest }) =>
    row && activity ? [{ row, activity, ...rest }] : [],
  );
}

export async function openActivity(
  reader: Reader,
  personId: string,
  activityId: string,
): Promise<OpenedActivity | undefined> {
  const [opened] = await openActivities(reader, personId, (id) => id === activityId);
  return opened;
}
