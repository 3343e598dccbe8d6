/**
 * A dry run of `amsterdam-draft` with the intervision limit halved: over the demo city, read from its read models, and
 * over 1,000, 10,000 and 100,000 managers made from a seed, one at a time, each dossier read from text as from a file.
 * Goals: the demo city under 1 second; 100,000 managers under 60 seconds with memory under 1 GB; cost linear.
 *
 * Times are those of this process on the processor, so that a busy machine does not count; the clock stands beside it.
 */
import { createDryRuns, createFactsReader, accreditationFacts, draftVersion } from '@peil/accreditation';
import { openRuntime } from '../apps/server/src/wiring/runtime.js';
import type { DryRunQuestion } from '../libs/accreditation/src/domain/dry-run/compare.js';
import { compareEveryone, type DryRunPeople } from '../libs/accreditation/src/read-models/dry-run.js';
import type { PersonFacts } from '../libs/accreditation/src/domain/facts.js';
import { amsterdamDraft, asOf, dossier, offerings } from './lib/dossiers.js';
import { benchCity } from './lib/demo-city.js';
import { verdict } from './lib/report.js';

const CITY_SECONDS = 1;
const MANY = 100_000;
const MANY_SECONDS = 60;
const MEMORY_MB = 1_000;
/** Dossiers that differ; people are these, over and over. */
const KINDS_OF_PEOPLE = 500;
const DIRECTORATES = 70;
const CITY_ROUNDS = 5;

const halved = (yaml: string): string =>
  yaml.replace(/(- id: intervision-not-external[\s\S]*?atMost: )4/, (_, before: string) => `${before}2`);

/** Seconds on the processor and by the clock. */
async function timed(work: () => Promise<unknown>): Promise<{ readonly cpu: number; readonly clock: number }> {
  globalThis.gc?.();
  const [cpu, start] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { cpu: (user + system) / 1_000_000, clock: (performance.now() - start) / 1_000 };
}

async function overTheCity(): Promise<void> {
  const runtime = await openRuntime(await benchCity());
  try {
    const reader = createFactsReader(runtime.projections.database(accreditationFacts.name));
    const dryRuns = createDryRuns({ reader, organisation: runtime.organisation });
    const { scheme, from } = amsterdamDraft(halved);
    const drafts = [draftVersion(scheme, from, 'draft', reader.schemes().published)];
    const rounds: { readonly cpu: number; readonly clock: number }[] = [];
    for (let round = 0; round < CITY_ROUNDS; round += 1) rounds.push(await timed(() => dryRuns.run({ drafts, asOf })));
    const [first] = rounds;
    const [best] = rounds.toSorted((a, b) => a.cpu - b.cpu);
    const people = dryRuns.peopleOn(asOf);
    console.log(
      `  ${people} managers of the demo city: first ${first?.cpu.toFixed(2)} s, best ${best?.cpu.toFixed(2)} s`,
    );
    verdict('demo city, seconds', best?.cpu ?? NaN, `at most ${CITY_SECONDS}`, (best?.cpu ?? NaN) <= CITY_SECONDS);
  } finally {
    await runtime.close();
  }
}

const texts = Array.from({ length: KINDS_OF_PEOPLE }, (_, index) => JSON.stringify(dossier(index + 1)));

function isFacts(value: unknown): value is PersonFacts {
  return typeof value === 'object' && value !== null && 'appointments' in value;
}

function* managers(count: number): DryRunPeople {
  for (let index = 0; index < count; index += 1) {
    const facts: unknown = JSON.parse(texts[index % KINDS_OF_PEOPLE] ?? '');
    if (!isFacts(facts)) throw new Error('a dossier made above');
    const personId = `person-${index}`;
    const directorate = index % DIRECTORATES;
    yield { personId, unitIds: [`d${directorate}`, `c${directorate % 8}`], facts: { ...facts, personId } };
  }
}

async function overMany(): Promise<void> {
  const inForce = amsterdamDraft();
  const draft = draftVersion(amsterdamDraft(halved).scheme, inForce.from, 'draft', [inForce]);
  const question: DryRunQuestion = { published: [inForce], drafts: [draft], asOf, offerings };
  const words = { before: inForce.scheme, drafts: [draft] };
  const costs: number[] = [];
  let peak = 0;
  for (const count of [1_000, 1_000, 10_000, MANY]) {
    let changed = 0;
    const { cpu, clock } = await timed(async () => {
      const compared = await compareEveryone(managers(count), question, words, {
        onProgress: () => (peak = Math.max(peak, process.memoryUsage.rss())),
      });
      changed = compared?.changed.length ?? 0;
    });
    costs.push((cpu / count) * 1_000_000);
    const each = Math.round(costs.at(-1) ?? NaN);
    console.log(
      `  ${count} managers, ${changed} changed: ${cpu.toFixed(1)} s (by the clock ${clock.toFixed(1)} s), ${each} µs each`,
    );
    if (count === MANY) verdict(`${MANY} managers, seconds`, cpu, `at most ${MANY_SECONDS}`, cpu <= MANY_SECONDS);
  }
  const [, small = NaN, , large = NaN] = costs;
  verdict('cost a manager, 100,000 ÷ 1,000', large / small, 'at most 1.25', large / small <= 1.25);
  const megabytes = peak / 1_000_000;
  verdict('memory at its highest, MB', megabytes, `at most ${MEMORY_MB}`, megabytes <= MEMORY_MB);
}

await overMany();
await overTheCity();
