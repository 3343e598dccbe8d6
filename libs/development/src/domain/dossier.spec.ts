import { calendarDay } from '@peil/kernel';
import { intervision, listed, today } from '../testing/activities.js';
import {
  ids,
  byManager,
  byHr,
  recorded,
  recordedFromList,
  planned,
  submitted,
  approved,
  returned,
  rejected,
  withdrawn,
  record,
  review,
  outcome,
} from '../testing/dossier-cases.js';
import type { DossierCommand } from './dossier-commands.js';

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
