/**
 * Rebuilding every read model of the demo city from the log, beside what one core needs to `JSON.parse` the same events.
 * Goal: at least 0.3 of that.
 */
import { buildProjections } from '@peil/projections';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projections } from '../apps/server/src/wiring/contexts.js';
import { openRuntime } from '../apps/server/src/wiring/runtime.js';
import { benchCity } from './lib/demo-city.js';
import { judge, printRates } from './lib/report.js';
import { interleave } from './lib/rounds.js';

const runtime = await openRuntime(await benchCity());
const texts: [string, string][] = [];
for await (const page of runtime.store.readAll(0)) {
  for (const { data, metadata } of page) texts.push([JSON.stringify(data), JSON.stringify(metadata)]);
}
console.log(`${texts.length} events of the demo city, ${projections.length} read models`);

const parse = 'JSON.parse of data and metadata, one core';
const rebuild = 'rebuild of all read models';
const replay = 'reading the log, all events';

const rates = await interleave(
  [
    {
      name: parse,
      round: async () => {
        const started = performance.now();
        for (const [data, metadata] of texts) {
          JSON.parse(data);
          JSON.parse(metadata);
        }
        return (texts.length / (performance.now() - started)) * 1000;
      },
    },
    {
      name: replay,
      round: async () => {
        const started = performance.now();
        let count = 0;
        for await (const page of runtime.store.readAll(0)) count += page.length;
        return (count / (performance.now() - started)) * 1000;
      },
    },
    {
      name: rebuild,
      round: async () => {
        const folder = mkdtempSync(join(tmpdir(), 'peil-rebuild-'));
        const started = performance.now();
        await buildProjections({ ...runtime, folder, projections });
        const rate = (texts.length / (performance.now() - started)) * 1000;
        rmSync(folder, { recursive: true });
        return rate;
      },
    },
  ],
  5,
);
printRates(rates);
judge(rates, [{ name: rebuild, of: parse, atLeast: 0.3 }]);
await runtime.close();
