import { memoryReleaseLog } from '@peil/disclosure';
import type { DomainEvent, StoredEvent } from '@peil/eventing';
import { calendarDay, instant, type Instant } from '@peil/kernel';
import { createOrganisationReader, organisationProjection } from '@peil/organisation';
import fc from 'fast-check';
import type { Projection } from '@peil/projections';
import { forecastOf } from '../domain/forecast/forecast.js';
import { folded, personLog, stored } from '../testing/stored-events.js';
import { accreditationFacts } from './accreditation-facts.js';
import { createBalances } from './balances.js';
import { createFactsReader } from './facts-reader.js';
import { createRollUps, type RollUpRequest } from './roll-ups.js';
import { talliesOf } from './tallies.js';
import { unitForecastOf } from './unit-forecasts.js';

const runs = { numRuns: Number(process.env['PEIL_PROPERTY_RUNS'] ?? 300) };

const document = {
  scheme: 'demo',
  version: 1,
  from: '2025-01-01',
  name: { nl: 'Proef', en: 'Trial' },
  who: [{ role: 'manager' }],
  period: { type: 'calendar', length: { years: 1 }, anchor: '2025-01-01' },
  components: ['direction', 'results'],
  earn: [
    { id: 'training', for: { kind: 'training' }, give: { points: 1, per: 'hour' } },
    { id: 'congress', for: { kind: 'congress' }, give: { points: 4, per: 'day' } },
  ],
  require: [
    { id: 'total', atLeast: 10 },
    { id: 'results', who: { unit: 'unit-1' }, of: { component: 'results' }, atLeast: 2 },
  ],
};

/** A moment of the first days of 2026, in hours. */
const at = (hour: number): Instant => instant(new Date(Date.UTC(2026, 0, 1, hour)).toISOString());
const from = calendarDay('2024-01-01');
const establish = (unitId: string, kind: string, parentId?: string): DomainEvent => ({
  type: 'UnitEstablished',
  data: { unitId, kind, name: unitId, from, ...(parentId !== undefined && { parentId }) },
});
const publish = (version: number, atLeast: number): readonly DomainEvent[] => {
  const [, ...others] = document.require;
  const content = { ...document, version, require: [{ id: 'total', atLeast }, ...others] };
  return [
    { type: 'SchemeVersionDrafted', data: { schemeId: 'demo', version, document: content } },
    {
      type: 'SchemeVersionPublished',
      data: { schemeId: 'demo', version, from: `2025-0${version}-01`, reason: 'x', backdated: false },
    },
  ];
};

/** What comes before any random event: the units and the first version; then a move and a second version at any moment. */
const setting: readonly DomainEvent[] = [
  establish('city', 'organisation'),
  establish('space', 'cluster', 'city'),
  establish('unit-1', 'directorate', 'space'),
  establish('unit-2', 'directorate', 'space'),
  establish('unit-3', 'team', 'unit-2'),
  ...['person-1', 'person-2', 'person-3'].map((personId) => ({
    type: 'PersonRegistered',
    data: { personId, details: {} },
  })),
  ...publish(1, 10),
];
const later: readonly DomainEvent[] = [
  { type: 'UnitMoved', data: { unitId: 'unit-3', parentId: 'unit-1', from: calendarDay('2025-06-01') } },
  ...publish(2, 4),
];

function logOf(random: readonly StoredEvent[], hours: readonly number[]): readonly StoredEvent[] {
  const first = setting.map((event, index) => stored(event, index + 1, at(0)));
  const middle = random.map((event) => ({ ...event, position: event.position + 100 }));
  const last = later.map((event, index) => stored(event, 1_000 + index, at(hours[index] ?? 0)));
  return [...first, ...middle, ...last];
}

function readerOf(log: readonly StoredEvent[]) {
  const rows = (projection: Projection) =>
    folded(
      projection,
      log.filter(({ type }) => projection.handles.includes(type)),
    );
  const reader = createFactsReader(rows(accreditationFacts));
  const organisation = createOrganisationReader(rows(organisationProjection));
  const balances = createBalances(reader, () => '');
  const rollUps = createRollUps({ reader, balances, organisation, smallBelow: 5, releaseLog: memoryReleaseLog() });
  return { organisation, balances, rollUps };
}

const units = [
  { unitId: 'unit-1', kind: 'directorate' },
  { unitId: 'unit-2', kind: 'directorate' },
  { unitId: 'space', kind: 'cluster' },
  { unitId: 'city', kind: 'organisation' },
] as const satisfies readonly Pick<RollUpRequest, 'unitId' | 'kind'>[];

test('what was known at a moment is what a replay of the log up to it says: person, directorate, cluster, organisation', () => {
  const hour = fc.integer({ min: 0, max: 40 });
  const day = fc.integer({ min: 0, max: 900 }).map((days) => {
    return calendarDay(new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10));
  });
  const second = fc.tuple(hour, hour).map(([move, version]) => [move, version, version]);
  fc.assert(
    fc.property(personLog, second, day, hour, (random, hours, asOf, moment) => {
      const knownAt = at(moment);
      const log = logOf(random, hours);
      const all = readerOf(log);
      const replayed = readerOf(log.filter(({ metadata }) => metadata.recordedAt <= knownAt));
      for (const personId of ['person-1', 'person-2', 'person-3']) {
        const found = all.balances.of({ personId, asOf, knownAt });
        const again = replayed.balances.of({ personId, asOf });
        expect(found).toEqual(again);
        expect(found.entries.map(forecastOf)).toEqual(again.entries.map(forecastOf));
      }
      for (const unit of units) {
        const request = { ...unit, asOf, view: 'persons' } as const;
        expect(all.rollUps.of({ ...request, knownAt })).toEqual(replayed.rollUps.of(request));
        expect(unitForecastOf({ ...request, knownAt }, all)).toEqual(unitForecastOf(request, replayed));
      }
      // what figures are made of, before anything of them is hidden
      const tallies = ({ organisation, balances }: typeof all, known?: Instant) =>
        talliesOf(organisation.on(asOf, known), (personId) => balances.summaryOf({ personId, asOf, knownAt: known }));
      expect(tallies(all, knownAt)).toEqual(tallies(replayed));
    }),
    runs,
  );
});
