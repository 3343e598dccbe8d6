import { calendarDay } from '@peil/kernel';
import fc from 'fast-check';
import { appointed, cityPeople, cityUnits, smallCity } from '../testing/small-city.js';
import {
  appointmentsIn,
  clusterOf,
  directorateOf,
  liesIn,
  organisationOn,
  pathUp,
  standingAppointments,
  unitsUnder,
} from './organisation-day.js';
import { foldOrganisation, type OrganisationEvent } from './organisation.js';

const day = calendarDay;
const on = (text: string, ...events: OrganisationEvent[]) => organisationOn(smallCity(...events), day(text));

describe('the units on a day', () => {
  it('lie under one another', () => {
    const view = on('2024-06-01');
    expect(pathUp(view, 'trees').map(({ unitId }) => unitId)).toEqual(['trees', 'parks', 'space', 'city']);
    expect([...unitsUnder(view, 'parks')].sort()).toEqual(['parks', 'ponds', 'trees']);
    expect(directorateOf(view, 'trees')?.unitId).toBe('parks');
    expect(directorateOf(view, 'desk')?.unitId).toBe('west');
    expect(clusterOf(view, 'trees')?.unitId).toBe('space');
    expect(clusterOf(view, 'city')).toBeUndefined();
  });

  it('are none before they were established and after they ended', () => {
    expect(on('2019-12-31').units.size).toBe(0);
    const ended: OrganisationEvent = { type: 'UnitEnded', data: { unitId: 'ponds', until: day('2024-06-30') } };
    expect(on('2024-06-30', ended).units.has('ponds')).toBe(true);
    expect(on('2024-07-01', ended).units.has('ponds')).toBe(false);
  });

  it('move and are called otherwise from a day on', () => {
    const reorganised: OrganisationEvent[] = [
      { type: 'UnitMoved', data: { unitId: 'ponds', parentId: 'west', from: day('2024-07-01') } },
      { type: 'UnitRenamed', data: { unitId: 'ponds', name: 'Vijvers West', from: day('2024-07-01') } },
    ];
    const before = on('2024-06-30', ...reorganised);
    const after = on('2024-07-01', ...reorganised);
    expect(directorateOf(before, 'ponds')?.unitId).toBe('parks');
    expect(directorateOf(after, 'ponds')?.unitId).toBe('west');
    expect(before.units.get('ponds')?.name).toBe('Name of ponds');
    expect(after.units.get('ponds')?.name).toBe('Vijvers West');
    expect(liesIn(after, 'ponds', 'parks')).toBe(false);
  });

  it('end in a circle without going round in it', () => {
    const circle: OrganisationEvent = {
      type: 'UnitMoved',
      data: { unitId: 'parks', parentId: 'trees', from: day('2024-07-01') },
    };
    const view = on('2024-07-01', circle);
    expect(pathUp(view, 'trees').map(({ unitId }) => unitId)).toEqual(['trees', 'parks']);
    expect([...unitsUnder(view, 'trees')].sort()).toEqual(['parks', 'ponds', 'trees']);
  });
});

describe('the appointments on a day', () => {
  it('are those of a unit and all below it', () => {
    expect(
      appointmentsIn(on('2024-06-01'), 'parks')
        .map(({ personId }) => personId)
        .sort(),
    ).toEqual(['parksdirector', 'pondsmanager', 'treesmanager']);
  });

  it('follow a move in mid-year', () => {
    const moved: OrganisationEvent = {
      type: 'AppointmentChanged',
      data: {
        personId: 'treesmanager',
        appointmentId: 'treesmanager-trees',
        from: day('2024-07-01'),
        terms: { unitId: 'signs', role: 'manager', acting: false, salaryScale: 13 },
      },
    };
    const [before] = on('2024-06-30', moved).appointmentsOf.get('treesmanager') ?? [];
    const [after] = on('2024-07-01', moved).appointmentsOf.get('treesmanager') ?? [];
    expect(before).toMatchObject({ unitId: 'trees', salaryScale: 12, from: '2024-01-01' });
    expect(after).toMatchObject({ unitId: 'signs', salaryScale: 13, from: '2024-01-01' });
  });

  it('keep the latest of two changes on the same day', () => {
    const change = (salaryScale: number): OrganisationEvent => ({
      type: 'AppointmentChanged',
      data: {
        personId: 'treesmanager',
        appointmentId: 'treesmanager-trees',
        from: day('2024-07-01'),
        terms: { unitId: 'trees', role: 'manager', acting: false, salaryScale },
      },
    });
    const view = on('2024-07-01', change(14), change(13));
    expect(view.appointmentsOf.get('treesmanager')?.[0]?.salaryScale).toBe(13);
    expect(view.organisation.people.get('treesmanager')?.appointments[0]?.steps).toHaveLength(2);
  });

  it('may be two at once', () => {
    const view = on('2024-06-01', appointed('treesmanager', 'signs', { from: '2024-03-01', until: '2024-08-31' }));
    expect(view.appointmentsOf.get('treesmanager')?.map(({ unitId }) => unitId)).toEqual(['trees', 'signs']);
  });

  it('stand for somebody who left, or has yet to begin', () => {
    const left: OrganisationEvent = {
      type: 'AppointmentEnded',
      data: { personId: 'treesmanager', appointmentId: 'treesmanager-trees', until: day('2024-06-30') },
    };
    const back = appointed('treesmanager', 'desk', { from: '2025-01-01' });
    const unitsOf = (text: string, ...events: OrganisationEvent[]) =>
      standingAppointments(on(text, ...events), 'treesmanager').map(({ unitId }) => unitId);
    expect(unitsOf('2024-09-01', left, back)).toEqual(['trees']);
    expect(unitsOf('2025-01-01', left, back)).toEqual(['desk']);
    expect(unitsOf('2023-12-31', left, back)).toEqual(['trees']);
    const leftAgain = appointed('treesmanager', 'desk', { from: '2025-01-01', until: '2025-03-31' });
    expect(unitsOf('2025-06-01', left, leftAgain)).toEqual(['desk']);
    expect(standingAppointments(on('2024-09-01'), 'nobody')).toEqual([]);
  });

  it('fold the same in one go and event by event', () => {
    const events = [...cityUnits, ...cityPeople];
    fc.assert(
      fc.property(fc.nat({ max: events.length }), (cut) => {
        const halfway = foldOrganisation(events.slice(0, cut));
        expect(foldOrganisation(events.slice(cut), halfway)).toEqual(foldOrganisation(events));
      }),
      { numRuns: 300 },
    );
  });
});
