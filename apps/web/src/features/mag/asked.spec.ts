import { askedOf } from './asked.js';
import type { Cycle, Obligation } from './queries.js';

const moment = (obligationId: string, state: Obligation['state'], dueOn: string): Obligation => ({
  ...{ obligationId, state, dueOn, lateFrom: dueOn, type: 'moment' },
  label: { nl: obligationId, en: obligationId },
  ...{ passed: state === 'late', waitsForCounterpart: false },
});

const cycle: Cycle = {
  ...{ year: 2026, openedOn: '2026-01-10', closed: false, managerId: 'noor', position: '1' },
  counterpart: { personId: 'wessel' },
  ...{ handOverOpen: true, textsShown: true },
  ...{ agreements: [], entries: [], talks: [], handOvers: [], workFacts: [] },
};
const moments = [
  moment('moment-4', 'open', '2026-12-31'),
  moment('moment-2', 'late', '2026-06-30'),
  moment('moment-3', 'open', '2026-09-30'),
  moment('moment-1', 'done', '2026-03-31'),
];
const idsOf = (asked: ReturnType<typeof askedOf>) =>
  asked.map((one) => (one.type === 'moment' ? one.moment.obligationId : one.type));

describe('what is asked', () => {
  it('of the manager: the late moments, then the next one that is due', () => {
    expect(idsOf(askedOf(cycle, moments, 'manager', 'noor'))).toEqual(['moment-2', 'moment-3']);
  });

  it('of a new counterpart: to take over, and no moment of the manager', () => {
    expect(idsOf(askedOf(cycle, moments, 'counterpart', 'wessel'))).toEqual(['takeOver']);
  });

  it('of nobody in a closed year, and of who is no party', () => {
    expect(askedOf({ ...cycle, closed: true }, moments, 'manager', 'noor')).toEqual([]);
    expect(askedOf(cycle, moments, undefined, 'hr')).toEqual([]);
  });
});
