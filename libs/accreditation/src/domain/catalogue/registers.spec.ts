import { calendarDay } from '@peil/kernel';
import { outcomesOf } from '../../testing/outcome.js';
import type { FacilitatorEvent, ProviderEvent } from './events.js';
import { facilitator, type FacilitatorCommand } from './facilitator.js';
import { provider, type ProviderCommand } from './provider.js';

const providerId = 'amsterdamse-school';
const facilitatorId = 'f1';
const from = calendarDay('2026-01-01');
const until = calendarDay('2026-12-31');

const ofProvider = outcomesOf(provider);

const ofFacilitator = outcomesOf(facilitator);

describe('a provider', () => {
  const registered: ProviderEvent = {
    type: 'ProviderRegistered',
    data: { providerId, name: 'Amsterdamse School', internal: true },
  };
  const accredited: ProviderEvent = { type: 'ProviderAccredited', data: { providerId, from } };
  const ended: ProviderEvent = { type: 'ProviderAccreditationEnded', data: { providerId, until, reason: 'Gestopt' } };
  const register: ProviderCommand = {
    type: 'registerProvider',
    providerId,
    name: 'Amsterdamse School',
    internal: true,
  };
  const accredit: ProviderCommand = {
    type: 'accreditProvider',
    providerId,
    from,
    until: undefined,
    reason: undefined,
  };
  const end: ProviderCommand = { type: 'endProviderAccreditation', providerId, until, reason: 'Gestopt' };

  it('is registered, and again only under another name', () => {
    expect(ofProvider([], register)).toEqual(['ProviderRegistered']);
    expect(ofProvider([registered], register)).toEqual([]);
    expect(ofProvider([registered], { ...register, name: 'School' })).toEqual(['ProviderRegistered']);
  });
  it('is accredited from a day, once registered', () => {
    expect(ofProvider([], accredit)).toBe('provider-unknown');
    expect(ofProvider([registered], accredit)).toEqual(['ProviderAccredited']);
    expect(ofProvider([registered, accredited], accredit)).toEqual([]);
    expect(ofProvider([registered, accredited], { ...accredit, from: until })).toBe('provider-already-accredited');
    expect(ofProvider([registered], { ...accredit, until: calendarDay('2025-12-31') })).toBe('until-before-from');
  });
  it('loses it after a last day, and may get it again', () => {
    expect(ofProvider([registered], end)).toBe('provider-not-accredited');
    expect(ofProvider([registered, accredited], end)).toEqual(['ProviderAccreditationEnded']);
    expect(ofProvider([registered, accredited, ended], end)).toEqual([]);
    expect(ofProvider([registered, accredited], { ...end, until: calendarDay('2025-12-30') })).toBe(
      'until-before-from',
    );
    expect(ofProvider([registered, accredited, ended], { ...accredit, from: calendarDay('2027-01-01') })).toEqual([
      'ProviderAccredited',
    ]);
  });
});

describe('a facilitator', () => {
  const registered: FacilitatorEvent = {
    type: 'FacilitatorRegistered',
    data: { facilitatorId, name: 'A. Voorbeeld', external: true, from },
  };
  const ended: FacilitatorEvent = { type: 'FacilitatorRegistrationEnded', data: { facilitatorId, until } };
  const register: FacilitatorCommand = {
    type: 'registerFacilitator',
    facilitatorId,
    name: 'A. Voorbeeld',
    external: true,
    from,
    until: undefined,
  };
  const end: FacilitatorCommand = { type: 'endFacilitatorRegistration', facilitatorId, until };

  it('is put on the register once at a time', () => {
    expect(ofFacilitator([], register)).toEqual(['FacilitatorRegistered']);
    expect(ofFacilitator([registered], register)).toEqual([]);
    expect(ofFacilitator([registered], { ...register, from: until })).toBe('facilitator-already-registered');
    expect(ofFacilitator([registered, ended], { ...register, from: calendarDay('2027-01-01') })).toEqual([
      'FacilitatorRegistered',
    ]);
    expect(ofFacilitator([], { ...register, until: calendarDay('2025-12-31') })).toBe('until-before-from');
  });
  it('and taken off it', () => {
    expect(ofFacilitator([], end)).toBe('facilitator-unknown');
    expect(ofFacilitator([registered], end)).toEqual(['FacilitatorRegistrationEnded']);
    expect(ofFacilitator([registered, ended], end)).toEqual([]);
    expect(ofFacilitator([registered], { ...end, until: calendarDay('2025-12-30') })).toBe('until-before-from');
  });
});
