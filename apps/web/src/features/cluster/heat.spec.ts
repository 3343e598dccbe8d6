import { bottleneckOf, everywhereLate, sortedHeat, textureOf, type Heat } from './heat.js';

const row = (name: string, managers: number, late: Readonly<Record<string, number | null>>) => ({
  unit: {
    ...{ unitId: name, kind: 'district' as const, name, managers },
    lateManagers: null,
    obligations: [],
    ownObligations: [],
  },
  late,
});
const heat: Heat = {
  columns: [
    { id: 'moment-1', moment: '1' },
    { id: 'moment-2', moment: '2' },
  ],
  rows: [
    row('Polders', 31, { 'moment-1': null, 'moment-2': 7 }),
    row('Oevers', 21, { 'moment-1': null, 'moment-2': null }),
    row('Haven', 26, { 'moment-1': 5, 'moment-2': 14 }),
  ],
};

describe('the heat of a cluster', () => {
  it('has no texture below the smallest number shown, and more with the share', () => {
    expect([textureOf(4, 20, 5), textureOf(5, 26, 5), textureOf(7, 26, 5), textureOf(14, 26, 5)]).toEqual([0, 1, 2, 3]);
  });

  it('names the column where most directorates have many late', () => {
    expect(bottleneckOf(heat, 5)).toEqual({ column: heat.columns[1], units: 2 });
    expect(bottleneckOf({ ...heat, rows: heat.rows.slice(1, 2) }, 5)).toBeUndefined();
  });

  it('names the directorates that have many late with everything', () => {
    expect(everywhereLate(heat, 5)).toEqual(['Haven']);
  });

  it('sorts by name, by size and by column, hidden ones last', () => {
    const names = (sort: string) => sortedHeat(heat, sort).map(({ unit }) => unit.name);
    expect(names('-moment-2')).toEqual(['Haven', 'Polders', 'Oevers']);
    expect(names('name')).toEqual(['Haven', 'Oevers', 'Polders']);
    expect(names('managers')).toEqual(['Oevers', 'Haven', 'Polders']);
  });
});
