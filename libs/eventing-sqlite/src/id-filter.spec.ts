import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { createIdFilter } from './id-filter.js';

test('what was added is never ruled out', () => {
  fc.assert(
    fc.property(fc.array(fc.uuid(), { maxLength: 200 }), fc.nat(), (ids, expected) => {
      const filter = createIdFilter(expected % 1_000);
      for (const id of ids) filter.add(id);
      expect(ids.filter((id) => !filter.mayHave(id))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('hyphens and case make no difference, as they make none to the index', () => {
  const filter = createIdFilter(0);
  const id = randomUUID();
  filter.add(id.replaceAll('-', '').toUpperCase());
  expect(filter.mayHave(id)).toBe(true);
});

test('nearly everything that was not added is ruled out, also after it has grown', () => {
  const filter = createIdFilter(0);
  for (let count = 0; count < 400_000; count += 1) filter.add(randomUUID());
  let notRuledOut = 0;
  for (let count = 0; count < 100_000; count += 1) if (filter.mayHave(randomUUID())) notRuledOut += 1;
  expect(notRuledOut).toBeLessThan(500);
});
