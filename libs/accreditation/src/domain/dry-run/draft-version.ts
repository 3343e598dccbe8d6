import type { CalendarDay } from '@peil/kernel';
import type { PublishedVersion, Scheme } from '../scheme/scheme.js';

/**
 * A draft as a version that could be in force, with a name of its own: the one it has, unless a version in force or
 * another draft bears it.
 *
 * @param from the first day it would be in force; what the document itself says of its days is left out.
 */
export function draftVersion(
  scheme: Scheme,
  from: CalendarDay,
  name: string,
  others: readonly PublishedVersion[],
): PublishedVersion {
  const taken = new Set(others.filter(({ schemeId }) => schemeId === scheme.scheme).map(({ version }) => version));
  let version = name;
  for (let number = 1; taken.has(version); number += 1) version = number === 1 ? 'draft' : `draft-${number}`;
  const { until: _until, ...rest } = scheme;
  return { schemeId: scheme.scheme, version, from, scheme: { ...rest, version, from } };
}
