import { spawn } from 'node:child_process';
import { exitCodes, type ExitCode } from '../speaking/exit-codes.js';
import type { DemoCommandOptions } from '../commands/demo-options.js';

/**
 * Makes the city in a process of its own: what that takes in memory goes with it, so the first start serves with as
 * little as every later one.
 */
export async function makeElsewhere({ seed, today, size }: DemoCommandOptions): Promise<ExitCode> {
  const program = process.argv[1] ?? '';
  // A limit on memory that is right for serving is not right for making.
  const flags = process.execArgv.filter((flag) => !flag.startsWith('--max-'));
  const what = ['demo', '--no-serve', '--seed', seed, '--today', today, '--size', size];
  const child = spawn(process.execPath, [...flags, program, ...what], { stdio: ['ignore', 'ignore', 'inherit'] });
  const pass = (signal: NodeJS.Signals): void => {
    child.kill(signal);
  };
  process.on('SIGINT', pass).on('SIGTERM', pass);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  process.off('SIGINT', pass).off('SIGTERM', pass);
  const known = Object.values(exitCodes).find((one) => one === code);
  return known ?? exitCodes.finding;
}
