import { median, ratio, type Rates } from './rounds.js';

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** Prints the median, lowest and highest rate of each contender. */
export function printRates(rates: Rates): void {
  for (const [name, values] of rates) {
    const [low, middle, high] = [Math.min(...values), median(values), Math.max(...values)].map((rate) =>
      number.format(rate),
    );
    console.log(`  ${name.padEnd(58)} ${String(middle).padStart(11)}/s   (${low} to ${high})`);
  }
}

/** What a ratio should be: at least or at most so much. */
export type Goal =
  | { readonly name: string; readonly of: string; readonly atLeast: number }
  | { readonly name: string; readonly of: string; readonly atMost: number };

/** Prints each goal's ratio and whether it holds. The process ends with 1 when one does not. */
export function judge(rates: Rates, goals: readonly Goal[]): void {
  for (const goal of goals) {
    const value = ratio(rates, goal.name, goal.of);
    const holds = 'atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost;
    const bound = 'atLeast' in goal ? `at least ${goal.atLeast}` : `at most ${goal.atMost}`;
    verdict(`${goal.name} ÷ ${goal.of}`, value, bound, holds);
  }
}

export function verdict(what: string, value: number, bound: string, holds: boolean): void {
  console.log(`  ${holds ? 'pass' : 'FAIL'}  ${value.toFixed(2)} (${bound})  ${what}`);
  if (!holds) process.exitCode = 1;
}
