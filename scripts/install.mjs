import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');
/** Node 24 from the dependencies, whatever Node the machine has. */
export const node = join(root, 'node_modules', '.bin', 'node');

const stamp = join(root, 'node_modules', '.peil-installed');

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/** Runs a program in the repository with Node 24 first on the path. Ends this process when it fails. */
export function run(program, args, options = {}) {
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    ...options,
    env: { ...process.env, ...options.env, PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}` },
  });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

/** Installs the dependencies of the lock file, unless they are there. */
export function install() {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash() && existsSync(node)) return;
  console.log('Installing the dependencies (once) …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, lockHash());
}
