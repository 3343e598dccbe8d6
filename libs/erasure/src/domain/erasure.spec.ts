import { calendarDay } from '@peil/kernel';
import { erasureDecider, type ErasureCommand } from './erasure.js';
import type { ErasureEvent } from './events.js';

const today = calendarDay('2026-10-15');
const about = (by: string) => ({ personId: 'carla', by, today });
const happened = (by: string) => ({ personId: 'carla', by, on: today });
const request: ErasureCommand = { ...about('anna'), type: 'requestErasure', ground: 'requested', reason: 'left' };
const requested: ErasureEvent = {
  type: 'ErasureRequested',
  data: { ...happened('anna'), ground: 'requested', reason: 'left' },
};
const agreed: ErasureEvent = { type: 'ErasureAgreed', data: { ...happened('bram'), reason: 'nothing to keep' } };
const declined: ErasureEvent = { type: 'ErasureDeclined', data: { ...happened('bram'), reason: 'tax' } };
const erased: ErasureEvent = { type: 'PersonErased', data: { ...happened('anna'), ground: 'requested' } };
const agree = (by: string): ErasureCommand => ({ ...about(by), type: 'agreeToErasure', reason: 'nothing to keep' });
const decline: ErasureCommand = { ...about('bram'), type: 'declineErasure', reason: 'tax' };
const erase: ErasureCommand = { ...about('anna'), type: 'erasePerson' };

function outcome(given: readonly ErasureEvent[], when: ErasureCommand) {
  const decision = erasureDecider.decide(when, given.reduce(erasureDecider.evolve, erasureDecider.initialState));
  return 'refusal' in decision ? decision.refusal.code : decision.events;
}

describe('an erasure', () => {
  it('is asked by one adviser, agreed to by another, and carried out', () => {
    expect(outcome([], request)).toEqual([requested]);
    expect(outcome([requested], agree('bram'))).toEqual([agreed]);
    expect(outcome([requested, agreed], erase)).toEqual([erased]);
  });

  it('is never checked by who asked, nor done by who it is about', () => {
    expect(outcome([requested], agree('anna'))).toBe('own-erasure-request');
    expect(outcome([], { ...request, by: 'carla' })).toBe('own-file');
    expect(outcome([requested], agree('carla'))).toBe('own-file');
  });

  it('is not carried out before it was agreed to', () => {
    expect(outcome([], erase)).toBe('erasure-not-agreed');
    expect(outcome([requested], erase)).toBe('erasure-not-agreed');
    expect(outcome([requested, declined], erase)).toBe('erasure-not-agreed');
  });

  it('that was declined may be asked for again; one under way may not', () => {
    expect(outcome([requested], decline)).toEqual([declined]);
    expect(outcome([requested, declined], request)).toEqual([requested]);
    expect(outcome([requested], request)).toBe('erasure-under-way');
    expect(outcome([requested, agreed], request)).toBe('erasure-under-way');
    expect(outcome([requested, agreed], decline)).toBe('no-erasure-to-check');
  });

  it('stays quiet when it is carried out again, and refuses all else', () => {
    expect(outcome([requested, agreed, erased], erase)).toEqual([]);
    expect(outcome([requested, agreed, erased], request)).toBe('person-erased');
  });
});
