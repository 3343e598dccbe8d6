import { calendarDay } from '@peil/kernel';
import { intervision, listed } from '../testing/activities.js';
import {
  personId,
  ids,
  byManager,
  byHr,
  recorded,
  recordedFromList,
  submitted,
  approved,
  returned,
  rejected,
  withdrawn,
  review,
  outcome,
  eventsOf,
} from '../testing/dossier-cases.js';
import type { DossierCommand } from './dossier-commands.js';
import type { DossierEvent } from './events.js';

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
  it('is over once the period is closed', () => {
    const known = { closedPeriod: { from: calendarDay('2025-01-01'), until: calendarDay('2026-12-31') } };
    expect(outcome([recorded, submitted, approved], { ...reopen, known })).toBe('review-final');
    expect(outcome([recorded, submitted, rejected], { ...reopen, known })).toBe('review-final');
    // what is in review still is reviewed: late, and shown beside the settled result
    expect(outcome([recorded, submitted], { ...reopen, known })).toEqual([]);
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
