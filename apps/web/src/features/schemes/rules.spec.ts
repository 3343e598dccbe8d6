import { foundIn, freeId, rulesOf } from './rules.js';

const document = { earn: [{ id: 'hours' }, { id: 'days' }], require: [{ id: 'total' }] };

it('counts rules over the parts of a scheme', () => {
  expect(rulesOf(document).map(({ number, id, path }) => [number, id, path.join('.')])).toEqual([
    [1, 'hours', 'earn.0'],
    [2, 'days', 'earn.1'],
    [3, 'total', 'require.0'],
  ]);
});

it('finds an id that is free', () => {
  expect(freeId(document, 'new')).toBe('new');
  expect(freeId(document, 'total')).toBe('total-2');
});

it('tells what is found in one rule from what is found in the tenth after it', () => {
  const at = (path: string) => ({ severity: 'error' as const, code: 'schema', path, text: { nl: '', en: '' } });
  const findings = [at('earn.1'), at('earn.1.give.points'), at('earn.10')];
  expect(foundIn(findings, ['earn.1'])).toHaveLength(2);
});
