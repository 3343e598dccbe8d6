import { calendarDay } from '@peil/kernel';
import fc from 'fast-check';
import { anyDay, anyFacts, anyScheme } from '../../testing/random-schemes.js';
import type { RequirementResult } from '../balance.js';
import { evaluate } from '../evaluate/evaluate.js';
import { courseOf } from './course.js';

const runs = { numRuns: Number(process.env['PEIL_PROPERTY_RUNS'] ?? 300) };

function leaves(results: readonly RequirementResult[]): readonly RequirementResult[] {
  return results.flatMap((it) => (it.parts.length === 0 ? [it] : leaves(it.parts)));
}

test('the course ends where the balance stands, in order of day, towards any requirement', () => {
  fc.assert(
    fc.property(anyScheme(true), anyFacts, anyDay, (scheme, facts, asOf) => {
      for (const balance of evaluate({ schemes: [scheme], facts, offerings: () => undefined, asOf })) {
        for (const { id, earned, provisional, planned, status } of leaves(balance.requirements)) {
          if (status === 'notInScope') continue;
          const steps = courseOf(balance, id)?.steps ?? [];
          const last = steps.at(-1) ?? { earned: 0, provisional: 0, planned: 0 };
          expect([last.earned, last.provisional, last.planned]).toEqual([earned, provisional, planned]);
          const days = steps.map(({ day }) => day);
          expect(days).toEqual([...days].sort());
        }
        const whole = courseOf(balance);
        expect(whole?.requirement?.id).toBe('total');
      }
    }),
    runs,
  );
});

test('there is no course towards what the scheme does not ask', () => {
  const [scheme] = fc.sample(anyScheme(), { numRuns: 1, seed: 1 });
  const [facts] = fc.sample(anyFacts, { numRuns: 1, seed: 1 });
  if (scheme === undefined || facts === undefined) throw new Error('nothing made');
  const entries = evaluate({ schemes: [scheme], facts, offerings: () => undefined, asOf: calendarDay('2026-12-31') });
  expect(entries.length).toBeGreaterThan(0);
  expect(entries.map((entry) => courseOf(entry, 'other'))).toEqual(entries.map(() => undefined));
});
