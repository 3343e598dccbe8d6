/**
 * Balances a second on dossiers like those of the demo (three years, 55 facts), under `amsterdam-draft`, on one core.
 * Reference in the same run: JSON.parse of the same facts, which is what reading them back costs anyway.
 * Goal: at least 10,000 balances a second.
 */
import { evaluate } from '../libs/accreditation/src/domain/evaluate/evaluate.js';
import { amsterdamDraft, asOf, dossier, FACTS, offerings } from './lib/dossiers.js';

const PEOPLE = 400;
const ROUNDS = 7;
const GOAL = 10_000;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Times a second of one core: time on the processor, so that a busy machine does not count. */
function rate(count: number, work: (index: number) => void): number {
  const started = process.cpuUsage();
  for (let index = 0; index < count; index += 1) work(index);
  return (count * 1_000_000) / process.cpuUsage(started).user;
}

export function main(): void {
  const schemes = [amsterdamDraft()];
  const dossiers = Array.from({ length: PEOPLE }, (_, index) => dossier(index + 1));
  const texts = dossiers.map((facts) => JSON.stringify(facts));
  const balances: number[] = [];
  const parses: number[] = [];
  let checked = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const evaluateAll = () =>
      balances.push(
        rate(PEOPLE * 10, (index) => {
          const facts = dossiers[index % PEOPLE];
          if (facts === undefined) return;
          // With its ledger, which is made when it is looked at.
          for (const { ledger } of evaluate({ schemes, facts, offerings, asOf })) checked += Math.sign(ledger.length);
        }),
      );
    const parseAll = () => parses.push(rate(PEOPLE * 10, (index) => void JSON.parse(texts[index % PEOPLE] ?? '{}')));
    if (round % 2 === 0) {
      evaluateAll();
      parseAll();
    } else {
      parseAll();
      evaluateAll();
    }
  }
  const perSecond = median(balances);
  console.log(
    JSON.stringify({
      bench: 'evaluate',
      factsADossier: FACTS,
      entriesABalance: checked / (PEOPLE * 10 * ROUNDS),
      balancesASecond: Math.round(perSecond),
      jsonParsesASecond: Math.round(median(parses)),
      ratioToJsonParse: Number((perSecond / median(parses)).toFixed(2)),
      goal: GOAL,
      reached: perSecond >= GOAL,
    }),
  );
}

main();
