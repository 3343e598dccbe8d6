import type { Decider } from '@peil/eventing';
import { accept, type Decision, type Refusal, sameContent } from '@peil/kernel';
import type { Activity, ActivityStatus } from './activity.js';
import { fullDayRefusal, recordedDayRefusal } from './day-rules.js';
import type { CorrectActivity, DossierCommand, RecordActivity, TakeOverActivity } from './dossier-commands.js';
import { decideEvidence } from './dossier-evidence.js';
import { decideOutcome } from './dossier-outcome.js';
import { decidePlan, plansCarriedOutBy } from './dossier-plans.js';
import {
  activityExists,
  isRejected,
  isWithdrawn,
  listByPerson,
  stillPlanned,
  unknownActivity,
} from './dossier-refusals.js';
import { decideReview } from './dossier-review.js';
import { emptyDossier, entryOf, evolveDossier, type Dossier, type Entry } from './dossier-state.js';
import { DOSSIER, dossierEvents, type DossierEvent } from './events.js';
import { sameMeaning } from './meaning.js';

type Outcome = Decision<DossierEvent>;
const no = (refusal: Refusal): Outcome => ({ refusal });
const idsOf = ({ personId, activityId }: DossierCommand) => ({ personId, activityId });

function record(command: RecordActivity, entry: Entry | undefined, dossier: Dossier): Outcome {
  const { activity, today, by, personId, submit } = command;
  if (by === personId && activity.source.type !== 'selfReported') return listByPerson;
  if (entry && entry.status !== 'planned') return sameContent(entry.activity, activity) ? accept() : activityExists;
  const wrongDay =
    recordedDayRefusal(activity, today) ??
    (activity.source.type === 'selfReported'
      ? fullDayRefusal(activity, dossier.reportedMinutes, undefined)
      : undefined);
  if (wrongDay) return no(wrongDay);
  return accept<DossierEvent>(
    { type: 'ActivityRecorded', data: { ...idsOf(command), activity } },
    ...(submit ? [{ type: 'ActivitySubmitted' as const, data: idsOf(command) }] : []),
    ...(entry === undefined ? plansCarriedOutBy(idsOf(command), activity, dossier) : []),
  );
}

/** Nobody hands in what a list says as their own: what the person changes in it, the person claims. */
function asCorrectedBy(command: CorrectActivity): Activity {
  return command.by === command.personId ? { ...command.activity, source: { type: 'selfReported' } } : command.activity;
}

function statusAfterCorrection(
  command: CorrectActivity,
  entry: Entry,
): 'recorded' | 'submitted' | 'approved' | 'returned' {
  const { status } = entry;
  if (status === 'returned' || status === 'submitted') return status;
  if (command.by !== command.personId) return status === 'approved' ? 'approved' : 'recorded';
  const wasClaim = entry.activity.source.type === 'selfReported';
  return status === 'recorded' && wasClaim ? 'recorded' : 'submitted';
}

function correct(command: CorrectActivity, entry: Entry | undefined, dossier: Dossier): Outcome {
  if (!entry) return unknownActivity;
  if (entry.status === 'planned') return stillPlanned;
  if (entry.status === 'withdrawn') return isWithdrawn;
  if (entry.status === 'rejected') return isRejected;
  const activity = asCorrectedBy(command);
  if (sameContent(entry.activity, activity)) return accept();
  const claim = activity.source.type === 'selfReported';
  const replaced = entry.activity.source.type === 'selfReported' ? entry.activity : undefined;
  const wrongDay =
    recordedDayRefusal(activity, command.today) ??
    (claim ? fullDayRefusal(activity, dossier.reportedMinutes, replaced) : undefined);
  if (wrongDay) return no(wrongDay);
  const status = statusAfterCorrection(command, entry);
  return accept({
    type: 'ActivityCorrected',
    data: { ...idsOf(command), activity, status, reason: command.reason },
  });
}

/**
 * Why a row of a list or another system is not taken over; undefined when it is. Also asked by a dry run, which gives no
 * command. What a person decided since then stays.
 *
 * @param same the row means what the list said before
 */
export function takeOverRefusal(
  { activity, by, personId, today }: Pick<TakeOverActivity, 'activity' | 'by' | 'personId' | 'today'>,
  status: ActivityStatus | undefined,
  same: boolean,
): Refusal | undefined {
  if (by === personId) return listByPerson.refusal;
  if (activity === undefined || same) return undefined;
  if (status === 'withdrawn') return isWithdrawn.refusal;
  if (status === 'rejected') return isRejected.refusal;
  return recordedDayRefusal(activity, today);
}

/** A row of a list or another system: new, changed, unchanged or cancelled. */
function takeOver(command: TakeOverActivity, entry: Entry | undefined, dossier: Dossier): Outcome {
  const { activity, reason } = command;
  const ids = idsOf(command);
  const known = entry && entry.status !== 'planned' ? entry : undefined;
  const same = known?.takenOver !== undefined && activity !== undefined && sameMeaning(known.takenOver, activity);
  const refusal = takeOverRefusal(command, known?.status, same);
  if (refusal) return no(refusal);
  if (same) return accept();
  if (activity === undefined) {
    if (entry?.status === 'planned') return accept({ type: 'PlanCancelled', data: { ...ids, reason } });
    return known && known.status !== 'withdrawn'
      ? accept({ type: 'ActivityWithdrawn', data: { ...ids, reason } })
      : accept();
  }
  if (!known) {
    return accept<DossierEvent>(
      { type: 'ActivityRecorded', data: { ...ids, activity } },
      ...(entry === undefined ? plansCarriedOutBy(ids, activity, dossier) : []),
    );
  }
  const status = known.status === 'approved' ? 'approved' : 'recorded';
  return accept({ type: 'ActivityCorrected', data: { ...ids, activity, status, reason } });
}

function withdraw(command: DossierCommand & { readonly reason: string }, entry: Entry | undefined): Outcome {
  if (!entry) return unknownActivity;
  if (entry.status === 'withdrawn') return accept();
  const data = { ...idsOf(command), reason: command.reason };
  return accept({ type: entry.status === 'planned' ? 'PlanCancelled' : 'ActivityWithdrawn', data });
}

function decide(command: DossierCommand, dossier: Dossier): Outcome {
  const entry = entryOf(dossier, command.activityId);
  switch (command.type) {
    case 'recordActivity':
      return record(command, entry, dossier);
    case 'planActivity':
    case 'movePlan':
    case 'cancelPlan':
      return decidePlan(command, entry);
    case 'takeOverActivity':
      return takeOver(command, entry, dossier);
    case 'correctActivity':
      return correct(command, entry, dossier);
    case 'withdrawActivity':
      return withdraw(command, entry);
    case 'submitActivity':
    case 'reviewActivity':
    case 'reopenActivity':
      return decideReview(command, entry);
    case 'addEvidence':
    case 'removeEvidence':
      return decideEvidence(command, entry);
    case 'completeFeedbackRound':
    case 'takeAssessment':
    case 'shareOutcome':
      return decideOutcome(command, entry);
  }
}

/** What one manager's dossier decides. Its streams are `dossier-<personId>`. */
export const dossierDecider: Decider<DossierCommand, DossierEvent, Dossier> = {
  category: DOSSIER,
  events: dossierEvents,
  subject: (streamId) => streamId,
  initialState: emptyDossier,
  decide,
  evolve: evolveDossier,
};
