/**
 * Durable appends a second through the embedded store, one client and 32, each waiting for its answer before the next.
 * References in the same run: JSON lines with `fdatasync`, and a bare SQLite loop in one thread, with as many a sync.
 */
import { openSqliteEventStore } from '@peil/eventing-sqlite';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { benchEvent } from './lib/events.js';
import { bareSqlite, jsonLines } from './lib/references.js';
import { judge, printRates } from './lib/report.js';
import { interleave, rateOf } from './lib/rounds.js';
import { appendWith } from './lib/store-clients.js';

const ROUNDS = 15;
const ONE_AT_A_TIME = 300;
const AT_ONCE = 6_400;

const directory = mkdtempSync(join(process.cwd(), 'data-bench-'));
const store = await openSqliteEventStore({ directory: join(directory, 'store') });
const lines = jsonLines(join(directory, 'floor.jsonl'));
const bare = bareSqlite(join(directory, 'bare.db'));

function events(count: number) {
  return Array.from({ length: count }, (_, i) => benchEvent(i));
}

console.log(`  an event is ${JSON.stringify(benchEvent(1)).length} bytes of JSON`);
const sequential = await interleave(
  [
    { name: 'store, 1 client', clients: 1 },
    { name: 'JSON lines + fdatasync, 1 at a time', reference: lines, atOnce: 1 },
    { name: 'bare SQLite, 1 a commit', reference: bare, atOnce: 1 },
    { name: 'store, 32 clients', clients: 32 },
    { name: 'JSON lines + fdatasync, 32 a sync', reference: lines, atOnce: 32 },
    { name: 'bare SQLite, 32 a commit', reference: bare, atOnce: 32 },
  ].map((contender) => ({
    name: contender.name,
    round: () => {
      const { clients, reference, atOnce = 1 } = { clients: 0, reference: undefined, ...contender };
      const batch = events(clients === 32 || atOnce === 32 ? AT_ONCE : ONE_AT_A_TIME);
      return rateOf(batch.length, () =>
        reference ? reference.append(batch, atOnce) : appendWith(clients, store, batch),
      );
    },
  })),
  ROUNDS,
);

printRates(sequential);
judge(sequential, [
  { name: 'store, 1 client', of: 'JSON lines + fdatasync, 1 at a time', atLeast: 0.6 },
  { name: 'store, 32 clients', of: 'bare SQLite, 32 a commit', atLeast: 0.6 },
  { name: 'store, 32 clients', of: 'JSON lines + fdatasync, 32 a sync', atLeast: 0.5 },
  { name: 'store, 32 clients', of: 'store, 1 client', atLeast: 5 },
]);

await store.close();
lines.close();
bare.close();
rmSync(directory, { recursive: true });
