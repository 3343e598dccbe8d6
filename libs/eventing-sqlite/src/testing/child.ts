import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

/** A directory of the test's own. */
export function freshDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'peil-store-'));
}

const root = join(__dirname, '../../../..');
const fromSource = ['--import', pathToFileURL(join(root, 'scripts/from-source.mjs')).href];

export type Storm = {
  readonly directory: string;
  readonly writers: number;
  readonly appends: number;
  readonly synchronous?: 'FULL' | 'NORMAL';
};

function argumentsOf({ directory, writers, appends, synchronous = 'FULL' }: Storm): readonly string[] {
  const program = join(__dirname, 'write-storm.ts');
  return [...fromSource, program, directory, String(writers), String(appends), synchronous];
}

/** Starts a process that appends; `onLine` gets each line it writes: `ready`, then the id of each acknowledged event. */
export function startStorm(
  storm: Storm,
  onLine: (line: string) => void,
): ChildProcess & { readonly ended: Promise<void> } {
  const child = spawn(process.execPath, argumentsOf(storm), { stdio: ['ignore', 'pipe', 'inherit'] });
  createInterface({ input: child.stdout }).on('line', onLine);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return Object.assign(child, { ended });
}

/** Where strace is; installs Debian's package where that may be done. @throws Error saying what is missing */
export function findStrace(): string {
  for (const path of ['/usr/bin/strace', '/usr/local/bin/strace', '/bin/strace']) if (existsSync(path)) return path;
  if (process.getuid?.() === 0) spawnSync('apt-get', ['install', '-y', 'strace'], { stdio: 'ignore' });
  if (existsSync('/usr/bin/strace')) return '/usr/bin/strace';
  throw new Error('strace is missing, and with it the proof that every acknowledgement comes after a sync: install it');
}

/** Runs the storm with a system call made to fail (strace's `inject`), and answers the ids acknowledged and how it ended. */
export function stormWithFault(
  storm: Storm,
  fault: string,
): { readonly acknowledged: readonly string[]; readonly status: number | null } {
  const inject = ['-f', '--seccomp-bpf', '-o', join(storm.directory, 'trace'), '-e', `inject=${fault}`];
  const { status, stdout, error } = spawnSync(findStrace(), [...inject, process.execPath, ...argumentsOf(storm)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (error) throw error;
  return { acknowledged: stdout.split('\n').filter((line) => line.length === 36), status };
}

/**
 * Runs one of the programs beside this file on a file system of its own of so many megabytes, and answers what it writes
 * to standard output. Needs `unshare`, which Linux lets everyone do.
 */
export function onSmallDisk(program: string, megabytes: number, directory: string): string {
  const run = [process.execPath, ...fromSource, join(__dirname, program), directory]
    .map((part) => `'${part}'`)
    .join(' ');
  const script = `mount -t tmpfs -o size=${megabytes}m tmpfs '${directory}' && ${run}`;
  const { status, stdout, stderr } = spawnSync('unshare', ['-rm', 'sh', '-c', script], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`no result from a small disk (unshare and mount are needed): ${stderr}`);
  return stdout;
}

/** Runs the storm to its end and answers its system calls of syncing and writing, one a line, in order. */
export function traceStorm(storm: Storm): readonly string[] {
  const trace = ['-f', '--seccomp-bpf', '-e', 'trace=fsync,fdatasync,write', '-e', 'signal=none', '-s', '64'];
  const { status, stderr, error } = spawnSync(findStrace(), [...trace, process.execPath, ...argumentsOf(storm)], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`the traced process ended with ${status}: ${stderr.slice(-2_000)}`);
  return stderr.split('\n');
}
