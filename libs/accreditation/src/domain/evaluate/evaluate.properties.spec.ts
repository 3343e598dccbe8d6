import { formatPoints, parsePoints } from '@peil/kernel';
import fc from 'fast-check';
import type { Balance, RequirementResult } from '../balance.js';
import type { ActivityFact, PersonFacts } from '../facts.js';
import { balancesDocumentSchema } from '../balance-document.js';
import { publishedAsWritten, type PublishedVersion } from '../scheme/scheme.js';
import { presentBalance } from '../sentences/present-balance.js';
import { anyDay, anyFacts, anyScheme } from '../../testing/random-schemes.js';
import { evaluate } from './evaluate.js';

const runs = { numRuns: Number(process.env['PEIL_PROPERTY_RUNS'] ?? 300) };
const offerings = () => undefined;

function balances(scheme: PublishedVersion, facts: PersonFacts, asOf: Balance['asOf']): readonly Balance[] {
  return evaluate({ schemes: [scheme], facts, offerings, asOf, periods: 'all' });
}

function leaves(requirements: readonly RequirementResult[]): readonly RequirementResult[] {
  return requirements.flatMap((it) => (it.parts.length === 0 ? [it] : leaves(it.parts)));
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

test('the same facts give the same balance, whatever else was computed before', () => {
  fc.assert(
    fc.property(anyScheme(true), anyFacts, anyFacts, anyDay, (scheme, facts, other, asOf) => {
      const before = balances(scheme, facts, asOf);
      balances(scheme, other, asOf);
      expect(balances(publishedAsWritten(scheme.scheme), structuredClone(facts), asOf)).toEqual(before);
    }),
    runs,
  );
});

test('the order in which facts arrive makes no difference', () => {
  fc.assert(
    fc.property(anyScheme(true), anyFacts, anyDay, fc.integer({ min: 1, max: 1000 }), (scheme, facts, asOf, seed) => {
      const place = (id: string): number => (Number.parseInt(id, 36) * seed) % 9973;
      const shuffled = [...facts.activities].sort((a, b) => place(a.id) - place(b.id));
      expect(balances(scheme, { ...facts, activities: shuffled }, asOf)).toEqual(balances(scheme, facts, asOf));
    }),
    runs,
  );
});

test('every fact up to the day has exactly one line in every entry', () => {
  fc.assert(
    fc.property(anyScheme(true), anyFacts, anyDay, (scheme, facts, asOf) => {
      const happened = facts.activities.filter(({ planned, day }) => planned || day <= asOf).map(({ id }) => id);
      for (const { ledger } of balances(scheme, facts, asOf)) {
        const lines = ledger.filter(({ source }) => source === 'activity').map(({ factId }) => factId);
        expect(lines.sort()).toEqual(happened.sort());
      }
    }),
    runs,
  );
});

test('the ledger adds up to the balance, and the lines say where every point went', () => {
  fc.assert(
    fc.property(anyScheme(true), anyFacts, anyDay, (scheme, facts, asOf) => {
      for (const { ledger, total, requirements } of balances(scheme, facts, asOf)) {
        const inState = (state: string) => sum(ledger.filter((line) => line.state === state).map(({ after }) => after));
        expect(inState('counted')).toBe(total.earned);
        expect(inState('provisional')).toBe(total.provisional);
        expect(inState('planned')).toBe(total.planned);
        for (const { before, after, losses } of ledger) {
          expect(after).toBeGreaterThanOrEqual(0);
          expect(after + sum(losses.map(({ lost }) => lost))).toBeLessThanOrEqual(before);
        }
        for (const requirement of leaves(requirements)) {
          if (requirement.status === 'notInScope') continue;
          const counted = sum(
            ledger
              .flatMap(({ counts }) => counts.filter((it) => it.requirement === requirement.id))
              .map((it) => it.amount),
          );
          expect(counted).toBe(requirement.earned + requirement.provisional + requirement.planned);
        }
      }
    }),
    runs,
  );
});

test('what is written as decimals adds up too: points are decimals, never fractions of a point', () => {
  fc.assert(
    fc.property(anyScheme(true), anyFacts, anyDay, (scheme, facts, asOf) => {
      for (const balance of balances(scheme, facts, asOf)) {
        const { ledger, total } = presentBalance(balance, [scheme]);
        const counted = ledger.filter(({ state }) => state === 'counted').map(({ after }) => parsePoints(after));
        expect(sum(counted)).toBe(parsePoints(total.earned));
        expect(formatPoints(balance.total.earned)).toBe(total.earned);
      }
    }),
    runs,
  );
});

test('a point counts for one component only, unless the scheme says otherwise', () => {
  fc.assert(
    fc.property(anyScheme(true), anyFacts, anyDay, (scheme, facts, asOf) => {
      const divided = scheme.scheme.require.find(({ id }) => id === 'components')?.divide !== false;
      for (const { ledger } of balances(scheme, facts, asOf)) {
        for (const { counts, after } of ledger) {
          const towards = counts.filter(({ requirement }) => requirement.startsWith('components.'));
          const amounts = towards.map(({ amount }) => amount);
          expect(divided ? sum(amounts) : Math.max(0, ...amounts)).toBeLessThanOrEqual(after);
        }
      }
    }),
    runs,
  );
});

test('one more approved fact never lowers a total without share limits', () => {
  fc.assert(
    fc.property(anyScheme(), anyFacts, anyDay, fc.nat(), (scheme, facts, asOf, pick) => {
      const added = facts.activities[pick % Math.max(1, facts.activities.length)];
      if (added === undefined || scheme.scheme.carryOver.length > 0 || scheme.scheme.grace?.repair === true) return;
      const approved: ActivityFact = { ...added, review: 'approved', planned: false };
      const without = facts.activities.filter(({ id }) => id !== added.id);
      const totals = (activities: readonly ActivityFact[]) =>
        new Map(
          balances(scheme, { ...facts, activities: [...activities] }, asOf).map(({ period, total }) => [
            period.from,
            total.earned,
          ]),
        );
      const before = totals(without);
      for (const [from, earned] of totals([...without, approved])) {
        expect(earned).toBeGreaterThanOrEqual(before.get(from) ?? 0);
      }
    }),
    runs,
  );
});

test('what waits or is planned never takes anything from what is approved', () => {
  fc.assert(
    fc.property(anyScheme(true), anyFacts, anyDay, (scheme, facts, asOf) => {
      const approved = facts.activities.filter(({ review, planned, source }) => {
        return (
          !planned &&
          (review === 'approved' ||
            review === 'waived' ||
            (source === 'attendanceList' && review !== 'rejected' && review !== 'returned'))
        );
      });
      const alone = balances(scheme, { ...facts, activities: approved }, asOf);
      const together = balances(scheme, facts, asOf);
      expect(together.map(({ total }) => total.earned)).toEqual(alone.map(({ total }) => total.earned));
    }),
    runs,
  );
});

test('every balance can be written down, with a sentence in both languages everywhere', () => {
  fc.assert(
    fc.property(anyScheme(true), anyFacts, anyDay, (scheme, facts, asOf) => {
      const documents = balances(scheme, facts, asOf).map((balance) => presentBalance(balance, [scheme]));
      expect(balancesDocumentSchema.safeParse(JSON.parse(JSON.stringify(documents))).error).toBeUndefined();
      expect(JSON.stringify(documents)).not.toMatch(/undefined|NaN|null/);
    }),
    runs,
  );
});
