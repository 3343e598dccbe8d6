import { isDocument, pathOf, valueAt, withValue } from './json.js';

const document = { earn: [{ id: 'a', give: { points: 1 } }, { id: 'b' }] };

it('reads and writes at a place, and leaves the rest what it was', () => {
  expect(valueAt(document, pathOf('earn.0.give.points'))).toBe(1);
  expect(valueAt(document, pathOf('earn.2.give'))).toBeUndefined();
  const changed = withValue(document, pathOf('earn.0.give.points'), 2);
  expect(changed).toEqual({ earn: [{ id: 'a', give: { points: 2 } }, { id: 'b' }] });
  expect(document.earn[0]).toEqual({ id: 'a', give: { points: 1 } });
});

it('takes a key or an item away, and makes what is on the way to a new place', () => {
  expect(withValue(document, pathOf('earn.0'), undefined)).toEqual({ earn: [{ id: 'b' }] });
  expect(withValue(document, pathOf('earn.0.give'), undefined)).toEqual({ earn: [{ id: 'a' }, { id: 'b' }] });
  expect(withValue({}, pathOf('limits.0.atMost'), 8)).toEqual({ limits: [{ atMost: 8 }] });
});

it('knows a document from what is none', () => {
  expect(isDocument(document)).toBe(true);
  expect(isDocument([])).toBe(false);
  expect(isDocument({ a: () => 1 })).toBe(false);
});
