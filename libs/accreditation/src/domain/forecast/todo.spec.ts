import { calendarDay } from '@peil/kernel';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { anyDay, anyFacts, anyScheme } from '../../testing/random-schemes.js';
import { evaluate } from '../evaluate/evaluate.js';
import { personFactsSchema } from '../facts.js';
import { publishedAsWritten, schemeSchema } from '../scheme/scheme.js';
import { presentTodo } from '../sentences/present-todo.js';
import { MOST_DEEDS } from './todo.js';

const runs = { numRuns: Number(process.env['PEIL_PROPERTY_RUNS'] ?? 300) };
const file = readFileSync(join(__dirname, '../../../schemes/amsterdam-draft.yaml'), 'utf8');
const amsterdam = publishedAsWritten(schemeSchema.parse(parse(file)));

/** The lines of a manager of 2026–2027 under the demo's scheme. */
function todo(asOf: string, activities: readonly object[], more: object = {}) {
  const facts = personFactsSchema.parse({
    appointments: [{ unitId: 'd1', role: 'manager', from: '2026-01-01' }],
    activities: activities.map((it, index) => ({ id: `a${index}`, review: 'approved', source: 'import', ...it })),
    ...more,
  });
  const input = { schemes: [amsterdam], facts, offerings: () => undefined, asOf: calendarDay(asOf) };
  return presentTodo(evaluate(input), input.schemes);
}

const hours = (kind: string, day: string, count: number, rest: object = {}) => ({
  ...{ kind, day, minutes: count * 60, ...rest },
});
const tag = { tags: ['inclusion-diversity'] };
const component = (name: string) => ({ components: [name] });

/** Nearly all is there: 4 points for results, 2 hours of intervision and 17 points in all are not. */
const nearly = [
  hours('training', '2026-01-22', 4, { ...component('connection'), ...tag }),
  hours('training', '2026-02-22', 4, { ...component('development'), ...tag }),
  hours('training', '2026-03-22', 4, component('direction')),
  hours('training', '2026-04-22', 4, component('integrity')),
  hours('intervision', '2026-05-22', 6, { ...component('development'), facilitation: 'external' }),
  { kind: 'development-assessment', day: '2026-02-01', minutes: 0, review: 'approved' },
];

describe('what a manager still must do', () => {
  it('is at most four lines, each a deed with its number', () => {
    const lines = todo('2026-10-15', [
      ...nearly,
      hours('masterclass', '2026-09-24', 3, { ...component('results'), review: 'submitted' }),
      hours('coaching', '2026-09-03', 2, { review: 'returned' }),
    ]);
    expect(lines.map(({ text }) => text.nl)).toEqual([
      'Haal nog 4 punten voor resultaat. 3 punten wachten op beoordeling. Dat kan tot en met 31 december 2027.',
      'Doe nog 2 uur intervisie met externe begeleiding of 6 uur coaching. Dat kan tot en met 31 december 2027.',
      'Haal nog 14 punten in totaal. Wat hierboven staat telt daarvoor mee. 3 punten wachten op beoordeling.',
      'Verbeter je coaching van 3 september 2026. Die is teruggestuurd.',
    ]);
    expect(lines.map(({ text }) => text.en)).toEqual([
      'Earn 4 points for results. 3 points wait for review. You have until 31 December 2027.',
      'Do 2 hours of externally facilitated intervision or 6 hours of coaching. You have until 31 December 2027.',
      'Earn 14 points more in total. What is above counts for it too. 3 points wait for review.',
      'Correct your coaching of 3 September 2026. It was returned.',
    ]);
    expect(lines[0]).toMatchObject({ type: 'requirement', requirement: 'components.results', amount: '4' });
  });

  it('takes several components together, and puts what is at risk first', () => {
    const [first, second] = todo('2027-03-01', []);
    expect(first?.text.nl).toBe(
      'Haal nog 20 punten: richting 4 punten, verbinding 4 punten, ontwikkeling 4 punten, resultaat 4 punten en integriteit 4 punten. Dat kan tot en met 31 december 2027.',
    );
    expect(second?.text.nl).toBe(
      'Haal nog 8 punten voor inclusie en diversiteit. Dat kan tot en met 31 december 2027.',
    );
  });

  it('asks about a plan whose day has passed, and puts what is planned last', () => {
    const plan = hours('coaching', '2026-10-01', 2, { planned: true, review: 'recorded' });
    const ahead = hours('training', '2026-12-01', 8, { planned: true, review: 'recorded', ...tag });
    const lines = todo('2026-10-15', [...nearly, plan, ahead]).map(({ text }) => text.nl);
    expect(lines.at(-1)).toBe('Bevestig je coaching van 1 oktober 2026. Volgens je planning was je daar.');
    expect(lines).toHaveLength(4);
  });

  it('counts until the end of grace, and after it only a conversation is left', () => {
    const [short] = todo('2028-02-01', nearly);
    expect(short?.text.nl).toBe('Haal alsnog 4 punten voor resultaat. Dat kan tot en met 31 maart 2028.');
    expect(todo('2028-06-01', nearly)[0]?.text.nl).toBe(
      'Bespreek de periode van 1 januari 2026 tot en met 31 december 2027. Inhalen kan niet meer.',
    );
  });

  it('is nothing when all is met', () => {
    const rest = [
      hours('training', '2026-06-22', 4, component('results')),
      hours('intervision', '2026-07-22', 14, { facilitation: 'external' }),
    ];
    expect(todo('2026-10-15', [...nearly, ...rest])).toEqual([]);
  });
});

test('never more than four lines, whatever the scheme and the dossier, each in both languages', () => {
  fc.assert(
    fc.property(anyScheme(true), anyFacts, anyDay, (scheme, facts, asOf) => {
      const lines = presentTodo(evaluate({ schemes: [scheme], facts, offerings: () => undefined, asOf }), [scheme]);
      expect(lines.length).toBeLessThanOrEqual(MOST_DEEDS);
      for (const { text } of lines) {
        expect(text.nl.length * text.en.length).toBeGreaterThan(0);
        expect(JSON.stringify(text)).not.toMatch(/undefined|NaN/);
      }
    }),
    runs,
  );
});
