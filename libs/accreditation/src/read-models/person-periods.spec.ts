import { calendarDay, instant } from '@peil/kernel';
import fc from 'fast-check';
import { folded, personLog, stored } from '../testing/stored-events.js';
import { accreditationFacts } from './accreditation-facts.js';
import { createFactsReader } from './facts-reader.js';
import { createPeriods } from './person-periods.js';

const document = {
  ...{ scheme: 'demo', version: 1, from: '2025-01-01', name: { nl: 'Proef', en: 'Trial' } },
  ...{ who: [{ role: 'manager' }], period: { type: 'calendar', length: { years: 1 }, anchor: '2025-01-01' } },
  ...{ components: ['direction', 'results'], require: [{ id: 'total', atLeast: 10 }] },
  earn: [{ id: 'training', for: { kind: 'training' }, give: { points: 1, per: 'hour' } }],
  carryOver: [{ id: 'surplus', surplusOf: 'total', atMost: 8 }],
};
const scheme = [
  stored({ type: 'SchemeVersionDrafted', data: { schemeId: 'demo', version: 1, document } }, 1),
  stored(
    {
      type: 'SchemeVersionPublished',
      data: { schemeId: 'demo', version: 1, from: '2025-01-01', reason: 'x', backdated: false },
    },
    2,
  ),
].map((event) => ({ ...event, metadata: { ...event.metadata, recordedAt: instant('2025-12-31T00:00:00.000Z') } }));

const asOf = fc.constantFrom(...['2025-12-31', '2026-01-01', '2026-07-01', '2027-06-30'].map(calendarDay));
const asked = fc.record({ personId: fc.constantFrom('person-1', 'person-2'), asOf });

describe('the periods of a person', () => {
  it('are the same, whether they were kept or are made anew', () => {
    fc.assert(
      fc.property(personLog, asked, (log, request) => {
        const database = folded(accreditationFacts, scheme);
        const kept = createPeriods(createFactsReader(database));
        const fold = accreditationFacts.open(database);
        for (const event of log) {
          fold.apply({ ...event, position: event.position + 10 });
          fold.flush();
          expect(kept.of(request)).toEqual(createPeriods(createFactsReader(database)).of(request));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('as known at a moment are what a replay up to then makes of them', () => {
    const moment = fc
      .integer({ min: 0, max: 40 })
      .map((hour) => instant(new Date(Date.UTC(2026, 0, 1, hour)).toISOString()));
    fc.assert(
      fc.property(personLog, asked, moment, (log, request, knownAt) => {
        const later = log.map((event) => ({ ...event, position: event.position + 10 }));
        const everything = createPeriods(createFactsReader(folded(accreditationFacts, scheme, later)));
        const known = later.filter(({ metadata }) => metadata.recordedAt <= knownAt);
        const replayed = createPeriods(createFactsReader(folded(accreditationFacts, scheme, known)));
        expect(everything.of({ ...request, knownAt })).toEqual(replayed.of(request));
      }),
      { numRuns: 300 },
    );
  });
});
