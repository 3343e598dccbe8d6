import { calendarDay, parsePoints } from '@peil/kernel';
import { evaluate } from '../evaluate/evaluate.js';
import { personFactsSchema, type ClosingFact, type PersonFacts } from '../facts.js';
import { publishedAsWritten, schemeSchema } from '../scheme/scheme.js';
import { differenceText, settledText } from '../sentences/differences.js';
import type { Difference } from './difference.js';
import { differencesOf } from './differences.js';
import { settledResultOf, settledResultSchema, withoutPeriod, type SettledResult } from './settled-result.js';

const day = calendarDay;
const scheme = schemeSchema.parse({
  ...{ scheme: 'demo', version: 1, from: '2024-01-01', name: { nl: 'Proef', en: 'Trial' }, who: [{ role: 'manager' }] },
  ...{
    period: { type: 'calendar', length: { years: 1 }, anchor: '2024-01-01' },
    grace: { length: { months: 1 }, repair: true },
  },
  ...{ components: ['direction'], require: [{ id: 'total', atLeast: 10 }] },
  earn: [{ id: 'training', for: { kind: 'training' }, give: { points: 1, per: 'hour' } }],
  limits: [{ id: 'claims', of: { source: 'selfReported' }, atMost: 1 }],
  carryOver: [{ id: 'surplus', surplusOf: 'total', atMost: 8, notTowards: [] }],
});
const versions = [publishedAsWritten(scheme)];

type Change = Partial<Pick<PersonFacts, 'closings' | 'adjustments'>>;
const training = (id: string, on: string, hours: number, review = 'approved') => ({
  ...{
    id,
    kind: 'training',
    day: on,
    minutes: hours * 60,
    components: ['direction'],
    source: 'attendanceList',
    review,
  },
});
const facts = (activities: readonly object[], change: Change = {}): PersonFacts => ({
  ...personFactsSchema.parse({
    appointments: [{ id: 'a', unitId: 'parks', role: 'manager', from: '2024-01-01' }],
    activities,
  }),
  ...change,
});

function entries(of: PersonFacts, asOf = '2025-02-01') {
  return evaluate({ schemes: versions, facts: of, offerings: () => undefined, asOf: day(asOf), periods: 'all' });
}
function year(of: PersonFacts, from: string, asOf = '2025-02-01') {
  const found = entries(of, asOf).find(({ period }) => period.from === from);
  if (found === undefined) throw new Error(`no period from ${from}`);
  return found;
}

const whole = [
  training('one', '2024-03-01', 8),
  training('two', '2024-06-01', 6),
  training('three', '2024-07-01', 1, 'submitted'),
];
const settled = settledResultOf(year(facts(whole), '2024-01-01'));
const closing = (result: SettledResult, on = '2025-02-01'): ClosingFact => {
  const { version, status, carryOver, bookedBack } = result;
  return { schemeId: 'demo', periodFrom: day('2024-01-01'), day: day(on), version, status, carryOver, bookedBack };
};

describe('a result written down', () => {
  it('holds what was asked, what counted, what waits, and what goes along', () => {
    expect(settledResultSchema.parse(settled)).toEqual(settled);
    expect(settled).toEqual({
      ...{ version: '1', until: '2024-12-31', graceUntil: '2025-01-31', status: 'met', unit: 'points' },
      ...{ earned: '14', provisional: '1', bookedBack: [] },
      requirements: [{ id: 'total', unit: 'points', required: '10', earned: '14', missing: '0', status: 'met' }],
      lines: [
        { source: 'activity', factId: 'one', kind: 'training', day: '2024-03-01', points: '8', minutes: 480 },
        { source: 'activity', factId: 'two', kind: 'training', day: '2024-06-01', points: '6', minutes: 360 },
      ],
      carryOver: [
        {
          ...{ rule: 'surplus', factId: 'two', day: '2024-06-01', points: '4', origin: '2024-01-01', periodsLeft: 1 },
          ...{ components: ['direction'], tags: [], categories: [] },
        },
      ],
    });
  });

  it('holds what was made up within grace', () => {
    const late = settledResultOf(
      year(facts([training('one', '2024-03-01', 8), training('late', '2025-01-10', 5)]), '2024-01-01'),
    );
    expect(late.status).toBe('met');
    expect(late.bookedBack).toEqual([
      { factId: 'late', day: '2025-01-10', points: '2', minutes: 120, times: 0, days: 0 },
    ]);
  });

  it('is empty for a period that is gone', () => {
    expect(withoutPeriod(settled)).toEqual({
      ...{ version: '1', until: '2024-12-31', graceUntil: '2025-01-31', unit: 'points', status: 'notInScope' },
      ...{ earned: '0', provisional: '0', requirements: [], lines: [], carryOver: [], bookedBack: [] },
    });
  });
});

describe('the next period', () => {
  const carried = (of: PersonFacts) => year(of, '2025-01-01').total.earned;

  it('builds on what was settled, whatever happened to the facts', () => {
    const without = [training('one', '2024-03-01', 8)];
    expect(carried(facts(without))).toBe(parsePoints('0'));
    expect(carried(facts(without, { closings: [closing(settled)] }))).toBe(parsePoints('4'));
    expect(carried(facts(whole, { closings: [closing({ ...settled, carryOver: [] })] }))).toBe(parsePoints('0'));
  });

  it('builds on it from the day it was settled, and on the newest', () => {
    const none = closing({ ...settled, carryOver: [] }, '2025-03-01');
    const both = facts(whole, { closings: [none, closing(settled)] });
    expect(carried(both)).toBe(parsePoints('4'));
    expect(year(both, '2025-01-01', '2025-02-28').total.earned).toBe(parsePoints('4'));
    expect(year(both, '2025-01-01', '2025-03-01').total.earned).toBe(parsePoints('0'));
    expect(year(both, '2024-01-01', '2025-01-31').settled).toBeUndefined();
  });

  it('keeps what the settled one took of it, and gives no more', () => {
    const activities = [training('one', '2024-03-01', 8), training('late', '2025-01-10', 5)];
    const late = settledResultOf(year(facts(activities), '2024-01-01'));
    const closed = facts(activities, { closings: [closing(late)] });
    expect(carried(closed)).toBe(parsePoints('3'));
    const given = facts(activities, { closings: [closing({ ...late, bookedBack: [] })] });
    expect(carried(given)).toBe(parsePoints('5'));
    expect(year(given, '2024-01-01').status).toBe('met');
  });

  it('is not limited as a claim by what HR corrects', () => {
    const adjustment = {
      ...{ id: 'x', schemeId: 'demo', day: day('2025-01-05'), points: '3', reason: 'correction' },
      ...{ components: [], tags: [], categories: [] },
    };
    expect(carried(facts([], { adjustments: [adjustment] }))).toBe(parsePoints('3'));
  });
});

describe('what later facts would change', () => {
  const now = (activities: readonly object[]) => settledResultOf(year(facts(activities), '2024-01-01'));

  it('is nothing when the facts say the same', () => {
    expect(differencesOf(settled, now(whole))).toEqual([]);
  });

  it('is said of the total, the requirement, the fact and what goes along', () => {
    const [one, , three] = whole;
    expect(
      differencesOf(settled, now([one, training('two', '2024-06-01', 1), three].flatMap((it) => it ?? []))),
    ).toEqual([
      { about: 'status', settled: 'met', now: 'lapsed' },
      { about: 'total', amount: 'earned', unit: 'points', settled: '14', now: '9' },
      { about: 'requirement', requirement: 'total', amount: 'earned', unit: 'points', settled: '14', now: '9' },
      { about: 'requirementStatus', requirement: 'total', settled: 'met', now: 'lapsed' },
      { about: 'fact', source: 'activity', factId: 'two', kind: 'training', day: '2024-06-01', settled: '6', now: '1' },
      { about: 'carryOver', settled: '4', now: '0' },
    ]);
  });

  it('is said of what waits, of what is new and of what is gone', () => {
    const changed = now([training('one', '2024-03-02', 8), training('four', '2024-06-01', 6)]);
    expect(differencesOf(settled, changed)).toEqual([
      { about: 'total', amount: 'provisional', unit: 'points', settled: '1', now: '0' },
      { about: 'fact', source: 'activity', factId: 'one', kind: 'training', day: '2024-03-02', settled: '8', now: '8' },
      { about: 'fact', source: 'activity', factId: 'two', kind: 'training', day: '2024-06-01', settled: '6', now: '0' },
      {
        about: 'fact',
        source: 'activity',
        factId: 'four',
        kind: 'training',
        day: '2024-06-01',
        settled: '0',
        now: '6',
      },
      { about: 'carryOver', settled: '4', now: '4' },
    ]);
  });

  it('is said of the version and the last day', () => {
    const changed = { ...settled, version: '2', until: day('2025-01-31') };
    expect(differencesOf(settled, changed)).toEqual([
      { about: 'period', settled: '2024-12-31', now: '2025-01-31' },
      { about: 'version', settled: '1', now: '2' },
    ]);
  });

  it('is said of a requirement that is new, or gone', () => {
    const gone = differencesOf(settled, { ...settled, requirements: [] });
    expect(gone).toEqual([
      { about: 'requirement', requirement: 'total', amount: 'required', unit: 'points', settled: '10', now: '0' },
      { about: 'requirement', requirement: 'total', amount: 'earned', unit: 'points', settled: '14', now: '0' },
      { about: 'requirementStatus', requirement: 'total', settled: 'met', now: 'notInScope' },
    ]);
    expect(differencesOf({ ...settled, requirements: [] }, settled).at(-1)).toEqual({
      ...{ about: 'requirementStatus', requirement: 'total', settled: 'notInScope', now: 'met' },
    });
  });
});

describe('in words', () => {
  const fact = { about: 'fact', source: 'activity', factId: 'x', kind: 'training', day: day('2024-06-01') } as const;
  const cases: readonly (readonly [Difference, string, string])[] = [
    [
      { about: 'status', settled: 'met', now: 'lapsed' },
      'Stand: verlopen in plaats van je voldoet.',
      'Status: lapsed instead of met.',
    ],
    [
      { about: 'total', amount: 'provisional', unit: 'points', settled: '1', now: '0' },
      'Wacht op goedkeuring in totaal: 0 in plaats van 1 punt.',
      'Waits for approval in total: 0 instead of 1 point.',
    ],
    [
      { about: 'requirement', requirement: 'total', amount: 'required', unit: 'hours', settled: '8', now: '2.5' },
      'Totaal, gevraagd: 2,5 in plaats van 8 uur.',
      'Total, required: 2.5 instead of 8 hours.',
    ],
    [
      { about: 'requirementStatus', requirement: 'total', settled: 'met', now: 'lapsed' },
      'Totaal: verlopen in plaats van je voldoet.',
      'Total: lapsed instead of met.',
    ],
    [
      { ...fact, settled: '6', now: '1' },
      'Training van 1 juni 2024: 1 in plaats van 6 punten.',
      'Training of 1 June 2024: 1 instead of 6 points.',
    ],
    [
      { ...fact, settled: '6', now: '6' },
      'Training van 1 juni 2024: de dag of de duur is veranderd.',
      'Training of 1 June 2024: the day or the length has changed.',
    ],
    [
      { ...fact, source: 'carryOver', settled: '4', now: '2' },
      'Training van 1 juni 2024, meegenomen: 2 in plaats van 4 punten.',
      'Training of 1 June 2024, carried over: 2 instead of 4 points.',
    ],
    [
      { about: 'fact', source: 'adjustment', factId: 'x', day: day('2024-06-01'), settled: '0', now: '-2' },
      'Correctie door HR van 1 juni 2024: -2 in plaats van 0 punten.',
      'Correction by HR of 1 June 2024: -2 instead of 0 points.',
    ],
    [
      { about: 'carryOver', settled: '4', now: '0' },
      'Gaat mee naar de volgende periode: 0 in plaats van 4 punten.',
      'Goes to the next period: 0 instead of 4 points.',
    ],
    [
      { about: 'carryOver', settled: '4', now: '4' },
      'Gaat mee naar de volgende periode: andere activiteiten dan eerst.',
      'Goes to the next period: other activities than before.',
    ],
    [
      { about: 'version', settled: '1', now: '2' },
      'Regeling: versie 2 in plaats van versie 1.',
      'Scheme: version 2 instead of version 1.',
    ],
    [
      { about: 'period', settled: day('2024-12-31'), now: day('2025-01-31') },
      'Laatste dag van de periode: 31 januari 2025 in plaats van 31 december 2024.',
      'Last day of the period: 31 January 2025 instead of 31 December 2024.',
    ],
  ];
  it.each(cases)('%o', (difference, nl, en) => {
    expect(differenceText(difference, { scheme, unit: 'points' })).toEqual({ nl, en });
  });

  it('a settled result says whether something came in since, and what was decided about it', () => {
    const period = { day: day('2026-04-03'), event: undefined, later: [], declined: false };
    const later: readonly Difference[] = [{ about: 'version', settled: '1', now: '2' }];
    expect(settledText(period)).toEqual({ nl: 'Vastgesteld op 3 april 2026.', en: 'Settled on 3 April 2026.' });
    expect(settledText({ ...period, later }).nl).toBe(
      'Vastgesteld op 3 april 2026. Daarna is er iets vastgelegd dat het resultaat kan veranderen.',
    );
    expect(settledText({ ...period, later, declined: true }).en).toBe(
      'Settled on 3 April 2026. What was recorded since does not change this: so it was decided.',
    );
  });
});
