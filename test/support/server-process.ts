import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

const root = join(__dirname, '..', '..');

/** The built server: what an operator runs. `npm test` builds before it tests. */
function program(): string {
  const built = join(root, 'dist', 'apps', 'server', 'src', 'main.js');
  if (!existsSync(built)) throw new Error('the server is not built: run `npm run build` first');
  return built;
}

/** The server in a process of its own, on demo sign-in, as an operator would run it. */
export type ServerProcess = {
  readonly url: string;
  readonly child: ChildProcess;
  /** From start to the first healthy answer. */
  readonly readyAfterMs: number;
  readonly kill: (signal: NodeJS.Signals) => Promise<void>;
};

export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** @throws Error with what it said when the server ends before it is ready. */
export async function startServer(environment: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const started = performance.now();
  const child = spawn(process.execPath, [program()], {
    cwd: root,
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      PEIL_DEMO: 'true',
      PEIL_LOG_LEVEL: 'error',
      ...environment,
      PORT: String(port),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (part: Buffer) => {
    said += part.toString();
  });
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with code ${child.exitCode}: ${said}`);
    const healthy = await fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (healthy) break;
    if (performance.now() - started > 90_000) {
      child.kill('SIGKILL');
      throw new Error(`the server was not ready in 90 s: ${said}`);
    }
    await delay(15);
  }
  return {
    url,
    child,
    readyAfterMs: performance.now() - started,
    async kill(signal) {
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    },
  };
}

/** A token of the persona, from the server itself. */
export async function signInAt(url: string, persona: string, personId?: string): Promise<string> {
  const answer = await fetch(`${url}/v1/demo-sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ persona, ...(personId !== undefined && { personId }) }),
  });
  return z.object({ token: z.string() }).parse(await answer.json()).token;
}
