/**
 * An import into a served demo city: 100,000 completions of real people with 50 bad rows, by text and by Excel, analysed
 * and recorded in part, while others ask balances. Goals: peak memory of the server under 400 MB, p99 of queries at most
 * twice that without an import, both while rows are analysed and while facts are recorded.
 */
import { setTimeout as delay } from 'node:timers/promises';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { z } from 'zod';
import { load } from './lib/load.js';
import { verdict } from './lib/report.js';
import { median } from './lib/rounds.js';
import { serveCity } from './lib/served-city.js';

const ROWS = 100_000;
const BAD = 50;
const RECORDED = 10_000;
const { url, signIn, managers: managersFor, residentMb, stop } = await serveCity();
const token = await signIn('hr');
const authorization = { authorization: `Bearer ${token}` };
const managers = await managersFor(token);
const paths = managers.slice(0, 50).map((id) => `/v1/managers/${id}/balance`);

const HEADINGS = ['peil id', 'kenmerk', 'titel', 'datum', 'uren', 'status', 'opmerking'];
function rowsOf(count: number, mark: string): readonly (readonly string[])[] {
  const remark = 'Een opmerking die niemand leest. '.repeat(count > RECORDED ? 14 : 1);
  return Array.from({ length: count }, (_, index) => [
    index % (count / BAD) === 7 ? 'niemand' : (managers[index % managers.length] ?? ''),
    `${mark}-${index}`,
    `Bijeenkomst ${index % 40}`,
    `${13 + (index % 15)}-0${1 + (index % 9)}-2025`,
    `${1 + (index % 7)},5`,
    'voltooid',
    remark,
  ]);
}
const text = (count: number, mark: string) =>
  Buffer.from([HEADINGS, ...rowsOf(count, mark)].map((cells) => cells.join(';')).join('\n'));

/** Memory of the server, looked at now and then. */
let highest = 0;
const watch = setInterval(() => {
  highest = Math.max(highest, residentMb());
}, 20);

const record = z.object({ importId: z.string(), state: z.string(), counts: z.record(z.string(), z.number()) });
const partSize = 30 * 1024 * 1024;

async function send(content: Buffer, fields: Readonly<Record<string, string>>, key: string) {
  const parts = Math.ceil(content.length / partSize);
  let body: unknown;
  for (let part = 1; part <= parts; part += 1) {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    if (parts > 1) {
      form.append('part', String(part));
      form.append('parts', String(parts));
    }
    form.append('file', new Blob([content.subarray((part - 1) * partSize, part * partSize)]), 'groot.csv');
    const answer = await fetch(`${url}/v1/imports`, {
      method: 'POST',
      headers: { ...authorization, 'idempotency-key': key },
      body: form,
    });
    body = await answer.json();
    if (!answer.ok) throw new Error(JSON.stringify(body));
  }
  return record.parse(body);
}

async function imported(name: string, content: Buffer, confirm: boolean) {
  highest = residentMb();
  const calm = (await load(url, paths, token, { connections: 4, seconds: 3 })).p99;
  const begun = performance.now();
  const busy: number[] = [];
  const state = { running: true };
  const asking = (async () => {
    while (state.running) busy.push((await load(url, paths, token, { connections: 4, seconds: 2 })).p99);
  })();
  let found = await send(content, { kind: 'completions', system: name, confirm: String(confirm) }, name);
  while (['waiting', 'analysing', 'running'].includes(found.state)) {
    await delay(100);
    const answer = await fetch(`${url}/v1/imports/${found.importId}`, { headers: authorization });
    found = record.parse(await answer.json());
  }
  const seconds = (performance.now() - begun) / 1000;
  state.running = false;
  await asking;
  console.log(
    `${name}: ${seconds.toFixed(1)} s, ${found.state}, ${JSON.stringify(found.counts)}; p99 ${calm} ms alone, ` +
      `${busy.join(', ')} ms meanwhile; highest memory ${highest.toFixed(0)} MB`,
  );
  verdict(`${name}: query p99 during the import ÷ alone`, median(busy) / calm, 'at most 2', median(busy) <= 2 * calm);
  verdict(`${name}: highest memory of the server, MB`, highest, 'under 400', highest < 400);
}

console.log(`${managers.length} people, ${residentMb().toFixed(0)} MB before`);
await imported('text', text(ROWS, 'T'), false);
const sheet: SheetData = [HEADINGS, ...rowsOf(ROWS, 'E')].map((cells) =>
  cells.slice(0, 6).map((value) => ({ value, type: String })),
);
await imported('excel', await writeExcelFile(sheet).toBuffer(), false);
await imported('recorded', text(RECORDED, 'R'), true);
clearInterval(watch);
await stop();
