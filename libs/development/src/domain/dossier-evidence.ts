import { accept, type Decision } from '@peil/kernel';
import type { AddEvidence, RemoveEvidence } from './dossier-commands.js';
import {
  evidenceKept,
  evidenceThere,
  isWithdrawn,
  tooMuchEvidence,
  unknownActivity,
  unknownEvidence,
} from './dossier-refusals.js';
import type { Entry } from './dossier-state.js';
import type { DossierEvent } from './events.js';

/** Files an activity may have at the same time. */
export const MAX_EVIDENCE = 20;

function add({ personId, activityId, evidence }: AddEvidence, entry: Entry): Decision<DossierEvent> {
  if (entry.evidence.has(evidence.evidenceId)) return accept();
  if (entry.status === 'withdrawn') return isWithdrawn;
  const present = [...entry.evidence.values()].filter(({ removed }) => !removed);
  if (present.some(({ fingerprint }) => fingerprint === evidence.fingerprint)) return evidenceThere;
  if (present.length >= MAX_EVIDENCE) return tooMuchEvidence;
  return accept({ type: 'EvidenceAdded', data: { personId, activityId, ...evidence } });
}

function remove({ personId, activityId, evidenceId }: RemoveEvidence, entry: Entry): Decision<DossierEvent> {
  const file = entry.evidence.get(evidenceId);
  if (!file) return unknownEvidence;
  if (file.removed) return accept();
  if (entry.status === 'approved') return evidenceKept;
  return accept({ type: 'EvidenceRemoved', data: { personId, activityId, evidenceId } });
}

export function decideEvidence(
  command: AddEvidence | RemoveEvidence,
  entry: Entry | undefined,
): Decision<DossierEvent> {
  if (!entry) return unknownActivity;
  return command.type === 'addEvidence' ? add(command, entry) : remove(command, entry);
}
