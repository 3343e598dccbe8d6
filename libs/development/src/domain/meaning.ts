import { sameContent, withOrderedKeys } from '@peil/kernel';
import type { Activity } from './activity.js';

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
  return withOrderedKeys({
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
