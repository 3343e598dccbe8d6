/**
 * The KurrentDB adapter beside the raw client, over the protocol double in a process of its own: what the guards cost.
 * Goal: at least 0.5 of the raw client on the classic append path. The batch path is faster and is there to see: its table
 * of promises is shared by all clients of a process and fails for ever after one failed discovery, so the adapter does not
 * take it.
 */
import { EventStoreDBClient, jsonEvent, NO_STREAM, START } from '@eventstore/db-client';
import type { AppendToStreamOptions } from '@eventstore/db-client';
import type { StreamName } from '@peil/eventing';
import { openKurrentDbStore } from '@peil/eventing-kurrentdb';
import { startDoubleProcess } from '../test/kurrentdb/double/start-double-process.js';
import { benchEvent } from './lib/events.js';
import { judge, printRates } from './lib/report.js';
import { interleave, rateOf } from './lib/rounds.js';
import type { Contender } from './lib/rounds.js';

const ROUNDS = 15;
const APPENDS = 300;
const ADAPTER = 'adapter';
const CLASSIC = 'raw client, classic path';
const BATCH = 'raw client, batch path';
const RAW = 'raw client';

const double = await startDoubleProcess();
const store = await openKurrentDbStore({ connectionString: double.connectionString });
const client = EventStoreDBClient.connectionString(double.connectionString);
const classic: AppendToStreamOptions = {
  expectedRevision: NO_STREAM,
  credentials: { username: 'any', password: 'any' },
  requiresLeader: true,
};

let streams = 0;
const name = (): StreamName => `bench-${streams++}`;

async function appendByAdapter(): Promise<void> {
  await store.append(name(), 'noStream', [benchEvent(streams)]);
}

async function appendRaw(options: AppendToStreamOptions): Promise<void> {
  const { id, type, data, metadata } = benchEvent(streams);
  await client.appendToStream(name(), jsonEvent({ id, type, data: { ...data }, metadata: { ...metadata } }), options);
}

/** Rounds of appends, so many at once. */
function appending(title: string, atOnce: number, append: () => Promise<void>): Contender {
  let left = 0;
  const worker = async () => {
    while (left-- > 0) await append();
  };
  const round = () =>
    rateOf(APPENDS, () => {
      left = APPENDS;
      return Promise.all(Array.from({ length: atOnce }, worker));
    });
  return { name: title, round };
}

for (const atOnce of [1, 32]) {
  const rates = await interleave(
    [
      appending(ADAPTER, atOnce, appendByAdapter),
      appending(CLASSIC, atOnce, () => appendRaw(classic)),
      appending(BATCH, atOnce, () => appendRaw({ expectedRevision: NO_STREAM })),
    ],
    ROUNDS,
  );
  console.log(`appends, ${atOnce} at once`);
  printRates(rates);
  judge(rates, [{ name: ADAPTER, of: CLASSIC, atLeast: 0.5 }]);
}

const events = streams;
const replays = await interleave(
  [
    {
      name: ADAPTER,
      round: () =>
        rateOf(events, async () => {
          let read = 0;
          for await (const page of store.readAll(0)) read += page.length;
          if (read !== events) throw new Error(`read ${read} of ${events} events`);
        }),
    },
    {
      name: RAW,
      round: () =>
        rateOf(events, async () => {
          for await (const { event } of client.readAll({ fromPosition: START })) if (!event) throw new Error('a link');
        }),
    },
  ],
  5,
);
console.log(`reading a log of ${events} events`);
printRates(replays);
judge(replays, [{ name: ADAPTER, of: RAW, atLeast: 0.5 }]);

await store.close();
await client.dispose();
await double.stop();
