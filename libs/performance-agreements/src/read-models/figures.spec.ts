import { createFigureReleases, memoryReleaseLog } from '@peil/disclosure';
import fc from 'fast-check';
import { states } from '../domain/compliance/obligations.js';
import { rulesOfYear } from '../domain/policy/duties.js';
import { policySchema } from '../domain/policy/policy.js';
import { complianceTable, revisionOf, shownCounts } from './figures.js';
import type { UnitCounts } from './sheets.js';

const SMALL = 5;
const policy = policySchema.parse({
  policy: 'p',
  names: { nl: 'Beleid', en: 'Policy' },
  agreements: [{ id: 'safety', kind: 'social-safety', inForceBy: '03-01' }],
  conversation: { due: '12-31' },
});
const rules = rulesOfYear([{ policyId: 'p', version: 1, from: '2026-01-01', policy }], 2026);

/** Each manager: where they stand with each of the two duties; 4 is not held to it. */
type Person = readonly [number, number];

function countsOf(people: readonly Person[]): UnitCounts {
  const duties = rules.duties.map((_, index) => {
    const at = (state: number) => people.filter((person) => person[index === 0 ? 0 : 1] === state).length;
    return { done: at(0), open: at(1), late: at(2), exempt: at(3) };
  });
  const lateManagers = people.filter((person) => person.includes(2)).length;
  return { managers: people.length, lateManagers, duties, coming: duties.map(() => [0, 0, 0] as const) };
}

const parents = new Map([
  ['cluster', undefined],
  ['one', 'cluster'],
  ['two', 'cluster'],
]);

function tableOf(one: readonly Person[], two: readonly Person[]) {
  const units = new Map([
    ['cluster', countsOf([...one, ...two])],
    ['one', countsOf(one)],
    ['two', countsOf(two)],
  ]);
  return complianceTable(rules, units, parents);
}

function reports() {
  const releases = createFigureReleases({ log: memoryReleaseLog(), table: 'compliance 2026', smallBelow: SMALL });
  return (asOf: string, one: readonly Person[], two: readonly Person[]) => {
    const table = tableOf(one, two);
    return { table, figures: releases.of({ asOf, revision: revisionOf(table) }, () => table) };
  };
}

const crowd = (count: number, person: Person): readonly Person[] => Array.from({ length: count }, () => person);

/** Not the same, and not apart by as many as are no small group. */
function isClose(a: number | undefined, b: number | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b && Math.abs(a - b) < SMALL;
}

describe('figures for who sees no people', () => {
  it('hide the one who is late, and a second cell; and do not give it away when that one leaves the next day', () => {
    const report = reports();
    const ten = crowd(10, [0, 0]);
    const two = crowd(20, [0, 1]);
    const before = report('2026-04-01', [...ten, [2, 0]], two);
    const first = shownCounts(rules, before.figures.get('one')!, '2026-04-01');
    expect(first.duties[0]?.late).toBeNull();
    expect(states.filter((state) => first.duties[0]?.[state] === null).length).toBeGreaterThan(1);
    const after = report('2026-04-02', ten, two);
    expect(after.figures.get('one')).toEqual(before.figures.get('one'));
    expect(shownCounts(rules, after.figures.get('one')!, '2026-04-02').figuresAsOf).toBe('2026-04-01');
  });

  it('show no two counts of random small units that differ by a few people', () => {
    const person = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }));
    const unit = fc.array(person, { minLength: 1, maxLength: 16 });
    fc.assert(
      fc.property(
        unit,
        unit,
        person,
        fc.integer({ min: 0, max: 15 }),
        fc.boolean(),
        (one, two, next, place, leaves) => {
          const report = reports();
          const changed = one.flatMap((was, index) => (index !== place ? [was] : leaves ? [] : [next]));
          const [before, after] = [report('2026-04-01', one, two), report('2026-04-02', changed, two)];
          const givenAway: string[] = [];
          for (const unitId of parents.keys()) {
            const [was, is] = [before.figures.get(unitId)?.counts, after.figures.get(unitId)?.counts];
            for (const column of before.table.columns) {
              const [a, b] = [was?.get(column), is?.get(column)];
              if (a !== undefined && a < SMALL) givenAway.push(`${unitId} ${column} is ${a}`);
              if (isClose(a, b)) givenAway.push(`${unitId} ${column}`);
            }
            // Nor does what is left of a sum when the shown parts are taken off.
            for (const { total, parts } of before.table.sums) {
              const left = (counts: ReadonlyMap<string, number> | undefined): number | undefined => {
                const whole = counts?.get(total);
                const hidden = parts.filter((part) => counts?.get(part) === undefined);
                return whole === undefined || hidden.length === 0
                  ? undefined
                  : whole - parts.reduce((sum, part) => sum + (counts?.get(part) ?? 0), 0);
              };
              const sameParts = parts.every((part) => (was?.get(part) === undefined) === (is?.get(part) === undefined));
              const [a, b] = [left(was), left(is)];
              if (sameParts && isClose(a, b)) givenAway.push(`${unitId} rest of ${parts.join()}`);
            }
          }
          expect(givenAway).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
