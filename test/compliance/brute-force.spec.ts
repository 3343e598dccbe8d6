import { calendarDay, instant } from '@peil/kernel';
import { cityInMemory } from './city-in-memory.js';
import { bruteForce } from './brute-force.js';

const { raw, compliance } = cityInMemory('city', calendarDay('2026-11-24'));

/** Ten directorates, one with a post that was vacant for long among them. */
const directorates = raw
  .filter(({ type, data }) => type === 'UnitEstablished' && (data.kind === 'district' || data.kind === 'directorate'))
  .filter((_, index) => index % 6 === 1 || index === 0)
  .slice(0, 10)
  .map(({ data }) => String(data.unitId));
const DAYS = ['2026-02-20', '2026-04-20', '2026-07-14', '2026-10-15', '2026-11-23'] as const;
const MOMENTS = ['2026-06-01T10:00:00.000Z', '2026-11-23T23:00:00.000Z'] as const;

function figuresOf(unitId: string, day: string, knownAt: string | undefined, year: number) {
  const found = compliance.of({
    ...{ unitId, kind: 'directorate', year, asOf: calendarDay(day), view: 'persons' },
    ...(knownAt !== undefined && { knownAt: instant(knownAt) }),
  });
  if (found === undefined) throw new Error(`no directorate ${unitId} on ${day}`);
  const { rules, counts, coming, people, trend, own } = found;
  return {
    figures: {
      managers: counts.managers,
      lateManagers: counts.lateManagers,
      counts: Object.fromEntries(rules.duties.map(({ id }, index) => [id, counts.duties[index]])),
      soon: Object.fromEntries(rules.duties.map(({ id }, index) => [id, coming[index]])),
      own: Object.fromEntries(own.map(({ duty, state }) => [duty.id, state])),
      people: people.map(({ personId }) => personId).toSorted(),
    },
    trend,
  };
}

describe('compliance of ten directorates, against a count from raw events', () => {
  it.each(MOMENTS)('known at %s', (knownAt) => {
    const known = raw.filter(({ at }) => at <= knownAt);
    let late = 0;
    const owned = new Set<string>();
    for (const unitId of directorates) {
      for (const day of DAYS) {
        const { figures, trend } = figuresOf(unitId, day, knownAt, 2026);
        const brute = bruteForce(known, unitId, 2026, true, day);
        expect({ unitId, day, ...figures }).toEqual({ unitId, day, ...brute });
        late += brute.lateManagers;
        for (const [id, state] of Object.entries(brute.own)) owned.add(`${id} ${state}`);
        // The trend is the same question of other days; one of them is enough a day asked.
        const [point] = trend.slice(-2);
        const then = bruteForce(known, unitId, 2026, true, point?.day ?? day);
        const sum = Object.values(then.counts).reduce((total, count) => total + count.late, 0);
        expect({ unitId, ...point }).toEqual({ unitId, day: point?.day, late: sum, lateManagers: then.lateManagers });
      }
    }
    expect(late).toBeGreaterThan(50);
    // Each of the directorate's own obligations in more than one state.
    expect([...owned]).toEqual(
      expect.arrayContaining(['actionPlan done', 'actionPlan late', 'directorCycle late', 'directorCycle open']),
    );
  });

  it('of an earlier year, under the policy of then', () => {
    for (const unitId of directorates) {
      for (const day of ['2025-04-01', '2025-10-20', '2026-03-01']) {
        const { figures } = figuresOf(unitId, day, undefined, 2025);
        expect({ unitId, day, ...figures }).toEqual({ unitId, day, ...bruteForce(raw, unitId, 2025, false, day) });
      }
    }
  });
});
