import { schemeSchema } from '../scheme/scheme.js';
import { schemeSentences } from './scheme-sentences.js';

const scheme = schemeSchema.parse({
  ...{ scheme: 'city', version: 1, from: '2026-01-01', name: { nl: 'Stad', en: 'City' }, who: [{ role: 'manager' }] },
  ...{ period: { type: 'calendar', length: { years: 2 }, anchor: '2026-01-01' } },
  earn: [{ id: 'hours', label: { nl: 'Uren', en: 'Hours' }, for: {}, give: { points: 1, per: 'hour' } }],
  limits: [{ id: 'congress', of: { kind: 'congress' }, atMost: 8 }],
  require: [{ id: 'total', atLeast: 40 }],
  adjust: [{ id: 'starters', count: { monthsInScope: 'whole' }, take: 'proportion' }],
  carryOver: [{ id: 'surplus', surplusOf: 'total', atMost: 8 }],
});

it('reads every rule in the order of the document, each with its place', () => {
  expect(schemeSentences(scheme).map(({ path, text }) => [path.join('.'), text.nl])).toEqual([
    ['earn.0', 'Alles: 1 punt per uur'],
    ['limits.0', 'Congres: ten hoogste 8 punten per periode'],
    ['require.0', 'Totaal: ten minste 40 punten'],
    ['adjust.0', 'Aanpassing starters'],
    ['carryOver.0', 'Meenemen naar de volgende periode: ten hoogste 8 punten'],
  ]);
});

it('is called by its label, but read from what it does', () => {
  expect(schemeSentences(scheme)[0]?.name).toEqual({ nl: 'Uren', en: 'Hours' });
});
