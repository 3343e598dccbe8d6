import { calendarDay, dayNumber, formatPoints, parsePoints, type DayNumber } from '@peil/kernel';
import fc from 'fast-check';
import { anyDay, anyFacts, anyScheme } from '../../testing/random-schemes.js';
import { evaluate } from '../evaluate/evaluate.js';
import { personFactsSchema } from '../facts.js';
import { publishedAsWritten, schemeSchema } from '../scheme/scheme.js';
import { forecastSentence, entryForecastSentence } from '../sentences/forecast-sentence.js';
import { forecastOf, plannedSteps } from './forecast.js';
import type { PlannedStep, RequirementForecast } from './requirement-forecast.js';

const runs = { numRuns: Number(process.env['PEIL_PROPERTY_RUNS'] ?? 300) };

const scheme = publishedAsWritten(
  schemeSchema.parse({
    scheme: 'example',
    version: '1',
    from: '2026-01-01',
    name: { nl: 'Voorbeeld', en: 'Example' },
    who: [{ role: 'manager' }],
    period: { type: 'calendar', length: { years: 1 }, anchor: '2026-01-01' },
    earn: [{ id: 'hours', for: { kind: ['training', 'coaching'] }, give: { points: 1, per: 'hour' } }],
    require: [
      { id: 'total', label: { nl: 'Totaal', en: 'Total' }, atLeast: 20 },
      {
        id: 'either',
        label: { nl: 'Een van beide', en: 'Either' },
        anyOf: [
          { id: 'training', of: { kind: 'training' }, atLeast: 30 },
          { id: 'coaching', of: { kind: 'coaching' }, atLeast: 10 },
        ],
      },
    ],
    grace: { length: { months: 1 } },
  }),
);

type Fact = { readonly kind?: string; readonly day: string; readonly hours: number; readonly planned?: boolean };

function forecast(asOf: string, facts: readonly Fact[]) {
  const [entry] = evaluate({
    schemes: [scheme],
    offerings: () => undefined,
    asOf: calendarDay(asOf),
    facts: personFactsSchema.parse({
      appointments: [{ unitId: 'd1', role: 'manager', from: '2026-01-01' }],
      activities: facts.map(({ kind = 'coaching', day, hours, planned = false }, index) => ({
        ...{ id: `a${index}`, kind, day, minutes: hours * 60, planned },
        review: 'approved',
      })),
    }),
  });
  if (entry === undefined) throw new Error('no entry');
  return forecastOf(entry);
}

function total(asOf: string, facts: readonly Fact[]): RequirementForecast {
  const [found] = forecast(asOf, facts).requirements;
  if (found === undefined) throw new Error('no total');
  return found;
}

describe('the forecast of a requirement', () => {
  it('meets it on the day the pace brings it there', () => {
    // 10 points in 100 days: the other 10 in 100 days more
    const found = total('2026-04-10', [{ day: '2026-02-01', hours: 10 }]);
    expect(found).toMatchObject({ outcome: 'inTime', metOn: '2026-07-19', metByPlansOn: undefined, due: '2026-12-31' });
    expect(found.pace === undefined ? '' : formatPoints(found.pace).slice(0, 5)).toBe('3.043');
    expect(forecastSentence(found)).toEqual({
      nl: 'Totaal: in dit tempo heb je op 19 juli 2026 genoeg (20 punten).',
      en: 'Total: at this pace you have enough (20 points) on 19 July 2026.',
    });
  });

  it('takes a plan on its day', () => {
    const plan = { day: '2026-05-01', hours: 10, planned: true };
    const found = total('2026-04-10', [{ day: '2026-02-01', hours: 10 }, plan]);
    expect(found).toMatchObject({ outcome: 'inTime', metOn: '2026-05-01', metByPlansOn: '2026-05-01' });
    expect(forecastSentence(found).nl).toBe('Totaal: met wat gepland staat heb je op 1 mei 2026 genoeg (20 punten).');
  });

  it('says what will lack on the last day', () => {
    // 2 points in 182 days: 2 more in the other 183
    const found = total('2026-07-01', [{ day: '2026-02-01', hours: 2 }]);
    expect(found).toMatchObject({ outcome: 'notInTime', status: 'atRisk' });
    expect(found.shortBy).toBe(parsePoints('20') - found.expected);
    expect(forecastSentence(found).nl).toMatch(
      /^Totaal: in dit tempo heb je op 31 december 2026 4,01 van de 20 punten. Dat is 15,99 punten te weinig.$/,
    );
  });

  it('says nothing firm in the first quarter, unless all is planned', () => {
    expect(total('2026-02-01', [])).toMatchObject({ outcome: 'tooEarly', metOn: undefined });
    const plan = { day: '2026-11-01', hours: 20, planned: true };
    expect(total('2026-02-01', [plan])).toMatchObject({ outcome: 'inTime', metOn: '2026-11-01' });
  });

  it('takes of alternatives the one that is there soonest', () => {
    const found = forecast('2026-07-01', [{ day: '2026-02-01', hours: 8 }]).requirements[1];
    expect(found).toMatchObject({ outcome: 'inTime', parts: [{ outcome: 'notInTime' }, { outcome: 'inTime' }] });
    expect(found?.metOn).toBe(found?.parts[1]?.metOn);
  });

  it('is overdue once the period is over', () => {
    const found = forecast('2027-01-05', []);
    expect(found.outcome).toBe('overdue');
    expect(entryForecastSentence(found).nl).toBe('De periode is voorbij. Inhalen mag tot en met 31 januari 2027.');
  });
});

function leaves(requirements: readonly RequirementForecast[]): readonly RequirementForecast[] {
  return requirements.flatMap((it) => (it.parts.length === 0 ? [it] : leaves(it.parts)));
}

/** Day by day, as the rule says it. */
function byWalking(
  { required, base, own, gone }: { required: number; base: number; own: number; gone: number },
  asOf: DayNumber,
  until: DayNumber,
  steps: readonly PlannedStep[],
): DayNumber | undefined {
  for (let day = asOf; day <= until; day += 1) {
    const planned = steps.reduce((sum, step) => sum + (step.day <= day ? step.amount : 0), 0);
    if ((base + planned) * gone + own * (day - asOf) >= required * gone) return day;
  }
  return undefined;
}

test('the day agrees with walking day by day, and the outcome with the status', () => {
  fc.assert(
    fc.property(anyScheme(true), anyFacts, anyDay, (published, facts, asOf) => {
      for (const balance of evaluate({ schemes: [published], facts, offerings: () => undefined, asOf })) {
        const steps = plannedSteps(balance);
        const results = new Map(balance.requirements.flatMap((it) => [it, ...it.parts]).map((it) => [it.id, it]));
        for (const found of leaves(forecastOf(balance).requirements)) {
          const result = results.get(found.id);
          expect(found.outcome === 'notInTime').toBe(result?.status === 'atRisk');
          if (result?.pace === undefined || !['onTrack', 'atRisk'].includes(result.status)) continue;
          const own = result.earned - result.carried;
          const gone = Math.max(1, dayNumber(asOf) - dayNumber(result.pace.from) + 1);
          const due = dayNumber(result.pace.due);
          const amounts = { required: result.required, base: result.earned, own, gone };
          const walked = byWalking(amounts, dayNumber(asOf), due, steps.get(found.id) ?? []);
          const inTime = found.metOn !== undefined && dayNumber(found.metOn) <= due;
          expect(inTime ? dayNumber(found.metOn) : undefined).toBe(walked);
          expect(found.outcome === 'notInTime' && inTime).toBe(false);
          expect(found.outcome === 'inTime' && found.shortBy > 0).toBe(false);
          expect(JSON.stringify(forecastSentence(found))).not.toMatch(/undefined|NaN/);
        }
      }
    }),
    runs,
  );
});
