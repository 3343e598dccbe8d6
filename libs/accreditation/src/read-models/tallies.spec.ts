import { createFigureReleases, memoryReleaseLog, SMALL_BELOW } from '@peil/disclosure';
import { calendarDay } from '@peil/kernel';
import {
  foldOrganisation,
  liesIn,
  organisationOn,
  type OrganisationDay,
  type OrganisationEvent,
  type UnitKind,
} from '@peil/organisation';
import fc from 'fast-check';
import { statuses, type Status } from '../domain/balance.js';
import type { BalanceSummary } from './balances.js';
import { figureTableOf, shownTally, type ShownByStatus, type ShownTally } from './suppressed-tallies.js';
import { talliesOf, type UnitTally } from './tallies.js';

const from = calendarDay('2025-01-01');
const asOf = calendarDay('2026-01-01');
const kinds: Readonly<Record<string, UnitKind>> = { o: 'organisation', c: 'cluster', d: 'directorate', t: 'team' };
const parents: Readonly<Record<string, string>> = {
  c1: 'o',
  c2: 'o',
  d1: 'c1',
  d2: 'c1',
  d3: 'c2',
  d4: 'c2',
  t1: 'd1',
};
const places = ['d1', 'd2', 'd3', 'd4', 't1', 'c1'];

type Made = { readonly places: readonly string[]; readonly status: Status; readonly requirement: Status | undefined };

const person: fc.Arbitrary<Made> = fc.record({
  places: fc.uniqueArray(fc.constantFrom(...places), { minLength: 1, maxLength: 2 }),
  status: fc.constantFrom(...statuses),
  requirement: fc.option(fc.constantFrom(...statuses), { nil: undefined }),
});
const people = fc.array(person, { maxLength: 60 });

function dayOf(made: readonly Made[]): OrganisationDay {
  const units = ['o', ...Object.keys(parents)].map((unitId): OrganisationEvent => {
    const parentId = parents[unitId];
    const kind = kinds[unitId.charAt(0)] ?? 'team';
    return {
      type: 'UnitEstablished',
      data: { unitId, kind, name: unitId, from, ...(parentId !== undefined && { parentId }) },
    };
  });
  const persons = made.flatMap((one, index): OrganisationEvent[] => {
    const personId = `p${index}`;
    return [
      { type: 'PersonRegistered', data: { personId, name: 'x' } },
      ...one.places.map((unitId, at): OrganisationEvent => {
        const terms = { unitId, role: 'manager' as const, acting: false };
        return { type: 'AppointmentStarted', data: { personId, appointmentId: `${personId}-${at}`, terms, from } };
      }),
    ];
  });
  return organisationOn(foldOrganisation([...units, ...persons]), asOf);
}

function summariesOf(made: readonly Made[]) {
  return (personId: string): BalanceSummary => {
    const one = made[Number(personId.slice(1))];
    const requirement = one?.requirement;
    const label = { nl: 'Eis', en: 'Requirement' };
    return {
      status: one?.status ?? 'notInScope',
      position: 1,
      entries: [
        {
          schemeId: 'demo',
          schemeName: label,
          version: '1',
          from,
          until: asOf,
          status: one?.status ?? 'notInScope',
          requirements: requirement === undefined ? [] : [{ id: 'total', label, status: requirement }],
        },
      ],
    };
  };
}

/** What a first question shows. */
function suppressedTallies(tallies: ReadonlyMap<string, UnitTally>): ReadonlyMap<string, ShownTally> {
  const releases = createFigureReleases({ log: memoryReleaseLog(), table: 'test', smallBelow: SMALL_BELOW });
  const figures = releases.of({ asOf, revision: '1' }, () => figureTableOf(tallies));
  return new Map(
    [...tallies].map(([unitId, tally]) => [
      unitId,
      shownTally(tally, figures.get(unitId) ?? { asOf, counts: new Map() }),
    ]),
  );
}

describe('the tally of a unit', () => {
  it('counts everyone who works in it on the day once, whatever lies below', () => {
    fc.assert(
      fc.property(people, (made) => {
        const view = dayOf(made);
        const tallies = talliesOf(view, summariesOf(made));
        for (const unitId of ['o', 'c1', 'c2', 'd1', 'd2', 'd3', 'd4']) {
          const inside = made.filter((one) => one.places.some((place) => liesIn(view, place, unitId)));
          const tally = tallies.get(unitId);
          expect(tally?.managers).toBe(inside.length);
          for (const status of statuses) {
            expect(tally?.byStatus[status]).toBe(inside.filter((one) => one.status === status).length);
            const required = inside.filter((one) => one.requirement === status).length;
            expect(tally?.requirements[0]?.byStatus[status] ?? 0).toBe(required);
          }
        }
        expect(tallies.has('t1')).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a tally for those who see figures only', () => {
  const cellsOf = ({ byStatus }: { readonly byStatus: ShownByStatus }) => statuses.map((status) => byStatus[status]);

  it('shows no small count, and never all but one of what adds up', () => {
    fc.assert(
      fc.property(people, (made) => {
        const view = dayOf(made);
        const whole = talliesOf(view, summariesOf(made));
        const shown = suppressedTallies(whole);
        for (const [unitId, tally] of shown) {
          const rows = [cellsOf(tally), ...tally.requirements.map((one) => [...cellsOf(one), one.without])];
          for (const cells of rows) {
            for (const count of cells) expect(count === null || count >= SMALL_BELOW).toBe(true);
            if (tally.managers === null) continue;
            const hidden = cells.filter((count) => count === null).length;
            const left = tally.managers - cells.reduce<number>((sum, count) => sum + (count ?? 0), 0);
            expect(hidden === 0 || (hidden > 1 && left >= SMALL_BELOW)).toBe(true);
          }
          const below = [...shown.values()].filter(({ parentId }) => parentId === unitId);
          if (below.length === 0) continue;
          for (const status of statuses) {
            if (tally.byStatus[status] === null) continue;
            expect(below.filter(({ byStatus }) => byStatus[status] === null)).not.toHaveLength(1);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('shows what is not small', () => {
    const made = Array.from({ length: 700 }, (_, index): Made => {
      const status = statuses[index % statuses.length];
      return { places: [places[index % 4] ?? 'd1'], status: status ?? 'met', requirement: undefined };
    });
    const shown = suppressedTallies(talliesOf(dayOf(made), summariesOf(made)));
    expect(shown.get('d1')).toMatchObject({ managers: 175, byStatus: { met: 25 } });
  });
});
