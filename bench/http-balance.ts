/**
 * Balances of the demo city over HTTP beside a bare Fastify route with the same bytes; the same while 32 writers record
 * activities; the memory of the server that did it.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import { load } from './lib/load.js';
import { verdict } from './lib/report.js';
import { median } from './lib/rounds.js';
import { freePort, serveCity } from './lib/served-city.js';

const ROUNDS = 5;
const SECONDS = 4;
const CONNECTIONS = 32;
const MANAGERS = 50;
const WRITERS = 32;
const PEOPLE_WHO_WRITE = 800;

const city = await serveCity();
const { url, signIn } = city;
const token = await signIn('hr');
const authorization = { authorization: `Bearer ${token}` };
const managers = await city.managers(token);
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
  { cwd: join(import.meta.dirname, '..'), stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
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
  { cwd: join(import.meta.dirname, '..'), stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
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

const resident = city.residentMb();
verdict('resident memory of the server, MB', resident, 'at most 350', resident <= 350);
writing.kill();
await city.stop();
