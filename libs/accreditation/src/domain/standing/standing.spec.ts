import { calendarDay } from '@peil/kernel';
import { outcomesOf } from '../../testing/outcome.js';
import type { Dispensation, StandingEvent } from './events.js';
import { standing, type StandingCommand } from './standing.js';

const personId = 'manager-1';
const today = calendarDay('2026-10-13');
const from = calendarDay('2026-03-01');
const dispensation: Dispensation = { schemeId: 'amsterdam', from, ground: 'boardDecision', decision: 'Besluit 12' };
const adjustment = {
  schemeId: 'amsterdam',
  day: from,
  points: '4',
  components: [],
  tags: [],
  categories: [],
  ground: 'correction' as const,
  reason: 'Dubbel geteld',
};
const granted: StandingEvent = {
  type: 'DispensationGranted',
  data: { personId, dispensationId: 'd1', dispensation },
};
const adjusted: StandingEvent = { type: 'PointsAdjusted', data: { personId, adjustmentId: 'a1', adjustment } };
const pinned: StandingEvent = {
  type: 'SchemeVersionPinned',
  data: { personId, pin: { schemeId: 'lvv', version: '1', reason: 'Begonnen onder versie 1' } },
};

const outcome = outcomesOf(standing);

const grant: StandingCommand = { type: 'grantDispensation', personId, dispensationId: 'd1', dispensation };
const end: StandingCommand = {
  type: 'endDispensation',
  personId,
  dispensationId: 'd1',
  until: calendarDay('2026-08-31'),
  reason: 'Weer aan het werk',
};

describe('HR dispenses someone', () => {
  it('for a time, and once', () => {
    expect(outcome([], grant)).toEqual(['DispensationGranted']);
    expect(outcome([granted], grant)).toEqual([]);
  });
  it('never until a day before the first', () => {
    const wrong = { ...dispensation, until: calendarDay('2026-02-28') };
    expect(outcome([], { ...grant, dispensation: wrong })).toBe('until-before-from');
  });
  it('of more than nothing', () => {
    expect(outcome([], { ...grant, dispensation: { ...dispensation, amount: '0' } })).toBe('amount-not-positive');
  });
  it('and ends it, earlier but not later', () => {
    expect(outcome([granted], end)).toEqual(['DispensationEnded']);
    const ended: StandingEvent = {
      type: 'DispensationEnded',
      data: { personId, dispensationId: 'd1', until: calendarDay('2026-08-31'), reason: 'x' },
    };
    expect(outcome([granted, ended], end)).toEqual([]);
    expect(outcome([granted, ended], { ...end, until: calendarDay('2026-06-30') })).toEqual(['DispensationEnded']);
    expect(outcome([granted, ended], { ...end, until: calendarDay('2026-09-30') })).toBe('dispensation-already-ended');
  });
  it('and takes it back whole by ending it the day before its first', () => {
    expect(outcome([granted], { ...end, until: calendarDay('2026-02-28') })).toEqual(['DispensationEnded']);
    expect(outcome([granted], { ...end, until: calendarDay('2026-02-27') })).toBe('until-before-from');
  });
  it('but ends nothing that was never granted', () => {
    expect(outcome([], end)).toBe('dispensation-unknown');
  });
});

describe('HR corrects points by hand', () => {
  const adjust: StandingCommand = { type: 'adjustPoints', personId, adjustmentId: 'a1', adjustment };
  it('once', () => {
    expect(outcome([], adjust)).toEqual(['PointsAdjusted']);
    expect(outcome([adjusted], adjust)).toEqual([]);
  });
  it('downwards too, but not by nothing', () => {
    expect(outcome([], { ...adjust, adjustment: { ...adjustment, points: '-4' } })).toEqual(['PointsAdjusted']);
    expect(outcome([], { ...adjust, adjustment: { ...adjustment, points: '0.00' } })).toBe('adjustment-of-nothing');
  });
  it('and withdraws that', () => {
    const withdraw: StandingCommand = {
      type: 'withdrawAdjustment',
      personId,
      adjustmentId: 'a1',
      reason: 'Vergissing',
    };
    expect(outcome([adjusted], withdraw)).toEqual(['PointsAdjustmentWithdrawn']);
    expect(outcome([], withdraw)).toBe('adjustment-unknown');
    const withdrawn: StandingEvent = {
      type: 'PointsAdjustmentWithdrawn',
      data: { personId, adjustmentId: 'a1', reason: 'x' },
    };
    expect(outcome([adjusted, withdrawn], withdraw)).toEqual([]);
  });
});

describe('HR keeps someone to a version', () => {
  const pin: StandingCommand = {
    type: 'pinSchemeVersion',
    personId,
    pin: { schemeId: 'lvv', version: '1', reason: 'Begonnen onder versie 1' },
  };
  it('and the same again changes nothing, another version does', () => {
    expect(outcome([], pin)).toEqual(['SchemeVersionPinned']);
    expect(outcome([pinned], pin)).toEqual([]);
    expect(outcome([pinned], { ...pin, pin: { ...pin.pin, version: '2' } })).toEqual(['SchemeVersionPinned']);
  });
  it('until it is released', () => {
    const release: StandingCommand = { type: 'releaseSchemeVersion', personId, schemeId: 'lvv', reason: 'Overgestapt' };
    expect(outcome([pinned], release)).toEqual(['SchemeVersionReleased']);
    expect(outcome([], release)).toEqual([]);
  });
});

describe('a conversation about a lapsed period', () => {
  const held: StandingCommand = {
    type: 'recordConversation',
    personId,
    schemeId: 'amsterdam',
    periodFrom: calendarDay('2024-01-01'),
    day: today,
    today,
  };
  it('is recorded once for the period', () => {
    expect(outcome([], held)).toEqual(['LapsedPeriodDiscussed']);
    const recorded: StandingEvent = {
      type: 'LapsedPeriodDiscussed',
      data: { personId, schemeId: 'amsterdam', periodFrom: calendarDay('2024-01-01'), day: today },
    };
    expect(outcome([recorded], held)).toEqual([]);
    expect(outcome([recorded], { ...held, periodFrom: calendarDay('2022-01-01') })).toEqual(['LapsedPeriodDiscussed']);
  });
  it('was held in the past, after the period began', () => {
    expect(outcome([], { ...held, day: calendarDay('2026-10-14') })).toBe('day-in-future');
    expect(outcome([], { ...held, day: calendarDay('2023-12-31') })).toBe('conversation-before-period');
  });
});

describe('a registration', () => {
  const enter: StandingCommand = {
    type: 'enterRegistration',
    personId,
    registrationId: 'r1',
    registration: { name: 'legal-area', value: 'family-law', from },
  };
  const entered: StandingEvent = {
    type: 'RegistrationEntered',
    data: { personId, registrationId: 'r1', registration: { name: 'legal-area', value: 'family-law', from } },
  };
  const close: StandingCommand = { type: 'endRegistration', personId, registrationId: 'r1', until: today };
  it('is entered once and ended once', () => {
    expect(outcome([], enter)).toEqual(['RegistrationEntered']);
    expect(outcome([entered], enter)).toEqual([]);
    expect(outcome([entered], close)).toEqual(['RegistrationEnded']);
    const ended: StandingEvent = { type: 'RegistrationEnded', data: { personId, registrationId: 'r1', until: today } };
    expect(outcome([entered, ended], close)).toEqual([]);
    expect(outcome([], close)).toBe('registration-unknown');
  });
});

it('a verdict is given once, and not ahead of its day', () => {
  const give: StandingCommand = {
    type: 'giveVerdict',
    personId,
    verdictId: 'v1',
    verdict: { schemeId: 'nvzd', name: 'committee', day: today, granted: true, motivation: 'Voldoet' },
    today,
  };
  expect(outcome([], give)).toEqual(['VerdictGiven']);
  const given: StandingEvent = { type: 'VerdictGiven', data: { personId, verdictId: 'v1', verdict: give.verdict } };
  expect(outcome([given], give)).toEqual([]);
  expect(outcome([], { ...give, verdict: { ...give.verdict, day: calendarDay('2026-10-14') } })).toBe('day-in-future');
});
