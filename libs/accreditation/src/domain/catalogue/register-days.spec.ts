import { specify } from '@peil/eventing/testing';
import { calendarDay } from '@peil/kernel';
import type { FacilitatorEvent, ProviderEvent } from './events.js';
import { facilitator, type FacilitatorCommand } from './facilitator.js';
import { provider, type ProviderCommand } from './provider.js';

const day = calendarDay;
const from = day('2026-01-01');
const before = day('2025-12-31');
const until = day('2026-12-31');

describe('the days of a facilitator on the register', () => {
  const { given } = specify(facilitator);
  const details = { facilitatorId: 'f1', name: 'A. Voorbeeld', external: true };
  const register: FacilitatorCommand = { type: 'registerFacilitator', ...details, from, until: undefined };
  const registered = (last?: typeof from): FacilitatorEvent => ({
    type: 'FacilitatorRegistered',
    data: { ...details, from, ...(last !== undefined && { until: last }) },
  });

  it('may be one, and need not have an end', () => {
    given()
      .when({ ...register, until: from })
      .then(registered(from));
    given().when(register).then(registered());
  });

  it('may begin the day after the last ones, and not on it', () => {
    given(registered(until))
      .when({ ...register, from: until })
      .thenRefused('facilitator-already-registered');
    const next = day('2027-01-01');
    given(registered(until))
      .when({ ...register, from: next })
      .then({ type: 'FacilitatorRegistered', data: { ...details, from: next } });
  });

  it('are other days with another end, or for somebody internal', () => {
    given(registered(until)).when(register).thenRefused('facilitator-already-registered');
    given(registered())
      .when({ ...register, external: false })
      .thenRefused('facilitator-already-registered');
  });

  it('are taken back whole by ending them the day before the first', () => {
    const end: FacilitatorCommand = { type: 'endFacilitatorRegistration', facilitatorId: 'f1', until: before };
    given(registered())
      .when(end)
      .then({ type: 'FacilitatorRegistrationEnded', data: { facilitatorId: 'f1', until: before } });
  });
});

describe('the days a provider is accredited', () => {
  const { given } = specify(provider);
  const providerId = 'school';
  const registered: ProviderEvent = {
    type: 'ProviderRegistered',
    data: { providerId, name: 'School', internal: true },
  };
  const accredit: ProviderCommand = { type: 'accreditProvider', providerId, from, until: undefined, reason: undefined };
  const accredited = (last?: typeof from): ProviderEvent => ({
    type: 'ProviderAccredited',
    data: { providerId, from, ...(last !== undefined && { until: last }) },
  });

  it('may be one, with a reason or without', () => {
    given(registered)
      .when({ ...accredit, until: from, reason: 'Proef' })
      .then({ type: 'ProviderAccredited', data: { providerId, from, until: from, reason: 'Proef' } });
    given(registered).when(accredit).then(accredited());
  });

  it('may begin the day after the last ones, and not on it', () => {
    given(registered, accredited(until))
      .when({ ...accredit, from: until })
      .thenRefused('provider-already-accredited');
    const next = day('2027-01-01');
    given(registered, accredited(until))
      .when({ ...accredit, from: next })
      .then({ type: 'ProviderAccredited', data: { providerId, from: next } });
  });

  it('are taken back whole by ending them the day before the first', () => {
    const end: ProviderCommand = { type: 'endProviderAccreditation', providerId, until: before, reason: 'Vergissing' };
    given(registered, accredited())
      .when(end)
      .then({ type: 'ProviderAccreditationEnded', data: { providerId, until: before, reason: 'Vergissing' } });
  });
});
