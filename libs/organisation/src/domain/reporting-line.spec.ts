import { calendarDay } from '@peil/kernel';
import { appointed, registered, smallCity } from '../testing/small-city.js';
import { organisationOn } from './organisation-day.js';
import type { OrganisationEvent } from './organisation.js';
import { reportingLines, reportsOf } from './reporting-line.js';

const on = (text: string, ...events: OrganisationEvent[]) => organisationOn(smallCity(...events), calendarDay(text));
const lineOf = (personId: string, ...events: OrganisationEvent[]) =>
  reportingLines(on('2024-06-01', ...events), personId).map(({ reason, managerId }) => [reason, managerId]);
const ended = (personId: string, unitId: string, until: string): OrganisationEvent => ({
  type: 'AppointmentEnded',
  data: { personId, appointmentId: `${personId}-${unitId}`, until: calendarDay(until) },
});

describe('the reporting line on a day', () => {
  it('goes from a manager to the director of the directorate or district', () => {
    expect(lineOf('treesmanager')).toEqual([['director', 'parksdirector']]);
    expect(lineOf('deskmanager')).toEqual([['director', 'westdirector']]);
  });

  it('goes from a director to the city director of the cluster, and ends there', () => {
    expect(lineOf('parksdirector')).toEqual([['cityDirector', 'citydirector']]);
    expect(lineOf('citydirector')).toEqual([['top', undefined]]);
  });

  it('is vacant where nobody holds the post', () => {
    expect(lineOf('westdirector')).toEqual([['vacant', undefined]]);
    expect(lineOf('treesmanager', ended('parksdirector', 'parks', '2024-05-31'))).toEqual([['vacant', undefined]]);
  });

  it('goes to who stands in', () => {
    const acting = appointed('signsmanager', 'parks', { role: 'director', acting: true, from: '2024-05-01' });
    expect(lineOf('treesmanager', acting)).toEqual([['director', 'signsmanager']]);
    expect(lineOf('signsmanager', acting)).toEqual([
      ['director', 'streetsdirector'],
      ['cityDirector', 'citydirector'],
    ]);
  });

  it('goes to who stands in, also when that began before the holder did', () => {
    const events = [
      ended('parksdirector', 'parks', '2024-03-31'),
      appointed('signsmanager', 'parks', { role: 'director', acting: true, from: '2024-04-01' }),
      appointed('westdirector', 'parks', { role: 'director', from: '2024-05-01' }),
    ];
    expect(lineOf('treesmanager', ...events)).toEqual([['director', 'signsmanager']]);
  });

  it('is what the appointment says, where it says so', () => {
    const stated = appointed('new', 'ponds', { reportsTo: 'treesmanager' });
    expect(lineOf('new', registered('new'), stated)).toEqual([['stated', 'treesmanager']]);
    expect(reportsOf(on('2024-06-01', registered('new'), stated), 'treesmanager')).toEqual(['new']);
  });

  it('goes one level up for a director who also leads a team', () => {
    expect(lineOf('parksdirector', appointed('parksdirector', 'ponds'))).toEqual([
      ['cityDirector', 'citydirector'],
      ['cityDirector', 'citydirector'],
    ]);
  });

  it('goes to the city director where there is no directorate between', () => {
    expect(lineOf('staff', registered('staff'), appointed('staff', 'space'))).toEqual([
      ['cityDirector', 'citydirector'],
    ]);
    expect(lineOf('clerk', registered('clerk'), appointed('clerk', 'city'))).toEqual([['top', undefined]]);
  });

  it('follows a unit that moved', () => {
    const moved: OrganisationEvent = {
      type: 'UnitMoved',
      data: { unitId: 'trees', parentId: 'streets', from: calendarDay('2024-06-01') },
    };
    expect(lineOf('treesmanager', moved)).toEqual([['director', 'streetsdirector']]);
    expect(reportsOf(on('2024-05-31', moved), 'parksdirector')).toContain('treesmanager');
  });

  it('names nobody without an appointment', () => {
    expect(lineOf('hrall')).toEqual([]);
  });
});
