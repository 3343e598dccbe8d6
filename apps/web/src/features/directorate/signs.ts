/** The four textures, in the order in which they stand. */
export const SIGNS = ['done', 'late', 'open', 'exempt'] as const;
export type Sign = (typeof SIGNS)[number];
export type Counts = Readonly<Record<Sign, number | null>>;

/** From this many people on a sign each would be too small: one stacked bar instead. */
export const MOST_SIGNS = 40;

/** One sign a manager; undefined when a number is hidden or there are too many. */
export function signsOf(counts: Counts): readonly Sign[] | undefined {
  if (SIGNS.some((sign) => counts[sign] === null)) return undefined;
  const signs = SIGNS.flatMap((sign) => Array.from({ length: counts[sign] ?? 0 }, () => sign));
  return signs.length > MOST_SIGNS ? undefined : signs;
}

/** The share of each texture in a stacked bar, in per cent; undefined when a number is hidden. */
export function sharesOf(
  counts: Counts,
): readonly { readonly sign: Sign; readonly from: number; readonly width: number }[] | undefined {
  if (SIGNS.some((sign) => counts[sign] === null)) return undefined;
  const total = SIGNS.reduce((sum, sign) => sum + (counts[sign] ?? 0), 0);
  if (total === 0) return [];
  let from = 0;
  return SIGNS.map((sign) => {
    const width = ((counts[sign] ?? 0) / total) * 100;
    const share = { sign, from, width };
    from += width;
    return share;
  });
}
