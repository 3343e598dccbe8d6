import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './install.mjs';

function newest(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Builds `dist` when a source file is newer than it. */
export function build() {
  const built = join(root, 'dist', 'apps', 'cli', 'src', 'main.js');
  const sources = ['apps', 'libs', 'nest-cli.json', 'tsconfig.base.json', 'package.json'].map((name) =>
    join(root, name),
  );
  if (existsSync(built) && Math.max(...sources.map(newest)) < statSync(built).mtimeMs) return;
  console.log('Building …');
  run('nest', ['build', '--all'], { stdio: ['ignore', 'ignore', 'inherit'] });
}
