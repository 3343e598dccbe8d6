import { accept, type Decision, sameContent } from '@peil/kernel';
import type { CompleteFeedbackRound, ShareOutcome, TakeAssessment } from './dossier-commands.js';
import { isWithdrawn, noOutcome, onlyOwnOutcome, stillPlanned, unknownActivity } from './dossier-refusals.js';
import type { Entry } from './dossier-state.js';
import type { DossierEvent } from './events.js';

type Command = CompleteFeedbackRound | TakeAssessment | ShareOutcome;

function outcomeOf(command: CompleteFeedbackRound | TakeAssessment): DossierEvent {
  const ids = { personId: command.personId, activityId: command.activityId };
  return command.type === 'completeFeedbackRound'
    ? { type: 'FeedbackRoundCompleted', data: { ...ids, learningPoints: [...command.learningPoints] } }
    : { type: 'AssessmentTaken', data: { ...ids, developmentNeeds: [...command.developmentNeeds] } };
}

/** Learning points and development needs: the person's own, read by the director only where the person shares them. */
export function decideOutcome(command: Command, entry: Entry | undefined): Decision<DossierEvent> {
  if (!entry) return unknownActivity;
  if (command.by !== command.personId) return onlyOwnOutcome;
  if (entry.status === 'withdrawn') return isWithdrawn;
  if (entry.status === 'planned') return stillPlanned;
  if (command.type === 'shareOutcome') {
    if (entry.shared === command.shared) return accept();
    if (entry.outcome === undefined) return noOutcome;
    const data = { personId: command.personId, activityId: command.activityId };
    return accept({ type: command.shared ? 'DevelopmentOutcomeShared' : 'DevelopmentOutcomeSharingEnded', data });
  }
  const content = command.type === 'completeFeedbackRound' ? command.learningPoints : command.developmentNeeds;
  return sameContent(entry.outcome, content) ? accept() : accept(outcomeOf(command));
}
