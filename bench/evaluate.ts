/**
 * Balances a second on dossiers like those of the demo (three years, 55 facts), under `amsterdam-draft`, on one core.
 * Reference in the same run: JSON.parse of the same facts, which is what reading them back costs anyway.
 * Goal: at least 10,000 balances a second.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calendarDay, dayNumber, dayOfNumber } from '@peil/kernel';
import { parse } from 'yaml';
import { evaluate } from '../libs/accreditation/src/domain/evaluate/evaluate.js';
import {
  offeringsById,
  offeringFactsSchema,
  personFactsSchema,
  type PersonFacts,
} from '../libs/accreditation/src/domain/facts.js';
import { publishedAsWritten, schemeSchema } from '../libs/accreditation/src/domain/scheme/scheme.js';

const PEOPLE = 400;
const FACTS = 55;
const ROUNDS = 7;
const GOAL = 10_000;

const components = ['direction', 'connection', 'development', 'results', 'integrity'];
const kinds = [
  'training',
  'intervision',
  'coaching',
  'e-learning',
  'congress',
  'masterclass',
  'leadership-day',
  'teaching',
];
const asOf = calendarDay('2026-11-20');

/** A small generator of its own, so that every run measures the same dossiers. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function pick<Item>(items: readonly Item[], index: number, fallback: Item): Item {
  return items[index] ?? fallback;
}

function dossier(seed: number): PersonFacts {
  const random = randomFrom(seed);
  const last = dayNumber(asOf);
  const activities = Array.from({ length: FACTS }, (_, index) => ({
    id: `a${index}`,
    kind: pick(kinds, random(kinds.length), 'training'),
    day: dayOfNumber(last - 1095 + index * 20),
    minutes: 60 + random(12) * 30,
    facilitation: pick(['external', 'internal'], random(2), 'external'),
    components: [
      pick(components, random(5), 'direction'),
      ...(random(4) === 0 ? [pick(components, random(5), 'results')] : []),
    ],
    tags: random(4) === 0 ? ['inclusion-diversity'] : [],
    source: pick(['attendanceList', 'selfReported', 'import'], random(3), 'import'),
    review: random(8) === 0 ? 'submitted' : 'approved',
    ...(random(3) === 0 ? { offeringId: `o${random(40)}` } : {}),
    event: { eventId: `e${seed}-${index}`, position: index },
  }));
  return personFactsSchema.parse({
    personId: `p${seed}`,
    appointments: [{ unitId: 'd1', role: random(19) === 0 ? 'director' : 'manager', scale: 12, from: '2019-03-01' }],
    excused: random(10) === 0 ? [{ class: 'B', from: '2026-02-01', until: '2026-06-15' }] : [],
    activities,
  });
}

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
  const file = join(import.meta.dirname, '../libs/accreditation/schemes/amsterdam-draft.yaml');
  const schemes = [publishedAsWritten(schemeSchema.parse(parse(readFileSync(file, 'utf8'))))];
  const dossiers = Array.from({ length: PEOPLE }, (_, index) => dossier(index + 1));
  const texts = dossiers.map((facts) => JSON.stringify(facts));
  const offerings = offeringsById(
    Array.from({ length: 40 }, (_, index) =>
      offeringFactsSchema.parse({
        id: `o${index}`,
        components: [pick(components, index % 5, 'direction')],
        accreditations: [{ from: '2024-01-01', until: '2026-06-30' }],
      }),
    ),
  );
  const balances: number[] = [];
  const parses: number[] = [];
  let checked = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const evaluateAll = () =>
      balances.push(
        rate(PEOPLE * 10, (index) => {
          const facts = dossiers[index % PEOPLE];
          if (facts !== undefined) checked += evaluate({ schemes, facts, offerings, asOf }).length;
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
