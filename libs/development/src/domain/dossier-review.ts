import { accept, type Decision, sameContent } from '@peil/kernel';
import type { ReopenActivity, ReviewActivity, SubmitActivity } from './dossier-commands.js';
import {
  isRejected,
  isReviewed,
  isWithdrawn,
  notReviewed,
  notSubmitted,
  ownActivity,
  reasonNeeded,
  reviewIsFinal,
  stillPlanned,
  unknownActivity,
} from './dossier-refusals.js';
import type { Entry } from './dossier-state.js';
import type { DossierEvent } from './events.js';

type Outcome = Decision<DossierEvent>;
type Command = SubmitActivity | ReviewActivity | ReopenActivity;
const idsOf = ({ personId, activityId }: Command) => ({ personId, activityId });

function submit(command: SubmitActivity, entry: Entry): Outcome {
  switch (entry.status) {
    case 'recorded':
    case 'returned':
      return accept({ type: 'ActivitySubmitted', data: idsOf(command) });
    case 'submitted':
    case 'approved':
      return accept();
    case 'rejected':
      return isRejected;
    case 'planned':
      return stillPlanned;
    case 'withdrawn':
      return isWithdrawn;
  }
}

/** The same review once more: what it says stands already. */
function stands(command: ReviewActivity, entry: Entry): boolean {
  if (entry.status !== command.decision) return false;
  if (command.decision !== 'approved') return true;
  const { components = entry.review?.components, tags = entry.review?.tags } = command;
  return sameContent(entry.review, { components, tags });
}

function review(command: ReviewActivity, entry: Entry): Outcome {
  if (command.by === command.personId) return ownActivity;
  if (entry.status === 'withdrawn') return isWithdrawn;
  if (entry.status === 'planned') return stillPlanned;
  if (stands(command, entry)) return accept();
  const fromList = entry.status === 'recorded' && entry.activity.source.type !== 'selfReported';
  if (entry.status !== 'submitted' && !fromList) return entry.status === 'recorded' ? notSubmitted : isReviewed;

  const { decision, reason, components, tags } = command;
  if (decision === 'approved') {
    const data = {
      ...idsOf(command),
      ...(components && { components: [...components] }),
      ...(tags && { tags: [...tags] }),
      ...(reason !== undefined && { reason }),
    };
    return accept({ type: 'ActivityApproved', data });
  }
  if (reason === undefined || reason.trim() === '') return reasonNeeded;
  const data = { ...idsOf(command), reason };
  return accept({ type: decision === 'returned' ? 'ActivityReturned' : 'ActivityRejected', data });
}

function reopen(command: ReopenActivity, entry: Entry): Outcome {
  if (command.by === command.personId) return ownActivity;
  switch (entry.status) {
    case 'approved':
    case 'returned':
    case 'rejected': {
      const { reason, known } = command;
      if (known !== undefined) return reviewIsFinal(known.closedPeriod);
      return accept({
        type: 'ActivityReopened',
        data: { ...idsOf(command), ...(reason !== undefined && { reason }) },
      });
    }
    case 'submitted':
      return accept();
    case 'withdrawn':
      return isWithdrawn;
    case 'planned':
    case 'recorded':
      return notReviewed;
  }
}

/** Submitting, reviewing, and undoing a review. Nobody reviews what is their own. */
export function decideReview(command: Command, entry: Entry | undefined): Outcome {
  if (!entry) return unknownActivity;
  switch (command.type) {
    case 'submitActivity':
      return submit(command, entry);
    case 'reviewActivity':
      return review(command, entry);
    case 'reopenActivity':
      return reopen(command, entry);
  }
}
