/**
 * Events a second when the whole log is read, beside `JSON.parse` of the same data and metadata: what a rebuild of the
 * read models costs before it folds anything. Also the opening of such a log and the walk of both its chains.
 */
import { chainOf } from '@peil/eventing';
import { openSqliteEventStore, verifyLog } from '@peil/eventing-sqlite';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { benchEvent } from './lib/events.js';
import { judge, printRates } from './lib/report.js';
import { interleave, rateOf } from './lib/rounds.js';
import { fill } from './lib/store-clients.js';

const EVENTS = 100_000;
const ROUNDS = 7;

const directory = mkdtempSync(join(process.cwd(), 'data-bench-'));
const store = await openSqliteEventStore({ directory });
await fill(store, EVENTS);

const texts: string[] = [];
for await (const page of store.readAll(0)) {
  for (const { data, metadata } of page) texts.push(JSON.stringify(data), JSON.stringify(metadata));
}

const rates = await interleave(
  [
    {
      name: 'readAll',
      round: () =>
        rateOf(EVENTS, async () => {
          let read = 0;
          for await (const page of store.readAll(0)) read += page.length;
          if (read !== EVENTS) throw new Error(`read ${read}`);
        }),
    },
    {
      name: 'JSON.parse of the same',
      round: () =>
        rateOf(EVENTS, () => {
          for (const text of texts) JSON.parse(text);
        }),
    },
    {
      name: 'chainOf',
      round: async () => {
        const event = benchEvent(1);
        return rateOf(20_000, () => {
          for (let i = 0; i < 20_000; i++) chainOf(event.metadata.chain, event, 'bench-1', i);
        });
      },
    },
  ],
  ROUNDS,
);
printRates(rates);
judge(rates, [{ name: 'readAll', of: 'JSON.parse of the same', atLeast: 0.3 }]);

await store.close();
const opening = await rateOf(1, async () => {
  const again = await openSqliteEventStore({ directory });
  await again.close();
});
console.log(`  opening and closing a log of ${EVENTS} events, all of it proved: ${(1_000 / opening).toFixed(0)} ms`);
const verifying = await rateOf(EVENTS, async () => {
  for await (const step of verifyLog(directory)) if (step.kind === 'damaged') throw new Error(step.fault.reason);
});
console.log(`  verifyLog, both chains: ${Math.round(verifying)} events/s`);
rmSync(directory, { recursive: true });
