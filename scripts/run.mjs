// `npm run demo` and `npm run peil -- <command>`: installs and builds what is missing, then runs the command line.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.mjs';
import { install, node, root } from './install.mjs';

install();
build();
const program = join(root, 'dist', 'apps', 'cli', 'src', 'main.js');
const child = spawn(node, ['--enable-source-maps', '--disable-warning=ExperimentalWarning', program, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
