import type { Activity } from './activity.js';

/** JSON with the keys of objects in order and what is undefined left out. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, child]) => child !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, child]) => [name, ordered(child)]),
  );
}

export function sameContent(one: unknown, other: unknown): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

/** What a row of a list says, apart from how it is written: names, titles and free text do not count. */
export function meaningOf(activity: Activity): unknown {
  const { title, description, facilitation, source, components, tags, categories, ...rest } = activity;
  (void title, description);
  const { name, ...facilitator } = facilitation;
  void name;
  return ordered({
    ...rest,
    facilitation: facilitator,
    source: { type: source.type, system: source.system },
    components: [...components].sort(),
    tags: [...tags].sort(),
    categories: [...categories].sort(),
  });
}

/** The same fact, however it was written down. */
export function sameMeaning(one: Activity, other: Activity): boolean {
  return sameContent(meaningOf(one), meaningOf(other));
}
