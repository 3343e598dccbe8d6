import { randomUUID } from 'node:crypto';
import { createKnownIds } from './known-ids.js';

const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];

test('an id of the index, and one added since, is known; another one is not', () => {
  const ids = createKnownIds(1, [first], (id) => id === first);
  ids.add(second);
  expect([first, second, third].map(ids.has)).toEqual([true, true, false]);
});

test('an id whose event was not written may come again', () => {
  const ids = createKnownIds(0, [], () => false);
  ids.add(first);
  ids.add(second);
  ids.takeBackAfter(1);
  expect([first, second].map(ids.has)).toEqual([true, false]);
});

test('once the index has an event, it is the index that answers for it', () => {
  let asked = 0;
  const ids = createKnownIds(0, [], (id) => {
    asked += 1;
    return id === first;
  });
  ids.add(first);
  ids.add(second);
  ids.indexed(1);
  expect([first, second].map(ids.has)).toEqual([true, true]);
  expect(asked).toBe(1);
});
