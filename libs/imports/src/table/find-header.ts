import type { Profile } from '../profiles/profile.js';

/** A row above or at the headings, as text. */
export type TopRow = { readonly line: number; readonly texts: readonly string[] };

export type FoundHeader = {
  readonly line: number;
  readonly headings: readonly string[];
  readonly others: readonly (readonly string[])[];
  readonly titles: readonly string[];
  /** How many of the rows looked at belong to what is above and to the headings. */
  readonly used: number;
};

/** Headings are looked for in so many rows. */
export const ROWS_LOOKED_AT = 20;

const filled = (texts: readonly string[]) => texts.filter((text) => text !== '');

/** A row of merged cells: each text holds for the empty cells after it. */
function carried(texts: readonly string[], length: number): readonly string[] {
  let last = '';
  return Array.from({ length }, (_, index) => {
    const own = texts[index] ?? '';
    if (own !== '') last = own;
    return last;
  });
}

/** Two rows of headings as one: the lower names the column, the upper says to which group it belongs where needed. */
function joined(upper: readonly string[], lower: readonly string[]): readonly string[] {
  const length = Math.max(upper.length, lower.length);
  const groups = carried(upper, length);
  return Array.from({ length }, (_, index) => {
    const own = lower[index] ?? '';
    const group = groups[index] ?? '';
    if (own === '') return upper[index] ?? '';
    const twice = lower.filter((other) => other === own).length > 1;
    return twice && group !== '' ? `${group} ${own}` : own;
  });
}

/**
 * Where the headings stand among the first rows: the first row of which two or more are known, else the one with most
 * known headings. Undefined: more rows are needed, or there is none.
 *
 * @param knows whether a heading is understood
 * @param whole there are no more rows
 */
export function findHeader(
  rows: readonly TopRow[],
  form: Pick<Profile['form'], 'headerRows' | 'headerRow'>,
  knows: (heading: string) => boolean,
  whole: boolean,
): FoundHeader | undefined {
  if (form.headerRows === 0) {
    const [first] = rows;
    if (!first) return undefined;
    const headings = first.texts.map((_, index) => String(index + 1));
    return { line: 0, headings, others: [], titles: [], used: 0 };
  }
  const known = rows.map(({ texts }) => filled(texts).filter(knows).length);
  const certain = rows.findIndex(({ texts }, index) => {
    const count = known[index] ?? 0;
    return count >= 2 || (count === 1 && filled(texts).length === 1 && texts.length === 1);
  });
  const most = Math.max(0, ...known);
  const enough = whole || rows.length >= ROWS_LOOKED_AT;
  const at = certain >= 0 ? certain : enough && most > 0 ? known.indexOf(most) : -1;
  const fallback = enough && at < 0 ? rows.findIndex(({ texts }) => filled(texts).length >= 2) : -1;
  const index = at >= 0 ? at : whole ? -1 : fallback;
  const row = rows[index];
  if (!row) return undefined;
  return withNeighbours(rows, index, form, knows, whole);
}

function withNeighbours(
  rows: readonly TopRow[],
  index: number,
  form: Pick<Profile['form'], 'headerRows' | 'headerRow'>,
  knows: (heading: string) => boolean,
  whole: boolean,
): FoundHeader | undefined {
  const texts = rows[index]?.texts ?? [];
  const line = rows[index]?.line ?? 1;
  const next = rows[index + 1];
  if (!next && !whole) return undefined;
  const titlesUntil = (end: number) => rows.slice(0, end).flatMap((row) => filled(row.texts));
  if (form.headerRows === 2 && form.headerRow === 2) {
    // The row that names the columns is the lower one, whichever of both was recognised.
    const lowerIsNext =
      next !== undefined && filled(next.texts).some(knows) && filled(texts).length <= filled(next.texts).length;
    const upper = lowerIsNext ? texts : (rows[index - 1]?.texts ?? []);
    const lower = lowerIsNext ? next.texts : texts;
    const end = lowerIsNext ? index + 2 : index + 1;
    return {
      line: rows[end - 1]?.line ?? line,
      headings: joined(upper, lower),
      others: [upper, lower],
      titles: titlesUntil(end - 2),
      used: end,
    };
  }
  const labels = next !== undefined && isHeadingRow(texts, next.texts, knows);
  const two = form.headerRows === 2 || (form.headerRows === 'auto' && labels);
  const above = rows[index - 1]?.texts ?? [];
  const grouped = form.headerRows === 'auto' && filled(above).length >= 1 && above.length > 1 && hasTwins(texts);
  return {
    line,
    headings: grouped ? joined(above, texts) : texts,
    others: two && next ? [next.texts] : [],
    titles: titlesUntil(index),
    used: two && next ? index + 2 : index + 1,
  };
}

/** Keys above, labels below: the next row names the same columns again, in other words. */
function isHeadingRow(texts: readonly string[], next: readonly string[], knows: (heading: string) => boolean): boolean {
  const below = filled(next).filter(knows).length;
  return below >= 2 && below * 2 >= filled(texts).length && !next.every((text, index) => text === (texts[index] ?? ''));
}

function hasTwins(texts: readonly string[]): boolean {
  const names = filled(texts);
  return new Set(names).size < names.length;
}
