import { watchOthers } from './calm.js';

/** One of the things compared: does its work once and answers how many a second. */
export type Contender = { readonly name: string; readonly round: () => Promise<number> };

/** Rates of each contender, a value a round: the n-th values of two contenders were measured right after one another. */
export type Rates = ReadonlyMap<string, readonly number[]>;

/** Others may use so much of the machine during a calm round. */
const CALM_SHARE = 0.08;
/** So many rounds at most, for one that is wanted. */
const PATIENCE = 2;

type Round = { readonly rates: readonly number[]; readonly others: number };

/**
 * Lets the contenders work by turns, the order turned on each round, so that a slow moment of the machine meets them all.
 * Goes on until there are so many calm rounds, in which other processes left the machine alone, but not for ever: then
 * the calmest rounds count. The first round warms up and is left out.
 */
export async function interleave(contenders: readonly Contender[], wanted: number): Promise<Rates> {
  const rounds: Round[] = [];
  const calm = (): number => rounds.filter(({ others }) => others <= CALM_SHARE).length;
  for (let turn = 0; calm() < wanted && turn <= wanted * PATIENCE; turn++) {
    const round = await workByTurns(contenders, turn % contenders.length);
    if (turn > 0) rounds.push(round);
  }
  const chosen = rounds.toSorted((a, b) => a.others - b.others).slice(0, wanted);
  const most = Math.round(100 * Math.max(...chosen.map(({ others }) => others)));
  console.log(
    `  ${calm()} of ${rounds.length} rounds calm; in those that count, others used at most ${most}% of the machine`,
  );
  return new Map(contenders.map(({ name }, i) => [name, chosen.map(({ rates }) => rates[i] ?? NaN)]));
}

async function workByTurns(contenders: readonly Contender[], first: number): Promise<Round> {
  const rates = contenders.map(() => NaN);
  const others = watchOthers();
  for (let i = 0; i < contenders.length; i++) {
    const at = (first + i) % contenders.length;
    globalThis.gc?.();
    rates[at] = (await contenders[at]?.round()) ?? NaN;
  }
  return { rates, others: others() };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? NaN)) / 2;
}

/** The median of the ratios round by round: steadier than the ratio of the medians where rounds differ a lot. */
export function ratio(rates: Rates, name: string, reference: string): number {
  const own = rates.get(name) ?? [];
  const others = rates.get(reference) ?? [];
  return median(own.map((rate, round) => rate / (others[round] ?? NaN)));
}

/** How many a second: `count` things done by `work`. */
export async function rateOf(count: number, work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return (count / (performance.now() - start)) * 1_000;
}
