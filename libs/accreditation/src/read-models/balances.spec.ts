import { calendarDay, instant } from '@peil/kernel';
import fc from 'fast-check';
import { folded, personLog, stored } from '../testing/stored-events.js';
import { accreditationFacts } from './accreditation-facts.js';
import { createBalances, type BalanceRequest, type Balances } from './balances.js';
import { createFactsReader } from './facts-reader.js';

const document = {
  scheme: 'demo',
  version: 1,
  from: '2025-01-01',
  name: { nl: 'Proef', en: 'Trial' },
  who: [{ role: 'manager' }],
  period: { type: 'calendar', length: { years: 1 }, anchor: '2025-01-01' },
  components: ['direction', 'results'],
  earn: [{ id: 'training', for: { kind: 'training' }, give: { points: 1, per: 'hour' } }],
  require: [{ id: 'total', atLeast: 10 }],
};
const other = { ...document, require: [{ id: 'total', atLeast: 4 }] };

const version = (number: number, content: object, from: string, position: number) => [
  stored({ type: 'SchemeVersionDrafted', data: { schemeId: 'demo', version: number, document: content } }, position),
  stored(
    {
      type: 'SchemeVersionPublished',
      data: { schemeId: 'demo', version: number, from, reason: 'x', backdated: false },
    },
    position + 1,
  ),
];

const write = (_: BalanceRequest, balance: object): string => JSON.stringify(balance);

const text = (balances: Balances, request: BalanceRequest): string => Buffer.from(balances.textOf(request)).toString();

describe('a remembered balance', () => {
  it('is the same as one computed anew, after any event', () => {
    const asOf = fc.constantFrom(...['2025-06-30', '2025-12-31', '2026-07-01'].map(calendarDay));
    const knownAt = fc.constantFrom(
      undefined,
      instant('2026-01-01T12:00:00.000Z'),
      instant('2026-01-02T12:00:00.000Z'),
    );
    const asked = fc.record({ personId: fc.constantFrom('person-1', 'person-2'), asOf, knownAt });
    fc.assert(
      fc.property(personLog, fc.array(asked, { minLength: 1, maxLength: 4 }), (log, requests) => {
        const database = folded(accreditationFacts, version(1, document, '2025-01-01', 1));
        const reader = createFactsReader(database);
        const remembered = createBalances(reader, write);
        const fold = accreditationFacts.open(database);
        const later = log.map((event) => ({ ...event, position: event.position + 10 }));
        const change = version(2, other, '2025-07-01', 10_000);
        [...later, ...change].forEach((event, index) => {
          fold.apply(event);
          fold.flush();
          const request = requests[index % requests.length];
          if (request === undefined) return;
          const anew = createBalances(createFactsReader(database), write);
          expect(text(remembered, request)).toBe(text(anew, request));
          expect(remembered.summaryOf(request).status).toBe(remembered.of(request).status);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('is not computed again while nothing it rests on changes', () => {
    const database = folded(accreditationFacts, version(1, document, '2025-01-01', 1));
    const fold = accreditationFacts.open(database);
    let written = 0;
    const balances = createBalances(createFactsReader(database), () => `text ${(written += 1)}`);
    const request = { personId: 'person-1', asOf: calendarDay('2025-06-30') };
    const record = (personId: string, position: number): void => {
      fold.apply(stored({ type: 'ActivitySubmitted', data: { personId, activityId: 'a' } }, position));
      fold.flush();
    };
    expect(text(balances, request)).toBe('text 1');
    record('person-2', 5);
    expect(text(balances, request)).toBe('text 1');
    record('person-1', 6);
    expect(text(balances, request)).toBe('text 2');
    for (const event of version(2, other, '2025-07-01', 7)) fold.apply(event);
    fold.flush();
    expect(text(balances, request)).toBe('text 3');
  });

  it('names the last event it rests on, whatever happened to others', () => {
    const mine = stored({ type: 'ActivitySubmitted', data: { personId: 'person-1', activityId: 'a' } }, 20);
    const theirs = stored({ type: 'ActivitySubmitted', data: { personId: 'person-2', activityId: 'a' } }, 30);
    const reader = createFactsReader(
      folded(accreditationFacts, [...version(1, document, '2025-01-01', 1), mine, theirs]),
    );
    const balances = createBalances(reader, write);
    const asOf = calendarDay('2025-06-30');
    expect(balances.of({ personId: 'person-1', asOf }).position).toBe(20);
    expect(balances.of({ personId: 'nobody', asOf }).position).toBe(2);
  });

  it('knows the versions that were published by the moment asked for', () => {
    const early = version(1, document, '2025-01-01', 1);
    const late = version(2, other, '2025-02-01', 3).map((event) => ({
      ...event,
      metadata: { ...event.metadata, recordedAt: instant('2026-06-01T00:00:00Z') },
    }));
    const reader = createFactsReader(folded(accreditationFacts, [...early, ...late]));
    const published = (knownAt?: string) =>
      reader.schemes(knownAt === undefined ? undefined : instant(knownAt)).published.map((one) => one.version);
    expect(published('2026-01-12T09:29:59.999Z')).toEqual([]);
    expect(published('2026-05-31T00:00:00Z')).toEqual(['1']);
    expect(published()).toEqual(['1', '2']);
  });
});
