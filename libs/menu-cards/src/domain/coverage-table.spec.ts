import { createFigureReleases, memoryReleaseLog } from '@peil/disclosure';
import fc from 'fast-check';
import { coverageColumn, coverageTable, type Covered } from './coverage-table.js';

const SMALL = 5;
const roles = ['manager', 'director'];
const parents = [
  ['cluster', undefined],
  ['one', 'cluster'],
  ['two', 'cluster'],
] as const;

function tableOf(one: readonly Covered[], two: readonly Covered[]) {
  const people = { cluster: [...one, ...two], one, two };
  return coverageTable(
    parents.map(([unitId, parentId]) => ({ unitId, parentId, people: people[unitId] })),
    roles,
  );
}

function reports() {
  const releases = createFigureReleases({ log: memoryReleaseLog(), table: 'coverage o', smallBelow: SMALL });
  return (asOf: string, one: readonly Covered[], two: readonly Covered[]) => {
    const table = tableOf(one, two);
    const revision = table.units.flatMap(({ counts }) => [...counts.values()]).join(' ');
    return { table, figures: releases.of({ asOf, revision }, () => table) };
  };
}

const manager = (followed: boolean): Covered => ({ roles: new Set(['manager']), followed });

describe('coverage for who sees figures only', () => {
  it('shows large groups', () => {
    const one = Array.from({ length: 12 }, (_, index) => manager(index < 6));
    const two = Array.from({ length: 20 }, (_, index) => manager(index < 10));
    const { figures } = reports()('2026-04-01', one, two);
    expect(figures.get('two')?.counts.get(coverageColumn('followed'))).toBe(10);
    expect(figures.get('one')?.counts.get(coverageColumn('group'))).toBe(12);
  });

  it('gives away no few people of random small units: not by a count, not by two days, not by roles taken off', () => {
    const person = fc.record({
      roles: fc.constantFrom(...roles).map((role) => new Set([role])),
      followed: fc.boolean(),
    });
    const unit = fc.array(person, { minLength: 1, maxLength: 16 });
    const isClose = (a: number | undefined, b: number | undefined): boolean =>
      a !== undefined && b !== undefined && a !== b && Math.abs(a - b) < SMALL;
    fc.assert(
      fc.property(unit, unit, person, fc.nat(15), fc.boolean(), (one, two, next, place, leaves) => {
        const report = reports();
        const changed = one.flatMap((was, index) => (index !== place ? [was] : leaves ? [] : [next]));
        const days = [report('2026-04-01', one, two), report('2026-04-02', changed, two)] as const;
        const found: string[] = [];
        for (const [unitId] of parents) {
          const [was, is] = days.map(({ figures }) => figures.get(unitId)?.counts);
          for (const column of days[0].table.columns) {
            const [a, b] = [was?.get(column), is?.get(column)];
            if (a !== undefined && a < SMALL) found.push(`${unitId} ${column} is ${a}`);
            if (isClose(a, b)) found.push(`${unitId} ${column}: ${a} and ${b}`);
          }
          for (const { total, parts } of days[0].table.sums) {
            const hidden = parts.filter((part) => was?.get(part) === undefined);
            const whole = was?.get(total);
            if (whole === undefined || hidden.length === 0) continue;
            const left = whole - parts.reduce((sum, part) => sum + (was?.get(part) ?? 0), 0);
            if (hidden.length === 1 || left < SMALL) found.push(`${unitId} rest of ${total} is ${left}`);
          }
        }
        expect(found).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
