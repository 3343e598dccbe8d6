/**
 * What a durable append and the reading of a stream cost on a log of 10,000 events and on one of 1,000,000: the same, within
 * a quarter. 32 clients on streams of 20 events, the two logs by turns; each log grows by less than a tenth in between.
 */
import { openSqliteEventStore, type SqliteEventStore } from '@peil/eventing-sqlite';
import type { StreamName } from '@peil/eventing';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { benchEvent } from './lib/events.js';
import { judge, printRates } from './lib/report.js';
import { interleave, rateOf } from './lib/rounds.js';
import { appendWith, fill } from './lib/store-clients.js';

const SMALL = 10_000;
const LARGE = Number(process.argv[2] ?? 1_000_000);
const ROUNDS = 9;
const APPENDS = 3_200;
const READS = 400;

const directory = mkdtempSync(join(process.cwd(), 'data-bench-'));

async function filled(events: number): Promise<SqliteEventStore> {
  const store = await openSqliteEventStore({ directory: join(directory, String(events)) });
  const start = performance.now();
  await fill(store, events);
  console.log(`  ${events} events written in ${((performance.now() - start) / 1_000).toFixed(1)} s`);
  return store;
}

/** Names of streams all over the log. */
async function streamsOf(store: SqliteEventStore): Promise<readonly StreamName[]> {
  const head = (await store.head())?.position ?? 0;
  const names: StreamName[] = [];
  for (let i = 0; i < READS; i++) {
    const event = await store.readAt(1 + Math.floor((i * (head - 1)) / READS));
    if (event) names.push(event.stream);
  }
  return names;
}

const stores = [
  { name: '10,000 events', store: await filled(SMALL) },
  { name: `${LARGE.toLocaleString('en')} events`, store: await filled(LARGE) },
];
const logs = await Promise.all(stores.map(async (log) => ({ ...log, streams: await streamsOf(log.store) })));
const rates = await interleave(
  logs.flatMap(({ name, store, streams }) => [
    {
      name: `append, ${name}`,
      round: () => {
        const events = Array.from({ length: APPENDS }, (_, i) => benchEvent(i));
        return rateOf(APPENDS, () => appendWith(32, store, events));
      },
    },
    {
      name: `read a stream of 20, ${name}`,
      round: () =>
        rateOf(streams.length, async () => {
          for (const stream of streams) await store.readStream(stream);
        }),
    },
  ]),
  ROUNDS,
);
printRates(rates);
const [small, large] = logs.map(({ name }) => name);
judge(rates, [
  { name: `append, ${small ?? ''}`, of: `append, ${large ?? ''}`, atMost: 1.25 },
  { name: `read a stream of 20, ${small ?? ''}`, of: `read a stream of 20, ${large ?? ''}`, atMost: 1.25 },
]);
for (const { store } of logs) await store.close();
rmSync(directory, { recursive: true });
