/**
 * The KurrentDB adapter beside the raw client, over the protocol double in a process of its own: what the guards cost.
 * Interleaved, the order turned round each time, medians of the rounds. Goal: at least 0.5 of the raw client on the
 * classic append path. The batch path is faster and is there to see: its table of promises is shared by all clients of a
 * process and fails for ever after one failed discovery, so the adapter does not take it.
 */
import { EventStoreDBClient, jsonEvent, NO_STREAM, START } from '@eventstore/db-client';
import type { AppendToStreamOptions } from '@eventstore/db-client';
import type { NewEvent, StreamName } from '@peil/eventing';
import { openKurrentDbStore } from '@peil/eventing-kurrentdb';
import { sampleEvent } from '@peil/eventing/testing';
import { startDoubleProcess } from '../test/kurrentdb/double/start-double-process.js';

const ROUNDS = 5;
const APPENDS = 1_000;
const GOAL = 0.5;

const double = await startDoubleProcess();
const store = await openKurrentDbStore({ connectionString: double.connectionString });
const client = EventStoreDBClient.connectionString(double.connectionString);
const credentials = { username: 'any', password: 'any' };

/** About 370 bytes of JSON, as `docs/reference` counts an event. */
function event(): NewEvent {
  return sampleEvent({
    kind: 'intervision',
    day: '2026-03-12',
    hours: 3,
    facilitator: 'external',
    note: 'x'.repeat(250),
  });
}

/** Does the work so many times, `atOnce` side by side; answers how many a second. */
async function rate(times: number, atOnce: number, work: (index: number) => Promise<unknown>): Promise<number> {
  let next = 0;
  const started = performance.now();
  const worker = async () => {
    for (let index = next++; index < times; index = next++) await work(index);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return (times * 1_000) / (performance.now() - started);
}

let streams = 0;
const name = (): StreamName => `bench-${streams++}`;

const adapter = (atOnce: number) => rate(APPENDS, atOnce, () => store.append(name(), 'noStream', [event()]));
const raw = (path: 'classic' | 'batch') => (atOnce: number) =>
  rate(APPENDS, atOnce, () => {
    const { id, type, data, metadata } = event();
    const options: AppendToStreamOptions =
      path === 'classic'
        ? { expectedRevision: NO_STREAM, credentials, requiresLeader: true }
        : { expectedRevision: NO_STREAM };
    return client.appendToStream(
      name(),
      jsonEvent({ id, type, data: { ...data }, metadata: { ...metadata } }),
      options,
    );
  });

async function replayByAdapter(): Promise<number> {
  let count = 0;
  const started = performance.now();
  for await (const page of store.readAll(0)) count += page.length;
  return (count * 1_000) / (performance.now() - started);
}

async function replayRaw(): Promise<number> {
  let count = 0;
  const started = performance.now();
  for await (const { event: found } of client.readAll({ fromPosition: START })) count += found ? 1 : 0;
  return (count * 1_000) / (performance.now() - started);
}

type Contender = readonly [string, () => Promise<number>];

/** Medians of interleaved rounds, after one that does not count. */
async function compare(contenders: readonly Contender[]): Promise<ReadonlyMap<string, number>> {
  const rates = new Map<string, number[]>(contenders.map(([title]) => [title, []]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [title, run] of round % 2 === 0 ? contenders : contenders.toReversed()) {
      const measured = await run();
      if (round > 0) rates.get(title)?.push(measured);
    }
  }
  return new Map(
    [...rates].map(([title, all]) => [title, all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0]),
  );
}

function report(what: string, medians: ReadonlyMap<string, number>): void {
  const ours = medians.get('adapter') ?? 0;
  for (const [title, median] of medians) {
    const ratio =
      title === 'adapter'
        ? ''
        : `  adapter / ${title} = ${(ours / median).toFixed(2)}${title === 'raw batch' ? '' : ` (goal ${GOAL})`}`;
    console.log(
      `${what.padEnd(18)} ${title.padEnd(12)} ${Math.round(median).toLocaleString('en').padStart(9)} /s${ratio}`,
    );
  }
}

for (const atOnce of [1, 32]) {
  const contenders: readonly Contender[] = [
    ['adapter', () => adapter(atOnce)],
    ['raw classic', () => raw('classic')(atOnce)],
    ['raw batch', () => raw('batch')(atOnce)],
  ];
  report(`append × ${atOnce}`, await compare(contenders));
}
report(
  'replay all',
  await compare([
    ['adapter', replayByAdapter],
    ['raw', replayRaw],
  ]),
);

await store.close();
await client.dispose();
await double.stop();
