import { calendarDay } from '@peil/kernel';
import { intervision, listed, today } from '../testing/activities.js';
import { dossierDecider } from './dossier.js';
import type { DossierCommand } from './dossier-commands.js';
import type { DossierEvent } from './events.js';

const personId = 'manager-1';
const activityId = 'activity-1';
const ids = { personId, activityId };
const byManager = { ...ids, today, by: personId };
const byHr = { ...ids, today, by: 'hr-1' };

const recorded: DossierEvent = { type: 'ActivityRecorded', data: { ...ids, activity: intervision() } };
const recordedFromList: DossierEvent = { type: 'ActivityRecorded', data: { ...ids, activity: listed() } };
const planned: DossierEvent = {
  type: 'ActivityPlanned',
  data: { ...ids, activity: intervision({ day: calendarDay('2026-04-02') }) },
};
const submitted: DossierEvent = { type: 'ActivitySubmitted', data: ids };
const approved: DossierEvent = { type: 'ActivityApproved', data: ids };
const returned: DossierEvent = { type: 'ActivityReturned', data: { ...ids, reason: 'Bewijs ontbreekt' } };
const rejected: DossierEvent = { type: 'ActivityRejected', data: { ...ids, reason: 'Geen intervisie' } };
const withdrawn: DossierEvent = { type: 'ActivityWithdrawn', data: { ...ids, reason: 'Dubbel' } };
const evidence = {
  evidenceId: 'evidence-1',
  mediaType: 'application/pdf' as const,
  size: 1000,
  fingerprint: 'a'.repeat(64),
  fileName: 'bewijs.pdf',
};
const evidenceAdded: DossierEvent = { type: 'EvidenceAdded', data: { ...ids, ...evidence } };

const record: DossierCommand = { type: 'recordActivity', ...byManager, activity: intervision(), submit: false };
const review = { type: 'reviewActivity' as const, reason: undefined, components: undefined, tags: undefined };

/** What a command leads to after these events: the names of the new events, or the code of the refusal. */
function outcome(given: readonly DossierEvent[], when: DossierCommand): readonly string[] | string {
  const decision = dossierDecider.decide(when, given.reduce(dossierDecider.evolve, dossierDecider.initialState));
  return 'refusal' in decision ? decision.refusal.code : decision.events.map(({ type }) => type);
}

function eventsOf(given: readonly DossierEvent[], when: DossierCommand): readonly DossierEvent[] {
  const decision = dossierDecider.decide(when, given.reduce(dossierDecider.evolve, dossierDecider.initialState));
  if ('refusal' in decision) throw new Error(decision.refusal.code);
  return decision.events;
}

describe('a manager records what happened', () => {
  it('on a day that has passed', () => {
    expect(outcome([], record)).toEqual(['ActivityRecorded']);
  });
  it('and hands it in at once', () => {
    expect(outcome([], { ...record, submit: true })).toEqual(['ActivityRecorded', 'ActivitySubmitted']);
  });
  it('as carried out, when it was planned', () => {
    expect(outcome([planned], record)).toEqual(['ActivityRecorded']);
  });
  it('once: the same again adds nothing', () => {
    expect(outcome([recorded, submitted], record)).toEqual([]);
  });
  it('but not something else under the same id', () => {
    expect(outcome([recorded], { ...record, activity: intervision({ minutes: 60 }) })).toBe('activity-exists');
  });
  it('but not a day that is still to come, nor one that only ends then', () => {
    const tomorrow = calendarDay('2026-03-21');
    expect(outcome([], { ...record, activity: intervision({ day: tomorrow }) })).toBe('future-day');
    expect(outcome([], { ...record, activity: intervision({ until: tomorrow }) })).toBe('future-day');
    expect(outcome([], { ...record, activity: intervision({ day: today }) })).toEqual(['ActivityRecorded']);
  });
  it('but not more than 24 hours on a day', () => {
    expect(outcome([], { ...record, activity: intervision({ minutes: 1441 }) })).toBe('too-many-hours');
    expect(outcome([], { ...record, activity: intervision({ minutes: 1440 }) })).toEqual(['ActivityRecorded']);
  });
  it('but not more than 24 hours on a day with what was reported of it already', () => {
    const second = { ...record, activityId: 'activity-2', activity: intervision({ minutes: 1261 }) };
    expect(outcome([recorded], second)).toBe('too-many-hours');
    expect(outcome([recorded, withdrawn], second)).toEqual(['ActivityRecorded']);
    expect(outcome([recordedFromList], second)).toEqual(['ActivityRecorded']);
  });
  it('with separate days that add up to the whole', () => {
    const days = [
      { day: calendarDay('2026-03-12'), minutes: 100 },
      { day: calendarDay('2026-03-13'), minutes: 80 },
    ];
    const until = calendarDay('2026-03-13');
    expect(outcome([], { ...record, activity: intervision({ until, days }) })).toEqual(['ActivityRecorded']);
    expect(outcome([], { ...record, activity: intervision({ until, days, minutes: 181 }) })).toBe('days-disagree');
    expect(outcome([], { ...record, activity: intervision({ days }) })).toBe('days-disagree');
  });
  it('first day first, and no day of another century', () => {
    const before = calendarDay('2026-03-11');
    expect(outcome([], { ...record, activity: intervision({ until: before }) })).toBe('end-before-start');
    expect(outcome([], { ...record, activity: intervision({ day: calendarDay('1926-03-12') }) })).toBe(
      'day-too-long-ago',
    );
  });
  it('but no list in the own name', () => {
    expect(outcome([], { ...record, activity: listed() })).toBe('list-by-person');
  });
});

describe('a manager plans', () => {
  const plan: DossierCommand = {
    type: 'planActivity',
    ...byManager,
    activity: intervision({ day: calendarDay('2026-04-02') }),
  };
  it('what lies ahead, and changes the plan', () => {
    expect(outcome([], plan)).toEqual(['ActivityPlanned']);
    expect(outcome([planned], plan)).toEqual([]);
    expect(outcome([planned], { ...plan, activity: intervision({ day: calendarDay('2026-04-09') }) })).toEqual([
      'ActivityPlanned',
    ]);
  });
  it('nothing that has passed, nor what was recorded', () => {
    expect(outcome([], { ...plan, activity: intervision() })).toBe('past-plan');
    expect(outcome([recorded], plan)).toBe('activity-exists');
  });
  it('and cancels', () => {
    const cancel: DossierCommand = { type: 'withdrawActivity', ...byManager, reason: 'Gaat niet door' };
    expect(outcome([planned], cancel)).toEqual(['PlanCancelled']);
    expect(outcome([planned, { type: 'PlanCancelled', data: ids }], cancel)).toEqual([]);
  });
  it('which is not yet something to hand in, review or correct', () => {
    expect(outcome([planned], { type: 'submitActivity', ...byManager })).toBe('still-planned');
    expect(outcome([planned], { ...review, ...byHr, decision: 'approved' })).toBe('still-planned');
    expect(outcome([planned], { type: 'correctActivity', ...byManager, activity: intervision(), reason: 'x' })).toBe(
      'still-planned',
    );
  });
});

describe('handing in', () => {
  const submit: DossierCommand = { type: 'submitActivity', ...byManager };
  it.each([
    ['what was recorded', [recorded], ['ActivitySubmitted']],
    ['what was returned', [recorded, submitted, returned], ['ActivitySubmitted']],
    ['what is in review already: nothing', [recorded, submitted], []],
    ['what was approved: nothing', [recorded, submitted, approved], []],
    ['what was rejected', [recorded, submitted, rejected], 'activity-rejected'],
    ['what was withdrawn', [recorded, withdrawn], 'activity-withdrawn'],
    ['what is not there', [], 'unknown-activity'],
  ] as const)('%s', (_, given, then) => {
    expect(outcome(given, submit)).toEqual(then);
  });
});

describe('a review', () => {
  const approve: DossierCommand = { ...review, ...byHr, decision: 'approved' };
  it('approves, returns or rejects what was handed in', () => {
    expect(outcome([recorded, submitted], approve)).toEqual(['ActivityApproved']);
    expect(outcome([recorded, submitted], { ...approve, decision: 'returned', reason: 'Bewijs' })).toEqual([
      'ActivityReturned',
    ]);
    expect(outcome([recorded, submitted], { ...approve, decision: 'rejected', reason: 'Geen' })).toEqual([
      'ActivityRejected',
    ]);
  });
  it('may put the components right', () => {
    expect(eventsOf([recorded, submitted], { ...approve, components: ['direction'] })).toEqual([
      { type: 'ActivityApproved', data: { ...ids, components: ['direction'] } },
    ]);
  });
  it('says why when it is no approval', () => {
    expect(outcome([recorded, submitted], { ...approve, decision: 'returned' })).toBe('reason-needed');
    expect(outcome([recorded, submitted], { ...approve, decision: 'rejected', reason: ' ' })).toBe('reason-needed');
  });
  it('is never done by the person whose activity it is', () => {
    expect(outcome([recorded, submitted], { ...approve, by: personId })).toBe('own-activity');
  });
  it('waits until it is handed in, unless it stands on a list', () => {
    expect(outcome([recorded], approve)).toBe('not-submitted');
    expect(outcome([recordedFromList], approve)).toEqual(['ActivityApproved']);
  });
  it('is given once: the same adds nothing, another asks to reopen first', () => {
    expect(outcome([recorded, submitted, approved], approve)).toEqual([]);
    expect(outcome([recorded, submitted, approved], { ...approve, components: ['results'] })).toBe('already-reviewed');
    expect(outcome([recorded, submitted, approved], { ...approve, decision: 'rejected', reason: 'Nee' })).toBe(
      'already-reviewed',
    );
    expect(outcome([recorded, submitted, rejected], approve)).toBe('already-reviewed');
  });
});

describe('undoing a review', () => {
  const reopen: DossierCommand = { type: 'reopenActivity', ...byHr, reason: undefined };
  it.each([
    ['of an approval', [recorded, submitted, approved], ['ActivityReopened']],
    ['of a return', [recorded, submitted, returned], ['ActivityReopened']],
    ['of a rejection', [recorded, submitted, rejected], ['ActivityReopened']],
    ['in review already: nothing', [recorded, submitted], []],
    ['never reviewed', [recorded], 'not-reviewed'],
    ['withdrawn', [recorded, submitted, approved, withdrawn], 'activity-withdrawn'],
  ] as const)('%s', (_, given, then) => {
    expect(outcome(given, reopen)).toEqual(then);
  });
  it('puts it back in review, where another decision may follow', () => {
    const reopened: DossierEvent = { type: 'ActivityReopened', data: ids };
    const reject: DossierCommand = { ...review, ...byHr, decision: 'rejected', reason: 'Toch niet' };
    expect(outcome([recorded, submitted, approved, reopened], reject)).toEqual(['ActivityRejected']);
  });
  it('is not done by the person', () => {
    expect(outcome([recorded, submitted, rejected], { ...reopen, by: personId })).toBe('own-activity');
  });
});

describe('a correction', () => {
  const correct: DossierCommand = {
    type: 'correctActivity',
    ...byManager,
    activity: intervision({ minutes: 120 }),
    reason: 'Twee uur',
  };
  const statusAfter = (given: readonly DossierEvent[], when: DossierCommand) =>
    eventsOf(given, when).map((event) => (event.type === 'ActivityCorrected' ? event.data.status : event.type));

  it('of what was approved goes back to review', () => {
    expect(statusAfter([recorded, submitted, approved], correct)).toEqual(['submitted']);
  });
  it('by HR of what was approved does not', () => {
    expect(statusAfter([recorded, submitted, approved], { ...correct, ...byHr })).toEqual(['approved']);
  });
  it('leaves what is not reviewed yet where it is', () => {
    expect(statusAfter([recorded], correct)).toEqual(['recorded']);
    expect(statusAfter([recorded, submitted], correct)).toEqual(['submitted']);
    expect(statusAfter([recorded, submitted, returned], correct)).toEqual(['returned']);
  });
  it('by the person of what stands on a list becomes the person’s own claim, in review', () => {
    const [event] = eventsOf([recordedFromList], { ...correct, activity: listed({ minutes: 240 }) });
    expect(event?.data).toMatchObject({ status: 'submitted', activity: { source: { type: 'selfReported' } } });
  });
  it('that changes nothing adds nothing', () => {
    expect(outcome([recorded], { ...correct, activity: intervision() })).toEqual([]);
  });
  it('keeps to the rules of days and hours', () => {
    expect(outcome([recorded], { ...correct, activity: intervision({ day: calendarDay('2026-03-21') }) })).toBe(
      'future-day',
    );
    expect(outcome([recorded], { ...correct, activity: intervision({ minutes: 1441 }) })).toBe('too-many-hours');
    expect(outcome([recorded], { ...correct, activity: intervision({ minutes: 1440 }) })).toEqual([
      'ActivityCorrected',
    ]);
  });
  it('of what was rejected or withdrawn is refused', () => {
    expect(outcome([recorded, submitted, rejected], correct)).toBe('activity-rejected');
    expect(outcome([recorded, withdrawn], correct)).toBe('activity-withdrawn');
    expect(outcome([], correct)).toBe('unknown-activity');
  });
});

describe('withdrawing', () => {
  const withdraw: DossierCommand = { type: 'withdrawActivity', ...byManager, reason: 'Dubbel ingevoerd' };
  it('is possible at any moment, once', () => {
    expect(outcome([recorded, submitted, approved], withdraw)).toEqual(['ActivityWithdrawn']);
    expect(outcome([recorded, withdrawn], withdraw)).toEqual([]);
    expect(outcome([], withdraw)).toBe('unknown-activity');
  });
});

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
