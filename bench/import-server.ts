/**
 * An import into a served demo city: 100,000 completions of real people with 50 bad rows, by text and by Excel, analysed
 * and recorded in part, while others ask balances. Goals: peak memory of the server under 400 MB, p99 of queries at most
 * twice that without an import, both while rows are analysed and while facts are recorded.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { z } from 'zod';
import { benchCity } from './lib/demo-city.js';
import { load } from './lib/load.js';
import { verdict } from './lib/report.js';
import { median } from './lib/rounds.js';

const ROWS = 100_000;
const BAD = 50;
const RECORDED = 10_000;
const root = join(import.meta.dirname, '..');
const city = await benchCity();
const dataFolder = mkdtempSync(join(tmpdir(), 'peil-bench-'));
cpSync(city.dataFolder, dataFolder, { recursive: true });

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const server = spawn(
  process.execPath,
  ['--max-semi-space-size=4', '--max-old-space-size=256', join(root, 'dist/apps/server/src/main.js')],
  {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      PORT: String(port),
      PEIL_DATA_DIR: dataFolder,
      PEIL_DEMO: 'true',
      PEIL_LOG_LEVEL: 'error',
    },
    stdio: 'inherit',
  },
);
const healthy = () =>
  fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false,
  );
while (!(await healthy())) await delay(50);

const signedIn = await fetch(`${url}/v1/demo-sessions`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ persona: 'hr' }),
});
const { token } = z.object({ token: z.string() }).parse(await signedIn.json());
const authorization = { authorization: `Bearer ${token}` };
const managers: string[] = [];
for (const page of [1, 2, 3, 4, 5]) {
  const answer = await fetch(`${url}/v1/managers?pageSize=200&page=${page}`, { headers: authorization });
  const { items } = z.object({ items: z.array(z.object({ personId: z.string() })) }).parse(await answer.json());
  managers.push(...items.map(({ personId }) => personId));
}
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
const residentMb = () =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid ?? 0}/status`, 'utf8'))?.[1]) / 1024;
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
server.kill('SIGTERM');
await once(server, 'exit');
rmSync(dataFolder, { recursive: true, force: true });
