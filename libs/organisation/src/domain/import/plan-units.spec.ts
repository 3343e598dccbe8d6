import { calendarDay } from '@peil/kernel';
import fc from 'fast-check';
import { readRows } from '../../testing/rows.js';
import { foldOrganisation, type Organisation, type OrganisationEvent } from '../organisation.js';
import { unitDecider } from '../unit-decider.js';
import { nameOn, parentOn, type Unit } from '../unit.js';
import { planUnits, unitsByCode } from './plan-units.js';
import { inFileOrder } from './planned-row.js';

const today = calendarDay('2024-06-01');
const nothing = foldOrganisation([]);
type Rows = readonly Readonly<Record<string, string>>[];

const city: Rows = [
  { code: 'STAD', name: 'Stad', kind: 'organisation', from: '2020-01-01' },
  { code: 'RUIMTE', name: 'Ruimte', kind: 'cluster', parentCode: 'STAD', from: '2020-01-01' },
  { code: 'PARKEN', name: 'Parken', kind: 'directorate', parentCode: 'RUIMTE', from: '2020-01-01' },
  { code: 'BOMEN', name: 'Bomen', kind: 'team', parentCode: 'PARKEN', from: '2020-01-01' },
];

const plan = (rows: Rows, known: Organisation = nothing, day = today) => planUnits(readRows(...rows), known, day);

/** The organisation after the rows were taken. */
function take(rows: Rows, known: Organisation = nothing, day = today): Organisation {
  const states = new Map(known.units);
  const events: OrganisationEvent[] = [];
  for (const { command } of plan(rows, known, day).commands) {
    const state = states.get(command.unitId);
    const decision = unitDecider.decide(command, state);
    if ('refusal' in decision) throw new Error(decision.refusal.code);
    events.push(...decision.events);
    const after = decision.events.reduce(unitDecider.evolve, state);
    if (after) states.set(after.unitId, after);
  }
  return foldOrganisation(events, known);
}

const inOrder = (rows: Rows, known?: Organisation) => inFileOrder(plan(rows, known).rows);
const classes = (rows: Rows, known?: Organisation) => inOrder(rows, known).map((row) => row.class);
const codes = (rows: Rows, known?: Organisation) => inOrder(rows, known).map(({ problems }) => problems[0]?.code);
const unit = (organisation: Organisation, code: string): Unit => {
  const found = unitsByCode(organisation).get(code);
  if (!found) throw new Error(`no unit ${code}`);
  return found;
};
const asSet = ({ units }: Organisation) => [...units.values()].sort((a, b) => (a.unitId < b.unitId ? -1 : 1));

describe('an import of units', () => {
  it('establishes units, parents later in the file too', () => {
    expect(classes(city.toReversed())).toEqual(['new', 'new', 'new', 'new']);
    const after = take(city.toReversed());
    expect(parentOn(unit(after, 'BOMEN'), today)).toBe(unit(after, 'PARKEN').unitId);
    expect(unit(after, 'BOMEN')).toMatchObject({ kind: 'team', from: '2020-01-01' });
  });

  it('changes nothing the second time', () => {
    expect(classes(city, take(city))).toEqual(['unchanged', 'unchanged', 'unchanged', 'unchanged']);
  });

  it('makes a changed row a dated change', () => {
    const rows: Rows = [
      { code: 'BOMEN', name: 'Bomen en groen', parentCode: 'RUIMTE' },
      { code: 'PARKEN', name: 'Parken en water', effective: '2023-01-01' },
    ];
    expect(classes(rows, take(city))).toEqual(['correction', 'correction']);
    const after = take(rows, take(city));
    const trees = unit(after, 'BOMEN');
    expect([nameOn(trees, calendarDay('2024-05-31')), nameOn(trees, today)]).toEqual(['Bomen', 'Bomen en groen']);
    expect(parentOn(trees, today)).toBe(unit(after, 'RUIMTE').unitId);
    expect(nameOn(unit(after, 'PARKEN'), calendarDay('2023-01-01'))).toBe('Parken en water');
  });

  it('takes the history of a unit in several rows', () => {
    const history: Rows = [
      ...city,
      { code: 'BOMEN', name: 'Bomen Oost', effective: '2022-01-01' },
      { code: 'BOMEN', name: 'Bomen West', effective: '2021-01-01' },
    ].map((row) => (row.code === 'BOMEN' && !('effective' in row) ? { ...row, effective: '2020-01-01' } : row));
    const trees = unit(take(history), 'BOMEN');
    expect(trees.names.map(({ name }) => name)).toEqual(['Bomen', 'Bomen West', 'Bomen Oost']);
    expect(classes(history, take(history)).every((one) => one === 'unchanged')).toBe(true);
  });

  it('ends a unit, and opens it again only when the file says so outright', () => {
    const ended = take([{ code: 'BOMEN', name: 'Bomen', until: '2024-12-31' }], take(city));
    expect(unit(ended, 'BOMEN').until).toBe('2024-12-31');
    expect(classes([{ code: 'BOMEN', name: 'Bomen' }], ended)).toEqual(['unchanged']);
    const opened = take([{ code: 'BOMEN', name: 'Bomen', until: '31-12-9999' }], ended);
    expect(unit(opened, 'BOMEN').until).toBeUndefined();
  });

  it('puts a first day right', () => {
    const after = take([{ code: 'BOMEN', name: 'Bomen', from: '2019-01-01' }], take(city));
    expect(unit(after, 'BOMEN').from).toBe('2019-01-01');
  });

  it('reports every bad row and takes the good ones', () => {
    const rows: Rows = [
      ...city,
      { code: 'LOS', name: 'Los team', kind: 'team', parentCode: 'NERGENS' },
      { code: 'ONDER', name: 'Onder los', kind: 'team', parentCode: 'LOS' },
      { code: 'SOORT', name: 'Zonder soort', parentCode: 'PARKEN' },
      { code: 'KIND', name: 'Onder zonder soort', kind: 'team', parentCode: 'SOORT' },
      {
        code: 'EIND',
        name: 'Verkeerd om',
        kind: 'team',
        parentCode: 'PARKEN',
        from: '2024-01-01',
        until: '2023-01-01',
      },
      { code: 'ZELF', name: 'Zelf', kind: 'team', parentCode: 'ZELF' },
      { code: 'TOP', name: 'Tweede zonder ouder', kind: 'team' },
    ];
    expect(codes(rows)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      'unknown-parent-unit',
      'unknown-parent-unit',
      'unit-kind-missing',
      'unknown-parent-unit',
      'end-before-begin',
      'units-in-a-circle',
      'parent-required',
    ]);
    const [problem] = inOrder(rows)[4]?.problems ?? [];
    expect(problem).toMatchObject({ line: 6, column: 'parentCode', value: 'NERGENS' });
    expect(problem?.repair.nl).not.toBe('');
  });

  it('refuses circles, over several units too', () => {
    const rows: Rows = [
      { code: 'RUIMTE', name: 'Ruimte', parentCode: 'BOMEN' },
      { code: 'NIEUW', name: 'Nieuw', kind: 'team', parentCode: 'NIEUWER' },
      { code: 'NIEUWER', name: 'Nieuwer', kind: 'team', parentCode: 'NIEUW' },
    ];
    expect(codes(rows, take(city))).toEqual(['units-in-a-circle', 'units-in-a-circle', 'units-in-a-circle']);
  });

  it('leaves out rows that contradict each other, and counts equal ones once', () => {
    const rows: Rows = [
      { code: 'BOMEN', name: 'Bomen' },
      { code: 'BOMEN', name: 'Struiken' },
      { code: 'PARKEN', name: 'Parken' },
      { code: 'PARKEN', name: 'Parken' },
    ];
    expect(codes(rows, take(city)).slice(0, 2)).toEqual(['conflicting-rows', 'conflicting-rows']);
    expect(classes(rows, take(city)).slice(2)).toEqual(['unchanged', 'unchanged']);
  });

  it('establishes a unit from its next row where the first one is refused', () => {
    const alone: Rows = [
      { code: 'TOP', name: 'Top', kind: 'organisation', parentCode: 'STAD', effective: '2020-01-01' },
      { code: 'TOP', name: 'Top', kind: 'organisation', effective: '2021-01-01' },
    ];
    expect(codes(alone, take(city))).toEqual(['organisation-has-no-parent', undefined]);
    expect(unit(take(alone, take(city)), 'TOP').from).toBe('2021-01-01');
  });

  it('never changes the kind of a unit', () => {
    expect(codes([{ code: 'BOMEN', name: 'Bomen', kind: 'cluster' }], take(city))).toEqual(['unit-kind-changes']);
  });
});

const days = ['2020-01-01', '2021-03-01', '2022-07-15', '2024-06-01'];
const unitRowArbitrary = fc.record({
  code: fc.constantFrom('A', 'B', 'C', 'D', 'E', 'STAD'),
  name: fc.constantFrom('Een', 'Twee', 'Drie'),
  kind: fc.constantFrom('', 'team', 'directorate', 'organisation'),
  parentCode: fc.constantFrom('', 'A', 'B', 'C', 'STAD', 'NERGENS'),
  from: fc.constantFrom('', ...days),
  until: fc.constantFrom('', '31-12-9999', '2023-01-01', '2025-01-01'),
  effective: fc.constantFrom('', ...days),
});
const files = fc
  .array(unitRowArbitrary, { maxLength: 14 })
  .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })));

describe('whatever order the rows stand in', () => {
  it('the organisation is the same', () => {
    fc.assert(
      fc.property(files, ([rows, permuted]) => {
        expect(asSet(take(permuted, take(city)))).toEqual(asSet(take(rows, take(city))));
      }),
      { numRuns: 300 },
    );
  });

  it('the rows that were taken change nothing the second time', () => {
    fc.assert(
      fc.property(files, ([rows]) => {
        const bad = inFileOrder(plan(rows).rows).map((row) => row.class === 'bad');
        const good = rows.filter((_, index) => bad[index] === false);
        expect(plan(good, take(rows)).commands).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
