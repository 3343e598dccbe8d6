import type { Selector } from '../scheme/selector.js';

const lists = [
  'kind',
  'role',
  'facilitation',
  'source',
  'offering',
  'component',
  'tag',
  'category',
  'earnedBy',
] as const;

function keysOf(selector: Selector): readonly (keyof Selector)[] {
  const keys: readonly (keyof Selector)[] = [
    ...lists,
    'facilitatorRegistered',
    'providerAccredited',
    'accredited',
    'approved',
    'minutes',
    'minutesThatDay',
    'numberOfDays',
    'groupSize',
    'day',
    'attributes',
    'any',
    'all',
    'not',
  ];
  return keys.filter((key) => selector[key] !== undefined);
}

function listOf(selector: Selector, key: keyof Selector): readonly string[] | undefined {
  const found = lists.find((list) => list === key);
  return found === undefined ? undefined : selector[found];
}

/** Whether everything the first selects is surely selected by the second too. False where that cannot be told. */
export function isWithin(inner: Selector | undefined, outer: Selector | undefined): boolean {
  if (outer === undefined) return true;
  return keysOf(outer).every((key) => {
    if (inner?.[key] === undefined) return false;
    const [wide, narrow] = [listOf(outer, key), listOf(inner, key)];
    if (wide !== undefined && narrow !== undefined) return narrow.every((word) => wide.includes(word));
    return JSON.stringify(inner[key]) === JSON.stringify(outer[key]);
  });
}

/** Whether one activity can fit both, as far as kinds and other words tell. */
export function mayShare(a: Selector | undefined, b: Selector | undefined): boolean {
  if (a === undefined || b === undefined) return true;
  return (['kind', 'role', 'source', 'facilitation', 'offering', 'earnedBy'] as const).every((key) => {
    const [left, right]: readonly (readonly string[] | undefined)[] = [a[key], b[key]];
    return left === undefined || right === undefined || left.some((word) => right.includes(word));
  });
}
