/** One of the things compared: does its work once and answers how many a second. */
export type Contender = { readonly name: string; readonly round: () => Promise<number> };

/** Rates of each contender, a value a round: the n-th values of two contenders were measured right after one another. */
export type Rates = ReadonlyMap<string, readonly number[]>;

/**
 * Lets the contenders work by turns, the order turned on each round, so that a slow moment of the machine meets them all.
 * The first round warms up and is left out.
 */
export async function interleave(contenders: readonly Contender[], rounds: number): Promise<Rates> {
  const rates = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    const first = round % contenders.length;
    for (const { name, round: work } of [...contenders.slice(first), ...contenders.slice(0, first)]) {
      globalThis.gc?.();
      const rate = await work();
      if (round > 0) rates.get(name)?.push(rate);
    }
  }
  return rates;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
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
export async function rateOf(count: number, work: () => Promise<unknown> | void): Promise<number> {
  const start = performance.now();
  await work();
  return (count / (performance.now() - start)) * 1_000;
}
