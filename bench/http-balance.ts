/**
 * Balances of the demo city over HTTP beside a bare Fastify route with the same bytes; the same while 32 writers record
 * activities; the memory of the server that did it.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { benchCity } from './lib/demo-city.js';
import { load } from './lib/load.js';
import { verdict } from './lib/report.js';
import { median } from './lib/rounds.js';

const ROUNDS = 5;
const SECONDS = 4;
const CONNECTIONS = 32;
const MANAGERS = 50;
const WRITERS = 32;
const PEOPLE_WHO_WRITE = 800;

const root = join(import.meta.dirname, '..');
const city = await benchCity();
/** A copy: what is written here must not make the city of the next run another one. */
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
// As the demo is started.
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
while (
  !(await fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false,
  ))
)
  await delay(50);

const signIn = async (persona: string, personId?: string): Promise<string> => {
  const answer = await fetch(`${url}/v1/demo-sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ persona, personId }),
  });
  return z.object({ token: z.string() }).parse(await answer.json()).token;
};
const token = await signIn('hr');
const authorization = { authorization: `Bearer ${token}` };
const pages = await Promise.all(
  [1, 2, 3, 4, 5].map(async (page) => {
    const answer = await fetch(`${url}/v1/managers?pageSize=200&page=${page}`, { headers: authorization });
    return z.object({ items: z.array(z.object({ personId: z.string() })) }).parse(await answer.json()).items;
  }),
);
const managers = pages.flat().map(({ personId }) => personId);
const paths = managers.slice(0, MANAGERS).map((id) => `/v1/managers/${id}/balance`);
const sizes = await Promise.all(
  paths.map(async (path) => (await (await fetch(url + path, { headers: authorization })).arrayBuffer()).byteLength),
);
const bytes = Math.round(median(sizes));
const sample = await (await fetch(url + (paths[0] ?? ''), { headers: authorization })).text();

const barePort = await freePort();
const bare = spawn(
  process.execPath,
  ['--import', './scripts/from-source.mjs', 'bench/lib/fastify-same-bytes.ts', String(barePort)],
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
);
bare.send(sample);
await once(bare, 'message');
const barePaths = paths.map((_, index) => `/balance/${index}`);

console.log(`${managers.length} managers, a balance of ${bytes} bytes, ${CONNECTIONS} connections`);
const ratios: number[] = [];
for (let round = 0; round <= ROUNDS; round += 1) {
  const options = { connections: CONNECTIONS, seconds: SECONDS };
  const ours = await load(url, paths, token, options);
  const theirs = await load(`http://127.0.0.1:${barePort}`, barePaths, token, options);
  if (ours.failed + theirs.failed > 0) throw new Error('some requests failed');
  console.log(`  balance ${Math.round(ours.perSecond)}/s   bare Fastify ${Math.round(theirs.perSecond)}/s`);
  if (round > 0) ratios.push(ours.perSecond / theirs.perSecond);
}
bare.kill();
verdict('balance over HTTP ÷ bare Fastify with the same bytes', median(ratios), 'at least 0.5', median(ratios) >= 0.5);

/** People who write while others read: each of 32 connections goes through people of its own, so that dossiers stay usual. */
const people = managers.slice(MANAGERS, MANAGERS + PEOPLE_WHO_WRITE);
const tokens = await Promise.all(people.map((id) => signIn('manager', id).catch(() => token)));
const writing = spawn(
  process.execPath,
  ['--import', './scripts/from-source.mjs', 'bench/lib/writers.ts', url, String(WRITERS)],
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
);
writing.send(people.map((id, index) => ({ id, token: tokens[index] ?? token })));
await once(writing, 'message');
/** Tells the writers to begin or to rest; answers how many writes they have done. */
async function tell(word: 'write' | 'rest'): Promise<number> {
  writing.send(word);
  const [count] = z
    .tuple([z.number()])
    .rest(z.unknown())
    .parse(await once(writing, 'message'));
  return count;
}
const calm: number[] = [];
const busy: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const options = { connections: 8, seconds: SECONDS };
  calm.push((await load(url, paths, token, options)).p99);
  const before = await tell('write');
  busy.push((await load(url, paths, token, options)).p99);
  const written = (await tell('rest')) - before;
  console.log(
    `  p99 ${calm.at(-1) ?? 0} ms alone, ${busy.at(-1) ?? 0} ms beside ${Math.round(written / SECONDS)} writes/s`,
  );
}
const slower = median(busy.map((p99, round) => p99 / (calm[round] ?? NaN)));
verdict('query p99 beside 32 writers ÷ alone', slower, 'at most 2', slower <= 2);

const resident = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid ?? 0}/status`, 'utf8'))?.[1]) / 1024;
verdict('resident memory of the server, MB', resident, 'at most 350', resident <= 350);
writing.kill();
server.kill('SIGTERM');
await once(server, 'exit');
rmSync(dataFolder, { recursive: true });
