import fc from 'fast-check';
import { emptyMap, valueAt, withValue } from './persistent-map.js';

describe('a map that is never changed', () => {
  it('holds what a Map holds, and leaves every earlier one as it was', () => {
    const entries = fc.array(fc.tuple(fc.string({ maxLength: 3 }), fc.nat()), { maxLength: 200 });
    fc.assert(
      fc.property(entries, (given) => {
        const steps = [emptyMap<number>()];
        for (const [key, value] of given) steps.push(withValue(steps.at(-1) ?? emptyMap(), key, value));
        for (const at of [0, Math.floor(given.length / 2), given.length]) {
          const expected = new Map(given.slice(0, at));
          const map = steps[at] ?? emptyMap<number>();
          expect(map.size).toBe(expected.size);
          for (const [key] of given) expect(valueAt(map, key)).toBe(expected.get(key));
        }
      }),
      { numRuns: 300 },
    );
  });
});
