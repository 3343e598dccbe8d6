import { calendarDay } from '@peil/kernel';
import { outcomesOf } from '../../testing/outcome.js';
import type { AccreditationGrant, OfferingDetails, OfferingEvent } from './events.js';
import { offering, type OfferingCommand } from './offering.js';

const offeringId = 'o1';
const accreditationId = 'acc-1';
const details: OfferingDetails = {
  code: 'BIW-1',
  title: { nl: 'Bewust inclusief werven', en: 'Inclusive recruitment' },
  providerId: 'amsterdamse-school',
  kind: 'e-learning',
  minutes: 120,
  components: ['connection'],
  tags: ['inclusion-diversity'],
  categories: [],
};
const grant: AccreditationGrant = {
  from: calendarDay('2026-01-01'),
  until: calendarDay('2026-12-31'),
  points: '2',
  components: ['connection'],
  tags: [],
  categories: [],
};
const ids = { offeringId, accreditationId };
const added: OfferingEvent = { type: 'OfferingAdded', data: { offeringId, details } };
const requested: OfferingEvent = { type: 'OfferingAccreditationRequested', data: ids };
const granted: OfferingEvent = { type: 'OfferingAccreditationGranted', data: { ...ids, grant } };
const refused: OfferingEvent = { type: 'OfferingAccreditationRefused', data: { ...ids, reason: 'Te licht' } };
const withdrawn: OfferingEvent = {
  type: 'OfferingAccreditationWithdrawn',
  data: { ...ids, from: calendarDay('2026-07-01'), reason: 'Aanbieder gestopt' },
};

const outcome = outcomesOf(offering);

describe('an offering', () => {
  it('is added once', () => {
    expect(outcome([], { type: 'addOffering', offeringId, details })).toEqual(['OfferingAdded']);
    expect(outcome([added], { type: 'addOffering', offeringId, details })).toEqual([]);
    expect(outcome([added], { type: 'addOffering', offeringId, details: { ...details, minutes: 60 } })).toBe(
      'offering-exists',
    );
  });
  it('is changed only where something differs', () => {
    expect(outcome([added], { type: 'changeOffering', offeringId, details })).toEqual([]);
    expect(outcome([added], { type: 'changeOffering', offeringId, details: { ...details, tags: [] } })).toEqual([
      'OfferingChanged',
    ]);
    expect(outcome([], { type: 'changeOffering', offeringId, details })).toBe('offering-unknown');
  });
  it('ends', () => {
    const until = calendarDay('2026-12-31');
    expect(outcome([added], { type: 'endOffering', offeringId, until })).toEqual(['OfferingEnded']);
    const ended: OfferingEvent = { type: 'OfferingEnded', data: { offeringId, until } };
    expect(outcome([added, ended], { type: 'endOffering', offeringId, until })).toEqual([]);
  });
});

describe('its accreditation', () => {
  const ask: OfferingCommand = { type: 'requestAccreditation', ...ids, note: undefined };
  const give: OfferingCommand = { type: 'grantAccreditation', ...ids, grant, reason: undefined };
  const decline: OfferingCommand = { type: 'refuseAccreditation', ...ids, reason: 'Te licht' };
  const withdraw: OfferingCommand = {
    type: 'withdrawAccreditation',
    ...ids,
    from: calendarDay('2026-07-01'),
    reason: 'Aanbieder gestopt',
  };

  it('is asked for, one request at a time', () => {
    expect(outcome([added], ask)).toEqual(['OfferingAccreditationRequested']);
    expect(outcome([added, requested], ask)).toEqual([]);
    expect(outcome([added, requested], { ...ask, accreditationId: 'acc-2' })).toBe('accreditation-request-pending');
  });
  it('is granted after a request or without one, also for days gone by', () => {
    expect(outcome([added, requested], give)).toEqual(['OfferingAccreditationGranted']);
    expect(outcome([added], give)).toEqual(['OfferingAccreditationGranted']);
    expect(outcome([added, granted], give)).toEqual([]);
  });
  it('is refused after a request', () => {
    expect(outcome([added, requested], decline)).toEqual(['OfferingAccreditationRefused']);
    expect(outcome([added, requested, refused], decline)).toEqual([]);
    expect(outcome([added], decline)).toBe('accreditation-unknown');
  });
  it('is decided once', () => {
    expect(outcome([added, requested, refused], give)).toBe('accreditation-already-decided');
    expect(outcome([added, granted], decline)).toBe('accreditation-already-decided');
    expect(outcome([added, granted], { ...give, grant: { ...grant, points: '3' } })).toBe(
      'accreditation-already-decided',
    );
  });
  it('never overlaps another for the same scheme', () => {
    const second = { ...give, accreditationId: 'acc-2' };
    const later = { ...grant, from: calendarDay('2026-12-31'), until: calendarDay('2027-12-31') };
    expect(outcome([added, granted], { ...second, grant: later })).toBe('accreditations-overlap');
    expect(outcome([added, granted], { ...second, grant: { ...later, from: calendarDay('2027-01-01') } })).toEqual([
      'OfferingAccreditationGranted',
    ]);
    expect(outcome([added, granted], { ...second, grant: { ...later, schemeId: 'other' } })).toEqual([
      'OfferingAccreditationGranted',
    ]);
    expect(
      outcome([added, granted, withdrawn], { ...second, grant: { ...later, from: calendarDay('2026-07-01') } }),
    ).toEqual(['OfferingAccreditationGranted']);
  });
  it('has days in order and points that are not negative', () => {
    expect(outcome([added], { ...give, grant: { ...grant, until: calendarDay('2025-12-31') } })).toBe(
      'until-before-from',
    );
    expect(outcome([added], { ...give, grant: { ...grant, points: '-1' } })).toBe('points-negative');
  });
  it('is withdrawn from a day on which it holds', () => {
    expect(outcome([added, granted], withdraw)).toEqual(['OfferingAccreditationWithdrawn']);
    expect(outcome([added, granted, withdrawn], withdraw)).toEqual([]);
    expect(outcome([added, requested], withdraw)).toBe('accreditation-not-granted');
    expect(outcome([added, granted], { ...withdraw, from: calendarDay('2025-12-31') })).toBe(
      'withdrawn-before-granted',
    );
    expect(outcome([added, granted], { ...withdraw, from: calendarDay('2027-01-01') })).toBe(
      'accreditation-already-over',
    );
  });
});
