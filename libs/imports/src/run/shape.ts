import type { Profile } from '../profiles/profile.js';
import { bareName } from '../refused-names.js';
import { readDay } from '../values/day.js';
import type { DayOrder } from '../values/day-order.js';

/** Where the facts of a row stand beside the columns that all of them share. */
export type FactPlace = {
  /** Fields that the heading says. */
  readonly fixed: ReadonlyMap<string, string>;
  /** Cells of this fact: the field and the index of its cell. */
  readonly cells: readonly { readonly field: string; readonly index: number; readonly heading: string }[];
};

/** Where a row keeps its facts; undefined: it is one fact. Decided once for the file. */
export function factPlaces(
  { shape }: Profile,
  headings: readonly string[],
  taken: ReadonlySet<number>,
  order: DayOrder,
): readonly FactPlace[] | undefined {
  if (shape.type === 'pairs') return pairsOf(shape, headings, taken);
  if (shape.type !== 'sessions') return undefined;
  return headings.flatMap((heading, index): FactPlace[] => {
    if (taken.has(index)) return [];
    const day = dayIn(heading, order);
    if (day === undefined) return [];
    return [{ fixed: new Map([[shape.heading, day]]), cells: [{ field: shape.value, index, heading }] }];
  });
}

type Pairs = Extract<Profile['shape'], { type: 'pairs' }>;

function pairsOf(
  { suffixes, heading: field, value, second }: Pairs,
  headings: readonly string[],
  taken: ReadonlySet<number>,
) {
  const places: FactPlace[] = [];
  for (let index = 0; index + 1 < headings.length; index += 1) {
    const heading = headings[index] ?? '';
    const next = headings[index + 1] ?? '';
    const pairs = suffixes.some((suffix) =>
      suffix === '' ? next === '' : bareName(next) === bareName(`${heading}${suffix}`),
    );
    if (heading === '' || taken.has(index) || taken.has(index + 1) || !pairs) continue;
    places.push({
      fixed: new Map([[field, heading]]),
      cells: [
        { field: value, index, heading },
        { field: second, index: index + 1, heading: next === '' ? heading : next },
      ],
    });
    index += 1;
  }
  return places;
}

/** The day a heading holds, alone or among words: "Bijeenkomst 1 (12-03-2026)". */
export function dayIn(heading: string, order: DayOrder): string | undefined {
  const whole = readDay(heading, { order });
  if ('day' in whole) return whole.day;
  const part = /\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2} \p{L}{3,9}\.? \d{4}/u.exec(heading)?.[0] ?? '';
  const read = readDay(part, { order });
  return 'day' in read ? read.day : undefined;
}
