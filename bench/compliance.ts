import { accreditationFacts, createBalances, createFactsReader } from '@peil/accreditation';
import { calendarDay, dayOfNumber } from '@peil/kernel';
import { isDirectorate, personDecider } from '@peil/organisation';
import {
  createCompliance,
  createMagFactsReader,
  cycleDecider,
  magFactsProjection,
  obligations,
  policySchema,
  rulesOfYear,
  timelineOf,
  type ManagerYear,
  type PublishedPolicy,
} from '@peil/performance-agreements';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { openRuntime } from '../apps/server/src/wiring/runtime.js';
import { benchCity } from './lib/demo-city.js';

/** Milliseconds at the shares of the calls, in order. */
function quantiles(times: readonly number[]): { readonly p50: string; readonly p99: string; readonly worst: string } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2);
  return { p50: at(0.5), p99: at(0.99), worst: at(1) };
}

function timed(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

const runtime = await openRuntime(await benchCity());
const database = (name: string) => runtime.projections.database(name);
const accreditation = createFactsReader(database(accreditationFacts.name), () =>
  runtime.projections.changedAt(accreditationFacts.name),
);
const { organisation } = runtime;
const facts = createMagFactsReader(database(magFactsProjection.name), () =>
  runtime.projections.changedAt(magFactsProjection.name),
);
const compliance = createCompliance({
  facts,
  organisation,
  accreditation,
  balances: createBalances(accreditation, () => ''),
});
const asOf = calendarDay('2026-10-15');
const units = [...organisation.on(asOf).units.values()];
const directorates = units.filter(isDirectorate).map(({ unitId }) => unitId);
const city = units.find(({ kind }) => kind === 'organisation')?.unitId ?? '';

const directorate = (unitId: string) =>
  timed(() => void compliance.of({ unitId, kind: 'directorate', year: 2026, asOf, view: 'persons' }));
const whole = (view: 'persons' | 'figures') =>
  timed(() => void compliance.of({ unitId: city, kind: 'organisation', year: 2026, asOf, view }));

console.log('city of 1,100 managers, in process, milliseconds');
console.log('  first directorate', directorate(directorates[0] ?? '').toFixed(1));
for (const unitId of directorates) directorate(unitId);
const rounds = Array.from({ length: 20 }, () => directorates.map(directorate)).flat();
console.log('  directorate, with its people and reasons', quantiles(rounds));
console.log('  city, first', whole('persons').toFixed(1));
console.log('  city', quantiles(Array.from({ length: 500 }, () => whole('persons'))));
console.log('  city in figures, first', whole('figures').toFixed(1));
console.log('  city in figures', quantiles(Array.from({ length: 200 }, () => whole('figures'))));

// The first question after a write: what is remembered has to be found right again, or made anew where it is not.
const handleCycle = runtime.commands(cycleDecider);
const handlePerson = runtime.commands(personDecider);
const people = [...organisation.on(asOf).appointmentsOf.keys()].filter((personId) => facts.year(2026).has(personId));
const actor = { personId: 'bench', role: 'hr' };
const run = `${Date.now()}`;
let writes = 0;

/** A fact about the work of one manager, or leave of a day: one of each in turn. */
async function write(kind: 'cycle' | 'organisation'): Promise<void> {
  writes += 1;
  const personId = people[(writes * 37) % people.length] ?? '';
  const commandId = `${run}-${writes}`;
  const context = { commandId, correlationId: commandId, actor };
  const from = calendarDay('2026-10-14');
  const leave = dayOfNumber(14_610 + ((Number(run) + writes) % 3_650));
  const outcome =
    kind === 'cycle'
      ? await handleCycle(
          `${personId}_2026`,
          {
            ...{ type: 'stateWorkFact', personId, year: 2026, today: from, factId: commandId, fact: 'bench', from },
            by: { personId: actor.personId, line: [], hr: true },
          },
          context,
        )
      : await handlePerson(
          personId,
          { type: 'recordExcusedInterval', personId, intervalId: commandId, from: leave, until: leave, class: 'A' },
          context,
        );
  if (outcome.outcome === 'refused') throw new Error(`the bench's own write was refused: ${outcome.refusal.code}`);
  await runtime.projections.waitFor(outcome.position, 10_000);
}

for (const kind of ['cycle', 'organisation'] as const) {
  const afterWrite = { directorate: [] as number[], city: [] as number[] };
  for (let round = 0; round < 60; round += 1) {
    await write(kind);
    for (const unitId of directorates.slice(0, 10)) afterWrite.directorate.push(directorate(unitId));
    await write(kind);
    afterWrite.city.push(whole('persons'));
  }
  console.log(`  after a write about ${kind}: directorate`, quantiles(afterWrite.directorate));
  console.log(`  after a write about ${kind}: city`, quantiles(afterWrite.city));
}
await runtime.close();

// The pure part over made-up managers: the cost of one stays the same however many there are.
const document: unknown = parse(
  readFileSync(
    join(import.meta.dirname, '..', 'libs', 'performance-agreements', 'policies', 'amsterdam-mag.yaml'),
    'utf8',
  ),
);
const published: PublishedPolicy[] = [
  { policyId: 'amsterdam-mag', version: 1, from: '2026-01-01', policy: policySchema.parse(document) },
];
const rules = rulesOfYear(published, 2026);
const day = 20_741;

function manager(index: number): ManagerYear {
  const at = '2026-02-01T10:00:00.000Z';
  const done = { side: 'manager' as const, day: calendarDay(index % 7 === 0 ? '2026-04-20' : '2026-02-10') };
  const fingerprint = { agreementId: `a${index}`, version: 1 };
  const timeline = timelineOf([
    { at, position: 1, type: 'MagCycleOpened', data: { ...done } },
    { at, position: 2, type: 'AgreementProposed', data: { ...done, ...fingerprint, kind: 'accreditation' } },
    { at, position: 3, type: 'AgreementAccepted', data: { ...done, ...fingerprint } },
    { at, position: 4, type: 'MagEntryRecorded', data: { ...done, moment: 'moment-1' } },
  ]);
  return {
    subject: { stretches: [{ from: 18_000, until: 99_999_999, role: 'manager', scale: 11 }], leave: [] },
    timeline,
    completions: () => [],
    isLineVacant: () => false,
  };
}

for (const count of [1_100, 10_000, 100_000]) {
  const people = Array.from({ length: count }, (_, index) => manager(index));
  let late = 0;
  const once = () => {
    for (const person of people)
      for (const duty of obligations(rules, person, day)) if (duty?.state === 'late') late += 1;
  };
  once();
  const best = Math.min(...Array.from({ length: 5 }, () => timed(once)));
  console.log(`${count} managers: ${best.toFixed(1)} ms, ${((best * 1000) / count).toFixed(2)} µs each (${late} late)`);
}
