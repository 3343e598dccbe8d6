/** An offering by what files may call it. */
export type NamedOffering = {
  readonly offeringId: string;
  readonly code: string;
  readonly titles: readonly string[];
};

const MOST = 3;
/** From this on two texts may mean the same; asked, never taken. */
const SIMILAR = 0.6;

const bare = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** Two letters in a row, with how often they occur. */
function pairsOf(text: string): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < text.length; at += 1) {
    const pair = text.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** How many of the pairs of letters two texts share (Dice): 0 to 1. */
function likeness(one: string, other: string): number {
  if (one === other) return 1;
  const [first, second] = [pairsOf(one), pairsOf(other)];
  let shared = 0;
  for (const [pair, times] of first) shared += Math.min(times, second.get(pair) ?? 0);
  const all = Math.max(0, one.length - 1) + Math.max(0, other.length - 1);
  return all === 0 ? 0 : (2 * shared) / all;
}

/**
 * Offerings a text may mean, the likeliest first, three at most: their code stands in it, or their code or title is
 * written almost so. A proposal for a person, never a match.
 */
export function similarOfferings<Offering extends NamedOffering>(
  text: string,
  offerings: readonly Offering[],
): readonly Offering[] {
  const wanted = bare(text);
  const words = ` ${wanted} `;
  if (wanted.length < 2) return [];
  return offerings
    .map((offering) => {
      const code = bare(offering.code);
      const named =
        code.length >= 3 && words.includes(` ${code} `)
          ? 1
          : likeness(wanted.replaceAll(' ', ''), code.replaceAll(' ', ''));
      const titled = offering.titles.map((title) => {
        const whole = bare(title);
        return whole.length >= 8 && words.includes(` ${whole} `) ? 0.95 : likeness(wanted, whole);
      });
      return { offering, score: Math.max(named, ...titled) };
    })
    .filter(({ score }) => score >= SIMILAR)
    .sort((a, b) => b.score - a.score || (a.offering.code < b.offering.code ? -1 : 1))
    .slice(0, MOST)
    .map(({ offering }) => offering);
}
