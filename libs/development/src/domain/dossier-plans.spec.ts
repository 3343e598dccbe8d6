import { calendarDay } from '@peil/kernel';
import { intervision, listed } from '../testing/activities.js';
import {
  byHr,
  byManager,
  eventsOf,
  ids,
  outcome,
  planned,
  record,
  recorded,
  withdrawn,
} from '../testing/dossier-cases.js';
import { emptyDossier, entryOf, evolveDossier } from './dossier-state.js';
import type { DossierCommand } from './dossier-commands.js';
import type { DossierEvent } from './events.js';
import { movedTo } from './moved-to.js';

const day = calendarDay('2026-04-09');
const move: DossierCommand = { type: 'movePlan', ...byManager, day, reason: undefined };
const cancel: DossierCommand = { type: 'cancelPlan', ...byManager, reason: 'Ziek' };
const moved: DossierEvent = { type: 'PlanMoved', data: { ...ids, day } };
const cancelled: DossierEvent = { type: 'PlanCancelled', data: ids };

describe('a plan is moved', () => {
  it('to another day, once', () => {
    expect(outcome([planned], move)).toEqual(['PlanMoved']);
    expect(outcome([planned, moved], move)).toEqual([]);
    const dossier = [planned, moved].reduce(evolveDossier, emptyDossier);
    expect(entryOf(dossier, ids.activityId)?.activity.day).toBe(day);
  });

  it('with all its days', () => {
    const days = [
      { day: calendarDay('2026-02-27'), minutes: 60 },
      { day: calendarDay('2026-03-01'), minutes: 90 },
    ];
    const three = intervision({ day: calendarDay('2026-02-27'), until: calendarDay('2026-03-01'), days });
    expect(movedTo(three, calendarDay('2028-02-28'))).toMatchObject({
      day: '2028-02-28',
      until: '2028-03-01',
      days: [
        { day: '2028-02-28', minutes: 60 },
        { day: '2028-03-01', minutes: 90 },
      ],
    });
  });

  it('not to a day that has passed, and not when it is no plan', () => {
    expect(outcome([planned], { ...move, day: calendarDay('2026-03-01') })).toBe('past-plan');
    expect(outcome([], move)).toBe('unknown-activity');
    expect(outcome([recorded], move)).toBe('not-planned');
    expect(outcome([planned, cancelled], move)).toBe('activity-withdrawn');
  });
});

describe('a plan is cancelled', () => {
  it('once, with or without a reason', () => {
    expect(eventsOf([planned], cancel)).toEqual([{ type: 'PlanCancelled', data: { ...ids, reason: 'Ziek' } }]);
    expect(outcome([planned, cancelled], cancel)).toEqual([]);
    expect(outcome([planned, withdrawn], cancel)).toEqual([]);
  });

  it('not when it took place, or never was', () => {
    expect(outcome([recorded], cancel)).toBe('not-planned');
    expect(outcome([], cancel)).toBe('unknown-activity');
  });
});

describe('a plan is carried out', () => {
  const plan = (activityId: string, changes: Parameters<typeof intervision>[0] = {}): DossierEvent => ({
    type: 'ActivityPlanned',
    data: { ...ids, activityId, activity: intervision(changes) },
  });

  it('under its own id', () => {
    expect(outcome([planned], record)).toEqual(['ActivityRecorded']);
  });

  it('by what is recorded of the same kind on the same day, the first of two plans only', () => {
    expect(eventsOf([plan('plan-1'), plan('plan-2')], record).at(-1)).toEqual({
      type: 'PlanCarriedOut',
      data: { ...ids, activityId: 'plan-1', recordedAs: ids.activityId },
    });
    const carriedOut: DossierEvent = {
      type: 'PlanCarriedOut',
      data: { ...ids, activityId: 'plan-1', recordedAs: ids.activityId },
    };
    const dossier = [plan('plan-1'), plan('plan-2'), recorded, carriedOut].reduce(evolveDossier, emptyDossier);
    expect([...dossier.plans.keys()]).toEqual(['plan-2']);
  });

  it('by the attendance list', () => {
    const take: DossierCommand = { type: 'takeOverActivity', ...byHr, activity: listed(), reason: 'Lijst' };
    const { kind, day: on, role, offeringId } = listed();
    const same = { kind, day: on, role, ...(offeringId !== undefined && { offeringId }) };
    expect(outcome([plan('plan-1', same)], take)).toEqual(['ActivityRecorded', 'PlanCarriedOut']);
    expect(outcome([plan(ids.activityId, same)], take)).toEqual(['ActivityRecorded']);
  });

  it('never by another kind, offering, role or day', () => {
    for (const changes of [
      { kind: 'coaching' },
      { offeringId: 'offering-9' },
      { role: 'taught' as const },
      { day: calendarDay('2026-04-30') },
    ]) {
      expect(outcome([plan('plan-1', changes)], record)).toEqual(['ActivityRecorded']);
    }
  });

  it('not at all, when the list says absent', () => {
    const absent: DossierCommand = { type: 'takeOverActivity', ...byHr, activity: undefined, reason: 'Lijst' };
    expect(outcome([planned], absent)).toEqual(['PlanCancelled']);
  });
});
