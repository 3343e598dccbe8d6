import { calendarDay } from '@peil/kernel';
import fc from 'fast-check';
import { readRows } from '../../testing/rows.js';
import { smallCity } from '../../testing/small-city.js';
import type { Organisation } from '../organisation.js';
import { personDecider } from '../person-decider.js';
import type { PersonFile } from '../person.js';
import type { Known } from './appointment-row.js';
import { planAppointments } from './plan-appointments.js';
import { inFileOrder } from './planned-row.js';
import { unitsByCode } from './plan-units.js';

const today = calendarDay('2024-06-01');
const city = smallCity();
type Row = Readonly<Record<string, string>>;

const known: Known = {
  find: (number) => {
    const personId = number.replace('nr-', '');
    const person = { personId, name: personId, personnelNumber: number, login: null, email: null };
    return { exact: city.people.has(personId) && number.startsWith('nr-') ? [person] : [], butForZeros: [] };
  },
  unitId: (code) => unitsByCode(city).get(code)?.unitId,
};
const plan = (rows: readonly Row[], organisation: Organisation = city, day = today) =>
  planAppointments(readRows(...rows), organisation, known, day);

/** The organisation after the rows were taken. */
function take(rows: readonly Row[], organisation: Organisation = city, day = today): Organisation {
  const people = new Map(organisation.people);
  for (const { command } of plan(rows, organisation, day).commands) {
    const file: PersonFile = {
      person: people.get(command.personId),
      details: { name: 'x' },
      withdrawnIds: [],
    };
    const decision = personDecider.decide(command, file);
    if ('refusal' in decision) throw new Error(decision.refusal.code);
    const { person } = decision.events.reduce(personDecider.evolve, file);
    if (person) people.set(person.personId, person);
  }
  return { ...organisation, people };
}

const classes = (rows: readonly Row[], organisation?: Organisation) =>
  inFileOrder(plan(rows, organisation).rows).map((row) => row.class);
const codes = (rows: readonly Row[], organisation?: Organisation) =>
  inFileOrder(plan(rows, organisation).rows).map(({ problems }) => problems.map(({ code }) => code).join());
const appointments = (organisation: Organisation, personId: string) =>
  organisation.people.get(personId)?.appointments ?? [];
const terms = (organisation: Organisation, personId: string) =>
  appointments(organisation, personId).map(({ steps, until }) => ({
    steps: steps.map((step) => [step.from, step.terms.unitId, step.terms.salaryScale]),
    ...(until !== undefined && { until }),
  }));

const trees: Row = { personnelNumber: 'nr-treesmanager', unitCode: 'TREES', role: 'manager', from: '2024-01-01' };
const hr: Row = { personnelNumber: 'nr-hradviser', unitCode: 'PONDS', role: 'teamManager', from: '2024-03-01' };

describe('an import of appointments', () => {
  it('starts what is new', () => {
    const rows = [{ ...hr, salaryScale: 'schaal 11', weeklyHours: '36.0', acting: 'true', until: '2025-01-31' }];
    expect(classes(rows)).toEqual(['new']);
    expect(appointments(take(rows), 'hradviser')).toMatchObject([
      {
        steps: [
          {
            from: '2024-03-01',
            terms: {
              unitId: 'ponds',
              role: 'manager',
              functionKind: 'teamManager',
              salaryScale: 11,
              weeklyHours: '36',
              acting: true,
            },
          },
        ],
        until: '2025-01-31',
      },
    ]);
  });

  it('changes nothing that is known, also where the row says less', () => {
    expect(classes([trees])).toEqual(['unchanged']);
    expect(classes([{ ...trees, salaryScale: '12' }])).toEqual(['unchanged']);
  });

  it('makes a changed row a dated change: from its own day, else from the day of the import', () => {
    const moved = { ...trees, unitCode: 'SIGNS', salaryScale: '13' };
    expect(classes([moved])).toEqual(['correction']);
    expect(terms(take([moved]), 'treesmanager')).toEqual([
      {
        steps: [
          ['2024-01-01', 'trees', 12],
          ['2024-06-01', 'signs', 13],
        ],
      },
    ]);
    expect(terms(take([{ ...moved, effective: '2024-04-01' }]), 'treesmanager')).toEqual([
      {
        steps: [
          ['2024-01-01', 'trees', 12],
          ['2024-04-01', 'signs', 13],
        ],
      },
    ]);
  });

  it('takes a row of the same place with a later first day as a change from that day', () => {
    expect(terms(take([{ ...trees, from: '2024-03-01', salaryScale: '13' }]), 'treesmanager')).toEqual([
      {
        steps: [
          ['2024-01-01', 'trees', 12],
          ['2024-03-01', 'trees', 13],
        ],
      },
    ]);
  });

  it('takes the history of an appointment by its sequence number, in rows in any order', () => {
    const history = [
      { ...hr, sequence: '1', from: '2024-02-01', unitCode: 'SIGNS' },
      { ...hr, sequence: '1', from: '2023-01-01', unitCode: 'TREES' },
      { ...hr, sequence: '2', from: '2024-02-01', unitCode: 'DESK', acting: 'true', until: '2024-08-31' },
    ];
    expect(classes(history)).toEqual(['correction', 'new', 'new']);
    expect(terms(take(history), 'hradviser')).toEqual([
      {
        steps: [
          ['2023-01-01', 'trees', undefined],
          ['2024-02-01', 'signs', undefined],
        ],
      },
      { steps: [['2024-02-01', 'desk', undefined]], until: '2024-08-31' },
    ]);
    expect(classes(history, take(history))).toEqual(['unchanged', 'unchanged', 'unchanged']);
  });

  it('puts a first day right where the sequence number says which appointment it is', () => {
    const first = take([{ ...hr, sequence: '1' }]);
    const earlier = take([{ ...hr, sequence: '1', from: '2024-02-01' }], first);
    expect(terms(earlier, 'hradviser')).toEqual([{ steps: [['2024-02-01', 'ponds', undefined]] }]);
  });

  it('takes two rows of one person as two appointments', () => {
    const rows = [trees, { ...trees, unitCode: 'SIGNS' }];
    expect(classes(rows)).toEqual(['unchanged', 'new']);
    expect(classes(rows, take(rows))).toEqual(['unchanged', 'unchanged']);
  });

  it('ends, and takes an end away only when the file says so outright', () => {
    const ended = take([{ ...trees, until: '2024-12-31' }]);
    expect(terms(ended, 'treesmanager')).toMatchObject([{ until: '2024-12-31' }]);
    expect(classes([trees], ended)).toEqual(['unchanged']);
    expect(terms(take([{ ...trees, until: '31-12-9999' }], ended), 'treesmanager')[0]).not.toHaveProperty('until');
  });

  it('knows a re-appointment from a change', () => {
    const ended = take([{ ...trees, until: '2024-02-29' }]);
    const back = { ...trees, from: '2024-05-01' };
    expect(classes([back], ended)).toEqual(['new']);
    expect(appointments(take([back], ended), 'treesmanager')).toHaveLength(2);
  });

  it('passes over who leads nobody', () => {
    expect(classes([{ ...hr, role: 'none' }])).toEqual(['passedOver']);
  });

  it('reports every problem of a row and takes the good rows', () => {
    const rows = [
      { ...hr, personnelNumber: 'nr-nobody', unitCode: 'NERGENS', salaryScale: '12A', weeklyHours: '100' },
      { ...hr, personnelNumber: '1E+05' },
      { ...hr, managerNumber: 'nr-nobody' },
      { ...hr, managerNumber: 'nr-hradviser' },
      { ...hr, until: '2024-02-01' },
      { ...hr, personnelNumber: 'nr-auditor' },
    ];
    expect(codes(rows.slice(0, 4))).toEqual([
      'unknown-person,unknown-unit,salary-scale-invalid,weekly-hours-invalid',
      'number-in-scientific-notation',
      'unknown-manager',
      'own-manager',
    ]);
    expect(codes(rows.slice(4))).toEqual(['end-before-begin', '']);
    expect(inFileOrder(plan(rows.slice(3, 4)).rows)[0]?.problems[0]).toMatchObject({
      line: 2,
      column: 'managerNumber',
      value: 'nr-hradviser',
    });
  });

  it('refuses to let people report to themselves over others', () => {
    const rows = [
      { ...hr, managerNumber: 'nr-auditor' },
      { ...hr, personnelNumber: 'nr-auditor', managerNumber: 'nr-reporter' },
      { ...hr, personnelNumber: 'nr-reporter', managerNumber: 'nr-hradviser' },
      { ...hr, personnelNumber: 'nr-admin', managerNumber: 'nr-hradviser' },
    ];
    expect(codes(rows)).toEqual(['reporting-circle', 'reporting-circle', 'reporting-circle', '']);
  });

  it('leaves out rows that contradict each other', () => {
    const rows = [
      { ...trees, salaryScale: '13' },
      { ...trees, salaryScale: '14' },
    ];
    expect(codes(rows)).toEqual(['conflicting-rows', 'conflicting-rows']);
  });
});

const days = ['2023-01-01', '2024-01-01', '2024-03-15', '2024-06-01', '2025-02-01'];
const rowArbitrary = fc.record({
  personnelNumber: fc.constantFrom('nr-treesmanager', 'nr-hradviser', 'nr-parksdirector', 'nr-nobody'),
  sequence: fc.constantFrom('', '', '1', '2'),
  unitCode: fc.constantFrom('TREES', 'PONDS', 'SIGNS', 'NERGENS'),
  role: fc.constantFrom('manager', 'teamManager', 'director', 'none'),
  salaryScale: fc.constantFrom('', '12', '13'),
  acting: fc.constantFrom('', 'true', 'false'),
  managerNumber: fc.constantFrom('', '', 'nr-parksdirector', 'nr-treesmanager', 'nr-hradviser'),
  from: fc.constantFrom(...days),
  until: fc.constantFrom('', '', '31-12-9999', '2024-05-31', '2026-01-01'),
  effective: fc.constantFrom('', '', ...days),
});
const files = fc
  .array(rowArbitrary, { maxLength: 8 })
  .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })));

const asSet = ({ people }: Organisation) =>
  [...people.values()].map(({ personId, appointments: all }) => ({
    personId,
    all: all.toSorted((a, b) => (a.appointmentId < b.appointmentId ? -1 : 1)),
  }));

describe('whatever order the rows stand in', () => {
  it('the appointments are the same', () => {
    fc.assert(
      fc.property(files, ([rows, permuted]) => {
        expect(asSet(take(permuted))).toEqual(asSet(take(rows)));
      }),
      { numRuns: 300 },
    );
  });

  it('every row is in exactly one class', () => {
    fc.assert(
      fc.property(files, ([rows]) => {
        const lines = inFileOrder(plan(rows).rows).map(({ line }) => line);
        expect(lines).toEqual(rows.map((_, index) => index + 2));
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
