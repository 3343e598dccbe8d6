import { calendarDay, instant } from '@peil/kernel';
import { runningOrganisation, type RunningOrganisation } from '../testing/running-organisation.js';

const day = calendarDay;
let running: RunningOrganisation;

beforeEach(async () => {
  running = await runningOrganisation();
  await running.giveUnit({
    type: 'establishUnit',
    unitId: 'city',
    kind: 'organisation',
    name: 'Stad',
    from: day('2020-01-01'),
  });
  await running.giveUnit({
    type: 'establishUnit',
    unitId: 'parks',
    kind: 'directorate',
    name: 'Parken',
    parentId: 'city',
    from: day('2020-01-01'),
  });
  await running.givePerson({ type: 'registerPerson', personId: 'sanne', details: { name: 'Sanne Öztürk' } });
  await running.givePerson({
    type: 'startAppointment',
    personId: 'sanne',
    appointmentId: 'a1',
    terms: { unitId: 'parks', role: 'director', acting: false },
    from: day('2024-01-01'),
  });
});
afterEach(() => running.close());

describe('the organisation as read', () => {
  it('says who somebody is on a day', () => {
    expect(running.reader.callerOf('sanne', day('2024-01-01'))).toMatchObject({ directorOf: ['parks'] });
    expect(running.reader.callerOf('sanne', day('2023-12-31')).roles).toEqual([]);
  });

  it('shows a fact right after it was recorded', async () => {
    expect(running.reader.on(day('2024-07-01')).units.get('parks')?.name).toBe('Parken');
    await running.giveUnit({ type: 'renameUnit', unitId: 'parks', name: 'Groen', from: day('2024-06-01') });
    expect(running.reader.on(day('2024-07-01')).units.get('parks')?.name).toBe('Groen');
    expect(running.reader.on(day('2024-05-31')).units.get('parks')?.name).toBe('Parken');
  });

  it('answers what was known at a moment', async () => {
    running.at(instant('2024-09-01T08:00:00Z'));
    await running.givePerson({
      type: 'endAppointment',
      personId: 'sanne',
      appointmentId: 'a1',
      until: day('2024-03-31'),
    });
    const asOf = day('2024-06-01');
    expect(running.reader.on(asOf).appointmentsOf.has('sanne')).toBe(false);
    expect(running.reader.on(asOf, instant('2024-08-31T23:59:59Z')).appointmentsOf.has('sanne')).toBe(true);
    expect(running.reader.on(asOf, instant('2024-09-01T08:00:00Z')).appointmentsOf.has('sanne')).toBe(false);
  });

  it('keeps no name in the clear', () => {
    const rows = running.runner.database('organisation').prepare('SELECT data FROM organisation_fact').all();
    expect(rows).toHaveLength(4);
    expect(JSON.stringify(rows)).not.toContain('Sanne');
  });

  it('names the position of its newest fact', async () => {
    const before = running.reader.position();
    const outcome = await running.giveUnit({ type: 'endUnit', unitId: 'parks', until: day('2030-01-01') });
    expect(running.reader.position()).toBeGreaterThan(before);
    expect(outcome).toMatchObject({ outcome: 'accepted', position: running.reader.position() });
  });
});
