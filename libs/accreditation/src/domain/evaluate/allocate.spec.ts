import fc from 'fast-check';
import { divide } from './allocate.js';

const anyAmounts = fc.record({
  amounts: fc.array(fc.record({ mask: fc.integer({ min: 1, max: 7 }), amount: fc.integer({ min: 1, max: 4 }) }), {
    maxLength: 5,
  }),
  needs: fc.tuple(fc.nat(6), fc.nat(6), fc.nat(6)),
});

/** The most that can be filled, by trying every target for every unit. */
function mostFilled(units: readonly number[], needs: readonly number[]): number {
  const [mask, ...rest] = units;
  if (mask === undefined) return 0;
  let best = mostFilled(rest, needs);
  needs.forEach((need, target) => {
    if (need > 0 && (mask & (1 << target)) !== 0) {
      best = Math.max(
        best,
        1 +
          mostFilled(
            rest,
            needs.map((value, index) => (index === target ? value - 1 : value)),
          ),
      );
    }
  });
  return best;
}

test('every amount is divided whole, only over targets it fits, and fills as much as can be', () => {
  fc.assert(
    fc.property(anyAmounts, ({ amounts, needs }) => {
      const left = [...needs];
      const shares = divide(amounts, left);
      const got = [0, 0, 0];
      shares.forEach((list, index) => {
        const { mask = 0, amount = 0 } = amounts[index] ?? {};
        expect(list.reduce((sum, share) => sum + share.amount, 0)).toBe(amount);
        for (const { target, amount: part } of list) {
          expect(part).toBeGreaterThan(0);
          expect(mask & (1 << target)).not.toBe(0);
          got[target] = (got[target] ?? 0) + part;
        }
      });
      const filled = needs.reduce((sum, need, target) => sum + Math.min(need, got[target] ?? 0), 0);
      const units = amounts
        .flatMap(({ mask, amount }) => Array.from({ length: Math.min(amount, 2) }, () => mask))
        .slice(0, 6);
      const few = divide(
        units.map((mask) => ({ mask, amount: 1 })),
        [...needs],
      );
      const fewGot = [0, 0, 0];
      for (const { target, amount } of few.flat()) fewGot[target] = (fewGot[target] ?? 0) + amount;
      expect(needs.reduce((sum, need, target) => sum + Math.min(need, fewGot[target] ?? 0), 0)).toBe(
        mostFilled(units, needs),
      );
      expect(filled).toBe(needs.reduce((sum, need, target) => sum + need - (left[target] ?? 0), 0));
    }),
    { numRuns: 300 },
  );
});

test('two components share an activity so that both are reached', () => {
  const shares = divide(
    [
      { mask: 3, amount: 8 },
      { mask: 1, amount: 2 },
    ],
    [4, 4],
  );
  expect(shares).toEqual([
    [
      { target: 0, amount: 4 },
      { target: 1, amount: 4 },
    ],
    [{ target: 0, amount: 2 }],
  ]);
});
