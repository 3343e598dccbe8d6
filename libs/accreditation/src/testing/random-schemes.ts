import fc from 'fast-check';
import { dayNumber, calendarDay, dayOfNumber } from '@peil/kernel';
import { personFactsSchema, type PersonFacts } from '../domain/facts.js';
import { publishedAsWritten, schemeSchema, type PublishedVersion } from '../domain/scheme/scheme.js';

/** Random dossiers and schemes, small enough to shrink, wide enough to meet every primitive that counts points. */

const kinds = ['training', 'intervision', 'coaching', 'congress'] as const;
const components = ['direction', 'connection', 'results'] as const;
const first = dayNumber(calendarDay('2023-01-01'));
const last = dayNumber(calendarDay('2026-12-31'));

export const anyDay = fc.integer({ min: first, max: last }).map(dayOfNumber);

const activity = fc.record({
  kind: fc.constantFrom(...kinds),
  day: anyDay,
  minutes: fc.integer({ min: 0, max: 40 }).map((quarters) => quarters * 15),
  facilitation: fc.constantFrom('internal', 'external', 'none'),
  components: fc.subarray([...components]),
  tags: fc.subarray(['inclusion-diversity']),
  categories: fc.subarray(['legal']),
  source: fc.constantFrom('selfReported', 'attendanceList', 'import'),
  review: fc.constantFrom(
    'recorded',
    'submitted',
    'approved',
    'approved',
    'approved',
    'returned',
    'rejected',
    'waived',
  ),
  planned: fc.boolean().map((planned) => planned && false),
});

const interval = fc.tuple(anyDay, anyDay).map(([a, b]) => (a <= b ? { from: a, until: b } : { from: b, until: a }));

export const anyFacts: fc.Arbitrary<PersonFacts> = fc
  .record({
    appointed: anyDay,
    role: fc.constantFrom('manager', 'director'),
    excused: fc.array(fc.record({ class: fc.constantFrom('A', 'B', 'C'), days: interval }), { maxLength: 2 }),
    activities: fc.array(activity, { maxLength: 25 }),
    planned: fc.array(activity, { maxLength: 3 }),
  })
  .map(({ appointed, role, excused, activities, planned }) =>
    personFactsSchema.parse({
      personId: 'p1',
      appointments: [{ unitId: 'd1', role, from: appointed }],
      excused: excused.map(({ class: ground, days }) => ({ class: ground, ...days })),
      activities: [
        ...activities.map((it, index) => ({ ...it, id: `a${String(index).padStart(2, '0')}` })),
        ...planned.map((it, index) => ({ ...it, id: `p${index}`, planned: true })),
      ],
    }),
  );

const limit = fc.record({
  of: fc.constantFrom(
    { kind: 'congress' },
    { kind: ['congress', 'training'] },
    { source: 'selfReported' },
    { component: 'direction' },
    { kind: 'intervision', not: { facilitation: 'external' } },
    undefined,
  ),
  atMost: fc.integer({ min: 0, max: 60 }).map((quarters) => quarters / 4),
  per: fc.constantFrom('period', 'year', 'activity', 'day', 'month'),
});

const periods = fc.constantFrom(
  { type: 'calendar', length: { years: 1 }, anchor: '2023-01-01' },
  { type: 'calendar', length: { years: 2 }, anchor: '2023-01-01' },
  { type: 'calendar', length: { years: 1 }, anchor: '2022-08-01' },
  { type: 'personal', length: { years: 2 }, from: 'appointment' },
  { type: 'rolling', length: { months: 18 } },
);

/** @param withShares whether limits may be a share of what is earned. */
export function anyScheme(withShares = false): fc.Arbitrary<PublishedVersion> {
  const shares = fc.constantFrom(...(withShares ? [true, false] : [false]));
  return fc
    .record({
      period: periods,
      limits: fc.array(limit, { maxLength: 5 }),
      share: shares,
      carry: fc.boolean(),
      missingOnly: fc.boolean(),
      repair: fc.boolean(),
      total: fc.integer({ min: 1, max: 40 }),
      each: fc.integer({ min: 1, max: 6 }),
      divide: fc.boolean(),
      hour: fc.constantFrom(1, 0.5, 2),
      whole: fc.boolean(),
      validFor: fc.constantFrom(undefined, { months: 9 }),
    })
    .map((it) =>
      publishedAsWritten(
        schemeSchema.parse({
          scheme: 'random',
          version: '1',
          from: '2023-01-01',
          name: { nl: 'Willekeurig', en: 'Random' },
          who: [{ role: ['manager', 'director'] }],
          period: it.period,
          earn: [
            { id: 'congress', for: { kind: 'congress' }, give: { points: 4, per: 'day' } },
            {
              id: 'intervision',
              for: { kind: 'intervision' },
              provided: [{ not: { facilitation: 'none' } }],
              give: { points: it.hour, per: 'hour', whole: it.whole },
            },
            {
              id: 'rest',
              for: { kind: ['training', 'coaching'] },
              give: { points: 1, per: 'hour', atMost: 6 },
              ...(it.validFor === undefined ? {} : { validFor: it.validFor }),
            },
          ],
          review: { notNeededFor: [{ source: 'attendanceList' }] },
          limits: [
            ...it.limits.map((one, index) => ({ ...one, id: `l${index}` })),
            ...(it.share ? [{ id: 'share', of: { kind: 'congress' }, atMost: { share: '1/4', of: 'earned' } }] : []),
          ],
          require: [
            { id: 'total', atLeast: it.total },
            { id: 'components', forEach: { component: [...components] }, atLeast: it.each, divide: it.divide },
            { id: 'inclusion', of: { tag: 'inclusion-diversity' }, atLeast: it.each },
            {
              id: 'either',
              anyOf: [
                { id: 'intervision-hours', of: { kind: 'intervision' }, atLeast: 8, unit: 'hours' },
                { id: 'coaching-hours', of: { kind: 'coaching' }, atLeast: 6, unit: 'hours' },
              ],
            },
            { id: 'congress-once', of: { kind: 'congress' }, atLeast: 1, unit: 'times', over: { last: { years: 1 } } },
          ],
          adjust: [
            { id: 'starters', count: { monthsInScope: 'whole' }, take: 'proportion' },
            {
              id: 'leave',
              count: { excused: ['A', 'B'], atLeast: { months: 3 }, months: 'whole' },
              take: { share: '1/24' },
            },
          ],
          carryOver: it.carry
            ? [
                {
                  id: 'surplus',
                  surplusOf: 'total',
                  atMost: 8,
                  onlyWhatIsMissing: it.missingOnly,
                  notTowards: ['inclusion'],
                },
              ]
            : [],
          grace: { length: { months: 3 }, repair: it.repair },
        }),
      ),
    );
}
