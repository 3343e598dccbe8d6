import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { benchCity } from './demo-city.js';

const root = join(import.meta.dirname, '..', '..');

/** The demo city, served by a process of its own as the demo is started. */
export type ServedCity = {
  readonly url: string;
  readonly signIn: (persona: string, personId?: string) => Promise<string>;
  /** Ids of a thousand managers. */
  readonly managers: (token: string) => Promise<readonly string[]>;
  /** Memory of the server that is in use now, in MB. */
  readonly residentMb: () => number;
  readonly stop: () => Promise<void>;
};

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function start(port: number, dataFolder: string): ChildProcess {
  return spawn(
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
}

/** On a copy: what is written to it must not make the city of the next run another one. */
export async function serveCity(): Promise<ServedCity> {
  const city = await benchCity();
  const dataFolder = mkdtempSync(join(tmpdir(), 'peil-bench-'));
  cpSync(city.dataFolder, dataFolder, { recursive: true });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = start(port, dataFolder);
  const healthy = () =>
    fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await healthy())) await delay(50);

  return {
    url,
    signIn: async (persona, personId) => {
      const answer = await fetch(`${url}/v1/demo-sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ persona, personId }),
      });
      return z.object({ token: z.string() }).parse(await answer.json()).token;
    },
    managers: async (token) => {
      const pages = await Promise.all(
        [1, 2, 3, 4, 5].map(async (page) => {
          const address = `${url}/v1/managers?pageSize=200&page=${page}`;
          const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
          return z.object({ items: z.array(z.object({ personId: z.string() })) }).parse(await answer.json()).items;
        }),
      );
      return pages.flat().map(({ personId }) => personId);
    },
    residentMb: () =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid ?? 0}/status`, 'utf8'))?.[1]) / 1024,
    stop: async () => {
      server.kill('SIGTERM');
      await once(server, 'exit');
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
