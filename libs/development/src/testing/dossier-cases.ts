import { calendarDay } from '@peil/kernel';
import { dossierDecider } from '../domain/dossier.js';
import type { DossierCommand, RecordActivity } from '../domain/dossier-commands.js';
import type { DossierEvent } from '../domain/events.js';
import { intervision, listed, today } from './activities.js';

export const personId = 'manager-1';
export const activityId = 'activity-1';
export const ids = { personId, activityId };
export const byManager = { ...ids, today, by: personId };
export const byHr = { ...ids, today, by: 'hr-1' };

export const recorded: DossierEvent = { type: 'ActivityRecorded', data: { ...ids, activity: intervision() } };
export const recordedFromList: DossierEvent = { type: 'ActivityRecorded', data: { ...ids, activity: listed() } };
export const planned: DossierEvent = {
  type: 'ActivityPlanned',
  data: { ...ids, activity: intervision({ day: calendarDay('2026-04-02') }) },
};
export const submitted: DossierEvent = { type: 'ActivitySubmitted', data: ids };
export const approved: DossierEvent = { type: 'ActivityApproved', data: ids };
export const returned: DossierEvent = { type: 'ActivityReturned', data: { ...ids, reason: 'Bewijs ontbreekt' } };
export const rejected: DossierEvent = { type: 'ActivityRejected', data: { ...ids, reason: 'Geen intervisie' } };
export const withdrawn: DossierEvent = { type: 'ActivityWithdrawn', data: { ...ids, reason: 'Dubbel' } };
export const evidence = {
  evidenceId: 'evidence-1',
  mediaType: 'application/pdf' as const,
  size: 1000,
  fingerprint: 'a'.repeat(64),
  fileName: 'bewijs.pdf',
};
export const evidenceAdded: DossierEvent = { type: 'EvidenceAdded', data: { ...ids, ...evidence } };

export const record: RecordActivity = { type: 'recordActivity', ...byManager, activity: intervision(), submit: false };
export const review = { type: 'reviewActivity' as const, reason: undefined, components: undefined, tags: undefined };

/** What a command leads to after these events: the names of the new events, or the code of the refusal. */
export function outcome(given: readonly DossierEvent[], when: DossierCommand): readonly string[] | string {
  const decision = dossierDecider.decide(when, given.reduce(dossierDecider.evolve, dossierDecider.initialState));
  return 'refusal' in decision ? decision.refusal.code : decision.events.map(({ type }) => type);
}

export function eventsOf(given: readonly DossierEvent[], when: DossierCommand): readonly DossierEvent[] {
  const decision = dossierDecider.decide(when, given.reduce(dossierDecider.evolve, dossierDecider.initialState));
  if ('refusal' in decision) throw new Error(decision.refusal.code);
  return decision.events;
}
