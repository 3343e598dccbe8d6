import { calendarDay } from '@peil/kernel';
import type { UnitEvent } from '@peil/organisation';
import { evaluate } from '../domain/evaluate/evaluate.js';
import { personFactsSchema } from '../domain/facts.js';
import { publishedAsWritten, schemeSchema } from '../domain/scheme/scheme.js';
import { unitsAboveIn } from './units-above.js';

const from = calendarDay('2024-01-01');
const establish = (
  unitId: string,
  kind: 'organisation' | 'cluster' | 'directorate' | 'team',
  parentId?: string,
): UnitEvent => ({
  type: 'UnitEstablished',
  data: { unitId, kind, name: unitId, from, ...(parentId !== undefined && { parentId }) },
});
const events: readonly UnitEvent[] = [
  establish('city', 'organisation'),
  establish('space', 'cluster', 'city'),
  establish('social', 'cluster', 'city'),
  establish('parks', 'directorate', 'space'),
  establish('trees', 'team', 'parks'),
  { type: 'UnitMoved', data: { unitId: 'parks', parentId: 'social', from: calendarDay('2026-07-01') } },
];
const above = unitsAboveIn(events);

test('the units above a unit follow the moves of what lies between', () => {
  expect(above('trees')).toEqual([
    { unitId: 'parks', from },
    { unitId: 'space', from, until: '2026-06-30' },
    { unitId: 'city', from, until: '2026-06-30' },
    { unitId: 'social', from: '2026-07-01' },
    { unitId: 'city', from: '2026-07-01' },
  ]);
  expect(above('city')).toBeUndefined();
  expect(above('elsewhere')).toBeUndefined();
});

test('a scheme for a cluster applies to who works in a team of it, as long as it lies there', () => {
  const scheme = publishedAsWritten(
    schemeSchema.parse({
      ...{ scheme: 'of-space', version: '1', from: '2024-01-01', name: { nl: 'Ruimte', en: 'Space' } },
      who: [{ unit: 'space' }],
      period: { type: 'calendar', length: { years: 1 }, anchor: '2024-01-01' },
      earn: [{ id: 'hours', for: { kind: 'training' }, give: { points: 1, per: 'hour' } }],
      require: [{ id: 'total', atLeast: 10 }],
    }),
  );
  const facts = personFactsSchema.parse({
    appointments: [{ unitId: 'trees', within: above('trees'), role: 'manager', from: '2026-01-01' }],
  });
  const on = (day: string) =>
    evaluate({ schemes: [scheme], facts, offerings: () => undefined, asOf: calendarDay(day) }).map(
      ({ status, inScope }) => [status, inScope],
    );
  expect(on('2026-03-01')).toEqual([['onTrack', [{ from: '2026-01-01', until: '2026-06-30' }]]]);
  expect(on('2026-08-01')).toEqual([['notInScope', [{ from: '2026-01-01', until: '2026-06-30' }]]]);
  expect(on('2027-03-01')).toEqual([]);
});
