import { calendarDay } from '@peil/kernel';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { httpAccreditation } from './http-accreditation.js';

const amsterdam = readFileSync(join(__dirname, '../../schemes/amsterdam-draft.yaml'), 'utf8');

/**
 * A city of one cluster with two directorates and the demo's scheme in force from 2026 on: anna and bram in the parks,
 * carla in the streets. For tests.
 */
export async function publishedCity({ running, post }: Awaited<ReturnType<typeof httpAccreditation>>): Promise<void> {
  const { unit, person } = running;
  const from = calendarDay('2020-01-01');
  await unit({ type: 'establishUnit', unitId: 'city', kind: 'organisation', name: 'Stad', from });
  await unit({ type: 'establishUnit', unitId: 'space', kind: 'cluster', name: 'Ruimte', parentId: 'city', from });
  for (const unitId of ['parks', 'streets']) {
    await unit({ type: 'establishUnit', unitId, kind: 'directorate', name: unitId, parentId: 'space', from });
  }
  for (const personId of ['anna', 'bram', 'carla']) {
    await person({ type: 'registerPerson', personId, details: { name: `Name of ${personId}` } });
    await person({
      type: 'startAppointment',
      personId,
      appointmentId: `${personId}-1`,
      terms: { unitId: personId === 'carla' ? 'streets' : 'parks', role: 'manager', acting: false },
      from: calendarDay('2026-01-01'),
    });
  }
  await post('hr', '/schemes/amsterdam-draft/versions', { yaml: amsterdam });
  await post('hr', '/schemes/amsterdam-draft/versions/1/publications', {
    from: '2026-01-01',
    reason: 'Besluit',
    recalculationConfirmed: true,
  });
}
