import { calendarDay } from '@peil/kernel';
import { smallCity } from '../testing/small-city.js';
import type { AppointmentTerms } from './events.js';
import { brokenPersonReference, brokenUnitReference } from './references.js';

const city = smallCity();
const from = calendarDay('2024-06-01');

describe('what a command about a unit speaks of', () => {
  const establish = { type: 'establishUnit', unitId: 'new', kind: 'team', name: 'Nieuw', from } as const;

  it('exists', () => {
    expect(brokenUnitReference(city, { ...establish, parentId: 'parks' })).toBeUndefined();
    expect(brokenUnitReference(city, { ...establish, parentId: 'nowhere' })).toMatchObject({
      code: 'unknown-unit',
      field: 'parentId',
    });
    expect(brokenUnitReference(city, { type: 'renameUnit', unitId: 'new', name: 'Nieuw', from })).toBeUndefined();
  });

  it('does not put a unit under itself', () => {
    const move = { type: 'moveUnit', unitId: 'parks', from } as const;
    expect(brokenUnitReference(city, { ...move, parentId: 'trees' })).toMatchObject({ code: 'units-in-a-circle' });
    expect(brokenUnitReference(city, { ...move, parentId: 'social' })).toBeUndefined();
  });
});

describe('what a command about a person speaks of', () => {
  const of = { personId: 'treesmanager', appointmentId: 'a9', from };
  const terms: AppointmentTerms = { unitId: 'ponds', role: 'manager', acting: false };

  it('exists', () => {
    expect(brokenPersonReference(city, { type: 'startAppointment', ...of, terms })).toBeUndefined();
    expect(
      brokenPersonReference(city, { type: 'startAppointment', ...of, terms: { ...terms, unitId: 'nowhere' } }),
    ).toMatchObject({ code: 'unknown-unit', field: 'unitId' });
    expect(
      brokenPersonReference(city, { type: 'changeAppointment', ...of, terms: { ...terms, reportsTo: 'nobody' } }),
    ).toMatchObject({ code: 'unknown-manager' });
    expect(
      brokenPersonReference(city, {
        type: 'correctAppointment',
        ...of,
        steps: [
          { from, terms },
          { from, terms: { ...terms, unitId: 'nowhere' } },
        ],
      }),
    ).toMatchObject({ field: 'steps.1.unitId' });
    const role = { type: 'assignRole', personId: 'hrall', assignmentId: 'r9', role: 'hr', from } as const;
    expect(brokenPersonReference(city, { ...role, units: ['nowhere'] })).toMatchObject({ field: 'units' });
    expect(brokenPersonReference(city, { ...role, units: 'all' })).toBeUndefined();
  });
});
