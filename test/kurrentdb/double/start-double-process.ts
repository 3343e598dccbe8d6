import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { DoubleOptions } from './start-double.js';

export type DoubleProcess = {
  readonly connectionString: string;
  readonly pid: number;
  /** Sends a signal to it: SIGSTOP and SIGCONT freeze and thaw a whole node. */
  signal(name: NodeJS.Signals): void;
  stop(): Promise<void>;
};

/**
 * The protocol double in a process of its own, for tests of a whole server and for benchmarks. Its log lives as long as
 * the process. The working directory is the repository's.
 */
export async function startDoubleProcess(
  options: Pick<DoubleOptions, 'port' | 'personality'> = {},
): Promise<DoubleProcess> {
  const program = ['--import', './scripts/from-source.mjs', 'test/kurrentdb/double/main.ts'];
  const { port = 0, personality = '24.10' } = options;
  const child = spawn(process.execPath, [...program, String(port), personality], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const connectionString = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the protocol double ended before it was ready, with code ${code}`)));
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('the protocol double has no process');
  return {
    connectionString,
    pid,
    signal: (name) => void child.kill(name),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGCONT');
      child.kill('SIGTERM');
      await gone;
      lines.close();
    },
  };
}
