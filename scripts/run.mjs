// `npm run demo` and `npm run peil -- <command>`: installs and builds what is missing, then runs the command line.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.mjs';
import { install, node, root } from './install.mjs';

install();
build();
const program = join(root, 'dist', 'apps', 'cli', 'src', 'main.js');
const args = process.argv.slice(2);
// A server that answers a city needs some 60 MB of heap; without a limit Node lets it grow to several times that.
const memory = args[0] === 'demo' ? ['--max-semi-space-size=4', '--max-old-space-size=256'] : [];
const flags = ['--enable-source-maps', '--disable-warning=ExperimentalWarning', ...memory];
const child = spawn(node, [...flags, program, ...args], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
