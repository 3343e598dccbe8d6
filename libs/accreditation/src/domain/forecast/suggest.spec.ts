import { calendarDay, formatPoints } from '@peil/kernel';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { anyDay, anyFacts, anyScheme } from '../../testing/random-schemes.js';
import type { EvaluationInput } from '../evaluate/evaluate.js';
import { offeringsById, personFactsSchema, type OfferingFacts } from '../facts.js';
import { publishedAsWritten, schemeSchema } from '../scheme/scheme.js';
import { entryChangeSentence, requirementChangeSentence, suggestionSentence } from '../sentences/what-if-sentence.js';
import { compareGaps, gapOf } from './gap.js';
import { balanceWith, type TakeableOffering } from './hypothetical.js';
import { MOST_EVALUATIONS, suggest } from './suggest.js';
import { changesBetween } from './what-if.js';

const runs = { numRuns: Math.ceil(Number(process.env['PEIL_PROPERTY_RUNS'] ?? 300) / 3) };
const file = readFileSync(join(__dirname, '../../../schemes/amsterdam-draft.yaml'), 'utf8');
const amsterdam = publishedAsWritten(schemeSchema.parse(parse(file)));
const on = calendarDay('2026-10-15');

const offer = (code: string, kind: string, hours: number, provider: 'internal' | 'external' = 'external') => ({
  ...{ offeringId: code, code, title: { nl: code, en: code }, kind, minutes: hours * 60, provider },
  providerAccredited: true,
});
const coaching = offer('coaching', 'coaching', 6);
const intervision = offer('intervision', 'intervision', 2);
const masterclass = offer('masterclass', 'masterclass', 4);
const bystander = offer('bystander', 'training', 3);
const about = (id: string, components: string[]): OfferingFacts => ({
  ...{ id, components, tags: [], categories: [], accreditations: [] },
});
const offerings = offeringsById([about('coaching', ['results']), about('masterclass', ['results'])]);

/** 23 of 40 points; nothing for results, 6 of 8 hours of intervision. */
const facts = personFactsSchema.parse({
  appointments: [{ unitId: 'd1', role: 'manager', from: '2026-01-01' }],
  activities: [
    ['training', '2026-01-22', 6, ['connection'], ['inclusion-diversity']],
    ['training', '2026-02-22', 5, ['development'], ['inclusion-diversity']],
    ['training', '2026-03-22', 4, ['direction'], []],
    ['training', '2026-04-22', 2, ['integrity'], []],
    ['intervision', '2026-05-22', 6, ['integrity'], []],
    ['development-assessment', '2025-02-01', 0, [], []],
  ].map(([kind, day, hours, components, tags], index) => ({
    ...{ id: `a${index}`, kind, day, minutes: Number(hours) * 60, components, tags },
    ...{ facilitation: 'external', review: 'approved', source: 'import' },
  })),
});
const input: EvaluationInput = { schemes: [amsterdam], facts, offerings, asOf: on };
const [before] = [balanceWith(input, [], on)];

describe('what if I take these', () => {
  const changed = (taken: readonly TakeableOffering[]) => changesBetween(before, balanceWith(input, taken, on), taken);

  it('says before and after, by requirement and as a whole', () => {
    const [entry] = changed([coaching, masterclass]);
    if (entry === undefined) throw new Error('no entry');
    expect(entryChangeSentence(entry)).toEqual({
      nl: 'Hiermee kom je op 33 van de 40 punten. Dan blijft over: 7 punten voor totaal.',
      en: 'With this you have 33 of 40 points. What is left then: 7 points for total.',
    });
    expect(entry.requirements.map((it) => [it.id, requirementChangeSentence(it).nl])).toEqual([
      ['total', 'Totaal: van 23 naar 33 van de 40 punten. Dan nog 7 punten.'],
      ['components', 'Onderdelen van de visie op leiderschap: gehaald.'],
      ['inclusion', 'Inclusie en diversiteit: dit verandert niet.'],
      ['conversation', 'Intervisie of coaching: gehaald.'],
      ['assessment', 'Ontwikkelassessment: dit verandert niet.'],
      ['round-360', '360 graden feedback: dit verandert niet.'],
    ]);
    expect(entry.offerings.map(({ offeringId, line }) => [offeringId, formatPoints(line.after)])).toEqual([
      ['coaching', '6'],
      ['masterclass', '4'],
    ]);
  });

  it('changes nothing when nothing is taken, and tells what limits take', () => {
    expect(changed([]).flatMap(({ requirements }) => requirements.filter(({ gain }) => gain > 0))).toEqual([]);
    const long = offer('long', 'masterclass', 40);
    expect(changed([long])[0]?.offerings[0]?.line).toMatchObject({
      losses: [{ limit: 'masterclass-and-leadership-day' }],
    });
  });

  it('is planned when it is still to come', () => {
    const later = balanceWith(input, [coaching], calendarDay('2026-12-01'));
    expect(later[0]?.total.earned).toBe(before[0]?.total.earned);
    expect(later.map(({ total }) => formatPoints(total.planned))).toEqual(['6']);
  });
});

describe('which offerings close my gap', () => {
  it('lists what closes most first, and says what for', () => {
    const { items } = suggest(input, [bystander, masterclass, intervision, coaching], on);
    expect(items.map(({ offering, changes }) => [offering.code, suggestionSentence(changes).nl])).toEqual([
      ['coaching', '6 punten. Vult aan: resultaat (4 punten) en coaching (6 uur).'],
      ['masterclass', '4 punten. Vult aan: resultaat (4 punten).'],
      ['intervision', '2 punten. Vult aan: intervisie met externe begeleiding (2 uur).'],
      ['bystander', '3 punten, alleen voor het totaal.'],
    ]);
  });

  it('finds the pair that closes all, and no more than is needed', () => {
    const big = offer('big', 'training', 11);
    const { best } = suggest(input, [bystander, masterclass, intervision, coaching, big], on);
    expect(best).toMatchObject({ closesAll: true, offerings: [{ code: 'coaching' }, { code: 'big' }] });
    const huge = { ...offer('huge', 'coaching', 17), offeringId: 'coaching' };
    expect(suggest(input, [masterclass, huge], on).best).toMatchObject({
      closesAll: true,
      offerings: [{ code: 'huge' }],
    });
  });

  it('says nothing when nothing is missing', () => {
    const done = personFactsSchema.parse({ appointments: [] });
    expect(suggest({ ...input, facts: done }, [coaching], on)).toMatchObject({ items: [], evaluations: 1 });
  });

  it('keeps to its bound in a large catalogue', () => {
    const many = Array.from({ length: 1_000 }, (_, index) =>
      offer(`t${String(index).padStart(4, '0')}`, 'training', 1),
    );
    const { evaluations, notTried } = suggest(input, many, on);
    expect(evaluations).toBeLessThanOrEqual(MOST_EVALUATIONS);
    expect(notTried).toBe(800);
  });
});

const anyOfferings = fc
  .array(
    fc.record({
      kind: fc.constantFrom('training', 'intervision', 'coaching', 'congress'),
      hours: fc.integer({ min: 1, max: 12 }),
      components: fc.subarray(['direction', 'connection', 'results']),
      tags: fc.subarray(['inclusion-diversity']),
    }),
    { maxLength: 5 },
  )
  .map((made) => ({
    candidates: made.map(({ kind, hours }, index) => offer(`o${index}`, kind, hours)),
    lookup: offeringsById(made.map(({ components, tags }, index) => ({ ...about(`o${index}`, components), tags }))),
  }));

test('the best set is the best of all sets of up to three, whatever the order of the catalogue', () => {
  fc.assert(
    fc.property(anyScheme(true), anyFacts, anyDay, anyOfferings, (scheme, person, asOf, { candidates, lookup }) => {
      const asked = { schemes: [scheme], facts: person, offerings: lookup, asOf };
      const found = suggest(asked, candidates, asOf);
      const again = suggest(asked, [...candidates].reverse(), asOf);
      expect(again.best?.offerings).toEqual(found.best?.offerings);
      let least = found.gap;
      for (let set = 0; set < 1 << candidates.length; set += 1) {
        const taken = candidates.filter((_, index) => (set & (1 << index)) !== 0);
        if (taken.length > 3) continue;
        const gap = gapOf(balanceWith(asked, taken, asOf));
        if (compareGaps(gap, least) < 0) least = gap;
      }
      expect(found.best?.gap ?? found.gap).toEqual(least);
      for (const { changes } of found.items)
        expect(JSON.stringify(suggestionSentence(changes))).not.toMatch(/undefined/);
    }),
    runs,
  );
});
