import { calendarDay } from '@peil/kernel';
import type { CycleFact, RecordedFact } from './facts.js';
import { waitingFor } from './waiting.js';

const day = calendarDay('2026-02-02');
const recorded = (fact: CycleFact): RecordedFact => ({ at: '2026-02-02T10:00:00.000Z', position: 1, ...fact });
const opened = recorded({ type: 'MagCycleOpened', data: { side: 'counterpart', day, counterpartId: 'boss' } });
const proposed = (side: 'manager' | 'counterpart', agreementId = 'a1'): RecordedFact =>
  recorded({ type: 'AgreementProposed', data: { side, day, agreementId, kind: 'free', version: 1 } });
const accepted = recorded({
  type: 'AgreementAccepted',
  data: { side: 'manager', day, agreementId: 'a1', version: 1 },
});
const declined = recorded({
  type: 'AgreementDeclined',
  data: { side: 'manager', day, agreementId: 'a1', version: 1 },
});
const reopened = recorded({ type: 'AgreementReopened', data: { side: 'manager', day, agreementId: 'a1' } });
const handedOver = recorded({
  type: 'MagCycleHandedOver',
  data: { side: 'counterpart', day, from: 'boss', to: 'newboss' },
});
const confirmed = recorded({ type: 'MagCycleHandOverConfirmed', data: { side: 'counterpart', day, to: 'newboss' } });
const closed = recorded({ type: 'MagCycleClosed', data: { side: 'counterpart', day } });

const waiting = (...facts: readonly RecordedFact[]) => Object.fromEntries(waitingFor([['kim', [opened, ...facts]]]));

describe('what waits', () => {
  it('waits for the side that did not propose', () => {
    expect(waiting(proposed('counterpart'))).toEqual({ kim: { proposals: 1, handOvers: 0 } });
    expect(waiting(proposed('manager'))).toEqual({ boss: { proposals: 1, handOvers: 0 } });
  });

  it('waits no longer once it was answered, and again after that was undone', () => {
    expect(waiting(proposed('counterpart'), accepted)).toEqual({});
    expect(waiting(proposed('counterpart'), declined)).toEqual({});
    expect(waiting(proposed('counterpart'), declined, reopened)).toEqual({ kim: { proposals: 1, handOvers: 0 } });
    // A conclusion that was undone leaves what was agreed as it is.
    expect(waiting(proposed('counterpart'), accepted, reopened)).toEqual({});
  });

  it('goes with the cycle to the new counterpart, who also has to confirm', () => {
    expect(waiting(proposed('manager'), handedOver)).toEqual({ newboss: { proposals: 1, handOvers: 1 } });
    expect(waiting(proposed('manager'), handedOver, confirmed)).toEqual({ newboss: { proposals: 1, handOvers: 0 } });
  });

  it('does not wait in a closed cycle', () => {
    expect(waiting(proposed('manager'), closed)).toEqual({});
  });

  it('adds up over the cycles of several managers', () => {
    const cycles = ['kim', 'noor'].map((id) => [id, [opened, proposed('manager')]] as const);
    expect(waitingFor(cycles).get('boss')).toEqual({ proposals: 2, handOvers: 0 });
  });
});
