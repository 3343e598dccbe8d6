import { calendarDay } from '@peil/kernel';
import { intervision, listed } from '../testing/activities.js';
import {
  personId,
  ids,
  byManager,
  byHr,
  recorded,
  recordedFromList,
  planned,
  submitted,
  approved,
  rejected,
  withdrawn,
  evidence,
  evidenceAdded,
  outcome,
} from '../testing/dossier-cases.js';
import type { DossierCommand } from './dossier-commands.js';
import type { DossierEvent } from './events.js';

describe('a row of a list or another system', () => {
  const takeOver: DossierCommand = { type: 'takeOverActivity', ...byHr, activity: listed(), reason: 'Lijst' };
  it('that is new is recorded, without review', () => {
    expect(outcome([], takeOver)).toEqual(['ActivityRecorded']);
  });
  it('that means the same is passed over, however it is written', () => {
    const again = listed({ title: 'Intervisie voorjaar', source: { ...listed().source, reference: 'R-9' } });
    expect(outcome([recordedFromList], { ...takeOver, activity: again })).toEqual([]);
  });
  it('that means something else corrects', () => {
    expect(outcome([recordedFromList], { ...takeOver, activity: listed({ minutes: 60 }) })).toEqual([
      'ActivityCorrected',
    ]);
  });
  it('that is unchanged leaves what a person put right', () => {
    const corrected: DossierEvent = {
      type: 'ActivityCorrected',
      data: { ...ids, activity: intervision({ minutes: 90 }), status: 'submitted', reason: 'Korter' },
    };
    expect(outcome([recordedFromList, corrected], takeOver)).toEqual([]);
  });
  it('that is cancelled withdraws, once', () => {
    expect(outcome([recordedFromList], { ...takeOver, activity: undefined })).toEqual(['ActivityWithdrawn']);
    expect(outcome([recordedFromList, withdrawn], { ...takeOver, activity: undefined })).toEqual([]);
    expect(outcome([], { ...takeOver, activity: undefined })).toEqual([]);
  });
  it('never overrules a rejection or a withdrawal', () => {
    const changed = { ...takeOver, activity: listed({ minutes: 60 }) };
    expect(outcome([recordedFromList, rejected], changed)).toBe('activity-rejected');
    expect(outcome([recordedFromList, withdrawn], changed)).toBe('activity-withdrawn');
  });
  it('lies in the past, and is entered by another', () => {
    expect(outcome([], { ...takeOver, activity: listed({ day: calendarDay('2026-03-21') }) })).toBe('future-day');
    expect(outcome([], { ...takeOver, by: personId })).toBe('list-by-person');
  });
});

describe('evidence', () => {
  const add: DossierCommand = { type: 'addEvidence', ...byManager, evidence };
  const remove: DossierCommand = { type: 'removeEvidence', ...byManager, evidenceId: evidence.evidenceId };
  it('is added once', () => {
    expect(outcome([recorded], add)).toEqual(['EvidenceAdded']);
    expect(outcome([recorded, evidenceAdded], add)).toEqual([]);
    expect(outcome([recorded, evidenceAdded], { ...add, evidence: { ...evidence, evidenceId: 'evidence-2' } })).toBe(
      'evidence-exists',
    );
    expect(outcome([recorded, withdrawn], add)).toBe('activity-withdrawn');
    expect(outcome([], add)).toBe('unknown-activity');
  });
  it('is removed once, and never from under an approval', () => {
    const removed: DossierEvent = { type: 'EvidenceRemoved', data: { ...ids, evidenceId: evidence.evidenceId } };
    expect(outcome([recorded, evidenceAdded], remove)).toEqual(['EvidenceRemoved']);
    expect(outcome([recorded, evidenceAdded, removed], remove)).toEqual([]);
    expect(outcome([recorded], remove)).toBe('unknown-evidence');
    expect(outcome([recorded, evidenceAdded, submitted, approved], remove)).toBe('evidence-of-approved');
  });
  it('is at most twenty files', () => {
    const files = Array.from({ length: 20 }, (_, index): DossierEvent => ({
      type: 'EvidenceAdded',
      data: { ...ids, ...evidence, evidenceId: `e-${index}`, fingerprint: index.toString(16).padStart(64, '0') },
    }));
    expect(outcome([recorded, ...files], add)).toBe('too-much-evidence');
    expect(outcome([recorded, ...files.slice(1)], add)).toEqual(['EvidenceAdded']);
  });
});

describe('learning points and development needs', () => {
  const learningPoints = [{ learningPointId: 'lp-1', component: 'connection', text: 'Vaker doorvragen' }];
  const complete: DossierCommand = { type: 'completeFeedbackRound', ...byManager, learningPoints };
  const completed: DossierEvent = { type: 'FeedbackRoundCompleted', data: { ...ids, learningPoints } };
  const share: DossierCommand = { type: 'shareOutcome', ...byManager, shared: true };

  it('come out of a round or an assessment that took place', () => {
    expect(outcome([recorded], complete)).toEqual(['FeedbackRoundCompleted']);
    expect(outcome([recorded, completed], complete)).toEqual([]);
    expect(outcome([planned], complete)).toBe('still-planned');
    const developmentNeeds = [{ needId: 'n-1', component: 'direction', advisedOfferings: ['offering-1'] }];
    expect(outcome([recorded], { type: 'takeAssessment', ...byManager, developmentNeeds })).toEqual([
      'AssessmentTaken',
    ]);
  });
  it('are the person’s own', () => {
    expect(outcome([recorded], { ...complete, by: 'hr-1' })).toBe('only-own-outcome');
    expect(outcome([recorded, completed], { ...share, by: 'director-1' })).toBe('only-own-outcome');
  });
  it('are shared with the director, until they are not', () => {
    const shared: DossierEvent = { type: 'DevelopmentOutcomeShared', data: ids };
    expect(outcome([recorded, completed], share)).toEqual(['DevelopmentOutcomeShared']);
    expect(outcome([recorded, completed, shared], share)).toEqual([]);
    expect(outcome([recorded, completed, shared], { ...share, shared: false })).toEqual([
      'DevelopmentOutcomeSharingEnded',
    ]);
    expect(outcome([recorded], share)).toBe('no-outcome');
  });
});
