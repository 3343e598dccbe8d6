import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(__dirname, '..', '..');
const program = join(root, 'dist', 'apps', 'cli', 'src', 'main.js');

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** The built command line in a process of its own, as `npm run peil` starts it. */
export function startPeil(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  if (!existsSync(program)) throw new Error('the command line is not built: run `npm run build` first');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'], LANG: 'en_GB.UTF-8', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (part: Buffer) => (said.stdout += part.toString()));
  child.stderr.on('data', (part: Buffer) => (said.stderr += part.toString()));
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, ...said })));
  return { child, said, ended };
}

export async function peil(args: readonly string[], environment?: Readonly<Record<string, string>>): Promise<Ended> {
  return startPeil(args, environment).ended;
}
