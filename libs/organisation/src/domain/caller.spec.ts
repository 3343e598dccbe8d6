import { calendarDay } from '@peil/kernel';
import { appointed, assigned, smallCity } from '../testing/small-city.js';
import { callerOn, directoratesOpenTo, fileAccess, filesOpenTo } from './caller.js';
import { organisationOn } from './organisation-day.js';
import type { OrganisationEvent } from './organisation.js';

const on = (text: string, ...events: OrganisationEvent[]) => organisationOn(smallCity(...events), calendarDay(text));
const today = on('2024-06-01');
const access = (caller: string, person: string, view = today) => fileAccess(view, callerOn(view, caller), person);
const open = (caller: string, view = today) => [...filesOpenTo(view, callerOn(view, caller))].sort();

describe('who somebody is on a day', () => {
  it('follows from appointments and assigned roles', () => {
    expect(callerOn(today, 'treesmanager')).toMatchObject({ roles: ['manager'], ownDirectorates: ['parks'] });
    expect(callerOn(today, 'parksdirector')).toMatchObject({ roles: ['manager', 'director'], directorOf: ['parks'] });
    expect(callerOn(today, 'citydirector')).toMatchObject({
      roles: ['manager', 'cityDirector'],
      cityDirectorOf: ['space'],
    });
    expect(callerOn(today, 'hradviser')).toMatchObject({ roles: ['hr'], hr: ['parks'], auditor: [] });
    expect(callerOn(today, 'auditor')).toMatchObject({ roles: ['auditor'], auditor: 'all' });
    expect(callerOn(today, 'nobody').roles).toEqual([]);
  });

  it('joins the scopes of a role that was assigned twice', () => {
    const twice: OrganisationEvent = {
      type: 'RoleAssigned',
      data: {
        personId: 'hradviser',
        assignmentId: 'second',
        role: 'hr',
        units: ['west'],
        from: calendarDay('2024-01-01'),
      },
    };
    const view = on('2024-06-01', twice);
    expect(callerOn(view, 'hradviser').hr).toEqual(['parks', 'west']);
  });

  it('ends with the appointment or the assignment', () => {
    const events: OrganisationEvent[] = [
      {
        type: 'AppointmentEnded',
        data: { personId: 'parksdirector', appointmentId: 'parksdirector-parks', until: calendarDay('2024-05-31') },
      },
      {
        type: 'RoleAssignmentEnded',
        data: { personId: 'hrall', assignmentId: 'hrall-hr', until: calendarDay('2024-05-31') },
      },
    ];
    const view = on('2024-06-01', ...events);
    expect(callerOn(view, 'parksdirector').roles).toEqual([]);
    expect(callerOn(view, 'hrall').roles).toEqual([]);
    expect(callerOn(on('2024-05-31', ...events), 'parksdirector').roles).toContain('director');
  });

  it('has no directorate for a director who was appointed outside any', () => {
    const view = on('2024-06-01', appointed('hrall', 'city', { role: 'director' }));
    expect(callerOn(view, 'hrall')).toMatchObject({ roles: ['manager', 'director', 'hr'], directorOf: [] });
  });
});

describe('whose file somebody may open on a day', () => {
  it('is always the own one', () => {
    expect(access('treesmanager', 'treesmanager')).toBe('own');
    expect(open('treesmanager')).toEqual(['treesmanager']);
  });

  it('is that of the managers of the own directorate, for a director', () => {
    expect(open('parksdirector')).toEqual(['parksdirector', 'pondsmanager', 'treesmanager']);
    expect(access('parksdirector', 'signsmanager')).toBeUndefined();
  });

  it('is that of the directors of the own cluster, for a city director', () => {
    expect(open('citydirector')).toEqual(['citydirector', 'parksdirector', 'streetsdirector']);
    expect(access('citydirector', 'treesmanager')).toBeUndefined();
  });

  it('is that of the assigned units, for an HR adviser', () => {
    expect(open('hradviser')).toEqual(['hradviser', 'parksdirector', 'pondsmanager', 'treesmanager']);
    expect(access('hrall', 'deskmanager')).toBe('hr');
  });

  it('is every one for an auditor, none for reporting and the administrator', () => {
    expect(access('auditor', 'deskmanager')).toBe('auditor');
    expect(open('reporter')).toEqual(['reporter']);
    expect(open('admin')).toEqual(['admin']);
  });

  it('follows a manager who moved', () => {
    const moved: OrganisationEvent = {
      type: 'AppointmentChanged',
      data: {
        personId: 'treesmanager',
        appointmentId: 'treesmanager-trees',
        from: calendarDay('2024-06-01'),
        terms: { unitId: 'signs', role: 'manager', acting: false },
      },
    };
    expect(access('parksdirector', 'treesmanager', on('2024-05-31', moved))).toBe('director');
    expect(access('parksdirector', 'treesmanager', on('2024-06-01', moved))).toBeUndefined();
    expect(access('streetsdirector', 'treesmanager', on('2024-06-01', moved))).toBe('director');
  });

  it('stays with HR after somebody left, and ends for the director', () => {
    const left: OrganisationEvent = {
      type: 'AppointmentEnded',
      data: { personId: 'treesmanager', appointmentId: 'treesmanager-trees', until: calendarDay('2024-05-31') },
    };
    const view = on('2024-06-01', left);
    expect(access('parksdirector', 'treesmanager', view)).toBeUndefined();
    expect(access('hradviser', 'treesmanager', view)).toBe('hr');
  });

  it('is nobody who does not exist', () => {
    expect(access('hrall', 'nobody')).toBeUndefined();
  });

  it('covers the directorates', () => {
    const directorates = (caller: string) => [...directoratesOpenTo(today, callerOn(today, caller))].sort();
    expect(directorates('parksdirector')).toEqual(['parks']);
    expect(directorates('hrall')).toEqual(['parks', 'streets', 'west']);
    expect(directorates('treesmanager')).toEqual([]);
    const spaceHr = on('2024-06-01', assigned('reporter', 'hr', ['space']));
    expect([...directoratesOpenTo(spaceHr, callerOn(spaceHr, 'reporter'))].sort()).toEqual(['parks', 'streets']);
  });
});
