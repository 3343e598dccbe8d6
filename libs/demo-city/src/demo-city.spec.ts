import { addDays, calendarDay, dayOf } from '@peil/kernel';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { situationCodes } from './city/situations.js';
import { demoCity, type DemoSize } from './demo-city.js';
import { decideAll } from './testing/decide-all.js';
import { draftScheme } from './testing/draft-scheme.js';

const today = calendarDay('2026-11-24');
const make = (size: DemoSize, seed = 'peil', day = today) =>
  demoCity({ seed, today: day, size, scheme: draftScheme() });
const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

describe('the demo city', () => {
  const city = make('city');

  it('has eight clusters, fifty-eight directorates and districts, and eleven hundred managers', () => {
    expect(city.counts).toEqual({
      ...{ clusters: 8, directorates: 58, managers: 1_100, directors: 58, cityDirectors: 8 },
    });
  });

  it('has about eighty-five thousand facts, none of which its own rules refuse', () => {
    const { decided, refused } = decideAll(city.commands);
    const facts = decided.reduce((sum, { events }) => sum + events.length, 0);
    expect(refused).toEqual([]);
    expect(facts).toBeGreaterThan(75_000);
    expect(facts).toBeLessThan(100_000);
  });

  it('says nothing twice', () => {
    expect(new Set(city.commands.map(({ commandId }) => commandId)).size).toBe(city.commands.length);
    expect(new Set(city.subjects).size).toBe(city.subjects.length);
  });

  it('is recorded in order, from before its first day to the day before today', () => {
    const moments = city.commands.map(({ at }) => at);
    expect(moments).toEqual(moments.toSorted());
    expect(dayOf(moments[0]!) < city.calendar.firstDay).toBe(true);
    expect(dayOf(moments.at(-1)!)).toBe(addDays(today, -1));
  });
});

describe('a city of any seed and day', () => {
  it('is the same for the same seed and day', () => {
    expect(hashOf(make('small').commands)).toBe(hashOf(make('small').commands));
  });

  it('is another one for another seed', () => {
    expect(make('small', 'other').personas.map(({ personId }) => personId)).not.toEqual(
      make('small').personas.map(({ personId }) => personId),
    );
  });

  it('names a manager in each situation and one person of each role', () => {
    const { situations, personas } = make('small');
    expect(situations.map(({ code }) => code)).toEqual(situationCodes);
    expect(personas.map(({ code }) => code)).toEqual([
      'manager',
      'director',
      'city-director',
      'hr',
      'auditor',
      'reporting',
    ]);
    expect(personas[0]!.personId).toBe(situations[0]!.personId);
  });

  it('is never refused by its own rules', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_650 }), fc.string({ minLength: 1, maxLength: 8 }), (days, seed) => {
        const { commands } = make('small', seed, addDays(calendarDay('2025-01-02'), days));
        expect(decideAll(commands).refused).toEqual([]);
      }),
      { numRuns: 300 },
    );
  }, 240_000);
});

describe('three years of the demo city', () => {
  const { decided } = decideAll(make('city').commands);
  const told = decided.flatMap(({ events }) => events);
  const count = (type: string, year?: number) =>
    told.filter((one) => one.type === type && (year === undefined || ('year' in one.data && one.data.year === year)))
      .length;

  it.each([2024, 2025, 2026])(
    '%i has action plans of nearly every directorate, and a menu card with choices',
    (year) => {
      expect(count('ActionPlanDrafted', year)).toBeGreaterThan(48);
      expect(count('ActionPlanDrafted', year)).toBeLessThan(58);
      expect(count('MenuCardSet', year)).toBe(1);
      expect(count('PreferenceStated', year)).toBeGreaterThan(200);
      expect(count('TrainingCommitted', year)).toBeGreaterThan(5);
    },
  );

  it('has plans adopted and left, actions done, late, dropped, taken over and declined', () => {
    expect(count('ActionPlanAdopted')).toBeLessThan(count('ActionPlanDrafted'));
    for (const type of ['ActionDropped', 'ActionHandedOver', 'ActionHandOverDeclined', 'ActionOutcomeNoted']) {
      expect([type, count(type) > 5]).toEqual([type, true]);
    }
    const states = new Set(
      told.flatMap((one) => (one.type === 'ActionStateRecorded' && 'state' in one.data ? [one.data.state] : [])),
    );
    expect([...states].sort()).toEqual(['delayed', 'done', 'onSchedule', 'slightlyDelayed']);
  });

  it('has indicators that agreements on hiring are measured by', () => {
    expect(count('AgreementMeasureNamed')).toBeGreaterThan(50);
    expect(count('IndicatorObserved')).toBeGreaterThan(300);
  });
});
