import { isReadable, type PersonalText } from '@peil/kernel';
import type { ActivityRow } from '../read-models/activity-row.js';
import type { ActivityAnswer, ActivitySummary, EvidenceAnswer, HistoryStepAnswer } from './answers.js';
import type { EvidenceFile, HistoryStep, OpenedActivity } from './opened-activity.js';

/** The text where it can be read; nothing where it was erased. */
function readable(text: PersonalText | undefined): string | undefined {
  return isReadable(text) ? text : undefined;
}

/** An answer as a plain object. */
type Form<Answer> = { [Field in keyof Answer]: Answer[Field] };

export function summaryOf(row: ActivityRow): Form<ActivitySummary> {
  const { content, confirmed, evidence, submitted } = row;
  const { until, days, groupSize, provider, offeringId, facilitation, source, ...rest } = content;
  const { facilitatorId } = facilitation;
  return {
    ...rest,
    activityId: row.activityId,
    personId: row.personId,
    status: row.status,
    components: [...(confirmed?.components ?? content.components)],
    tags: [...(confirmed?.tags ?? content.tags)],
    facilitation: {
      type: facilitation.type,
      registered: facilitation.registered,
      ...(facilitatorId !== undefined && { facilitatorId }),
    },
    source: { type: source.type, ...(source.system !== undefined && { system: source.system }) },
    evidenceCount: evidence.length,
    hasOutcome: row.hasOutcome,
    shared: row.shared,
    recordedAt: row.recordedAt,
    ...(until !== undefined && { until }),
    ...(days && { days }),
    ...(groupSize !== undefined && { groupSize }),
    ...(provider !== undefined && { provider }),
    ...(offeringId !== undefined && { offeringId }),
    ...(submitted && { submittedAt: submitted.at }),
  };
}

export function evidenceOf({ fileName, ...file }: EvidenceFile): EvidenceAnswer {
  const name = readable(fileName);
  return { ...file, ...(name !== undefined && { fileName: name }) };
}

function stepOf({ type, recordedAt, by, reason, eventId }: HistoryStep): HistoryStepAnswer {
  const why = readable(reason);
  return { type, recordedAt, by, eventId, ...(why !== undefined && { reason: why }) };
}

/** One activity with its texts. Learning points and needs are not among them: those are read apart. */
export function activityOf(opened: OpenedActivity, position: string): ActivityAnswer {
  const { row, activity } = opened;
  const summary = summaryOf(row);
  const { type, registered, facilitatorId } = summary.facilitation;
  const title = readable(activity.title);
  const description = readable(activity.description);
  const name = readable(activity.facilitation.name);
  return {
    ...summary,
    facilitation: {
      type,
      registered,
      ...(facilitatorId !== undefined && { facilitatorId }),
      ...(name !== undefined && { name }),
    },
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    evidence: opened.evidence.map(evidenceOf),
    history: opened.history.map(stepOf),
    position,
  };
}

export { readable };
