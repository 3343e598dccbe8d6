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

/** An activity, with or without its personal text. */
export type Meaningful = Omit<Activity, 'title' | 'description'> & Partial<Pick<Activity, 'title' | 'description'>>;

/** What a row of a list says, apart from how it is written: names, titles and free text do not count. */
export function meaningOf(activity: Meaningful): unknown {
  const {
    title: _title,
    description: _description,
    facilitation,
    source,
    components,
    tags,
    categories,
    ...rest
  } = activity;
  const { name: _name, ...facilitator } = facilitation;
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
export function sameMeaning(one: Meaningful, other: Meaningful): boolean {
  return sameContent(meaningOf(one), meaningOf(other));
}
