import type { CalendarDay } from '@peil/kernel';
import type { Balance } from '../balance.js';
import { evaluate, type EvaluationInput } from '../evaluate/evaluate.js';
import { compareGaps, gapOf, openRequirements, type Gap } from './gap.js';
import { balanceWith, type TakeableOffering } from './hypothetical.js';
import { changesBetween, improved, type EntryChange } from './what-if.js';

/**
 * How much is tried at most, so that the cost does not grow with the catalogue beyond reason: the balance as it is, each
 * candidate by itself, every pair of the shortlist, and every triple of its first part. Together never more than
 * `MOST_EVALUATIONS` calls of `evaluate`.
 */
export const MOST_CANDIDATES = 200;
export const SHORTLIST = 24;
export const TRIPLES_OF = 10;
/** Of the shortlist: the best by itself, and for each open requirement the best few for it. */
const BEST_OVERALL = 12;
const BEST_EACH = 3;
const pairs = (count: number): number => (count * (count - 1)) / 2;
const triples = (count: number): number => (count * (count - 1) * (count - 2)) / 6;
export const MOST_EVALUATIONS = 1 + MOST_CANDIDATES + pairs(SHORTLIST) + triples(TRIPLES_OF);

/** One offering and what taking it would bring. */
export type Suggestion = {
  readonly offering: TakeableOffering;
  readonly gap: Gap;
  readonly changes: readonly EntryChange[];
};

/** The best few offerings together. */
export type BestSet = {
  readonly offerings: readonly TakeableOffering[];
  readonly gap: Gap;
  readonly closesAll: boolean;
  readonly after: readonly Balance[];
  readonly changes: readonly EntryChange[];
};

export type Suggestions = {
  readonly before: readonly Balance[];
  readonly gap: Gap;
  /** Offerings that bring something, what closes most first. */
  readonly items: readonly Suggestion[];
  /** Undefined when nothing is missing, or nothing brings anything. */
  readonly best: BestSet | undefined;
  /** Candidates that were left out because there were more than are tried. */
  readonly notTried: number;
  /** Calls of `evaluate`. */
  readonly evaluations: number;
};

type Tried = {
  readonly offerings: readonly TakeableOffering[];
  readonly gap: Gap;
  readonly after: readonly Balance[];
};

function minutesOf({ offerings }: Pick<Tried, 'offerings'>): number {
  return offerings.reduce((sum, { minutes }) => sum + minutes, 0);
}

function codesOf({ offerings }: Pick<Tried, 'offerings'>): string {
  return offerings.map(({ code, offeringId }) => `${code} ${offeringId}`).join(' ');
}

/** Smallest gap first; then fewest offerings, least time, and the order of codes. */
function better(a: Tried, b: Tried): number {
  const byGap = compareGaps(a.gap, b.gap);
  if (byGap !== 0) return byGap;
  const bySize = a.offerings.length - b.offerings.length || minutesOf(a) - minutesOf(b);
  if (bySize !== 0) return bySize;
  const [first, second] = [codesOf(a), codesOf(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}

function subsets<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  if (size === 0) return [[]];
  return items.flatMap((item, index) => subsets(items.slice(index + 1), size - 1).map((rest) => [item, ...rest]));
}

/** The candidates worth combining: the best by themselves, and for each open requirement the best few for it. */
function shortlistOf(singles: readonly Tried[], before: readonly Balance[]): readonly TakeableOffering[] {
  const chosen = new Set<Tried>(singles.slice(0, BEST_OVERALL));
  const open = before.flatMap(({ requirements }) => openRequirements(requirements)).map(({ id }) => id);
  for (const id of open) {
    const helping = singles.filter(({ after, offerings }) =>
      changesBetween(before, after, offerings).some(({ requirements }) =>
        improved(requirements).some((it) => it.id === id || it.id.startsWith(`${id}.`)),
      ),
    );
    for (const single of helping.slice(0, BEST_EACH)) chosen.add(single);
  }
  return singles
    .filter((single) => chosen.has(single))
    .slice(0, SHORTLIST)
    .flatMap(({ offerings }) => offerings);
}

/**
 * Which offerings close a person's gap: each by itself, and the best one, two or three together. The smallest set that
 * closes everything wins; where none does, the one that leaves least. Computed by `evaluate`; deterministic.
 *
 * @param candidates what could be taken on the day, in any order.
 */
export function suggest(input: EvaluationInput, candidates: readonly TakeableOffering[], on: CalendarDay): Suggestions {
  const before = evaluate(input);
  const gap = gapOf(before);
  const inOrder = [...candidates].sort((a, b) => (codesOf({ offerings: [a] }) < codesOf({ offerings: [b] }) ? -1 : 1));
  const tried = gap.unmet === 0 ? [] : inOrder.slice(0, MOST_CANDIDATES);
  let evaluations = 1;
  const attempt = (offerings: readonly TakeableOffering[]): Tried => {
    evaluations += 1;
    const after = balanceWith(input, offerings, on);
    return { offerings, after, gap: gapOf(after) };
  };
  const helps = (one: Tried): boolean => compareGaps(one.gap, gap) < 0;
  const all = tried.map((offering) => attempt([offering])).sort(better);
  const singles = all.filter(helps);
  // few offerings are all combined: what brings nothing by itself may be the other half of something
  const shortlist = all.length <= SHORTLIST ? all.flatMap(({ offerings }) => offerings) : shortlistOf(singles, before);
  let best = singles[0];
  for (const [size, among] of [
    [2, shortlist],
    [3, shortlist.slice(0, TRIPLES_OF)],
  ] as const) {
    if (best?.gap.unmet === 0) break;
    for (const set of subsets(among, size)) {
      const one = attempt(set);
      if (helps(one) && (best === undefined || better(one, best) < 0)) best = one;
    }
  }
  return {
    before,
    gap,
    items: singles.flatMap(({ offerings, after, gap: left }) =>
      offerings.map((offering) => ({ offering, gap: left, changes: changesBetween(before, after, [offering]) })),
    ),
    best: best && {
      ...best,
      closesAll: best.gap.unmet === 0,
      changes: changesBetween(before, best.after, best.offerings),
    },
    notTried: gap.unmet === 0 ? 0 : inOrder.length - tried.length,
    evaluations,
  };
}
