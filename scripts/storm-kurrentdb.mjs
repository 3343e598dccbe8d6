// `npm run storm:kurrentdb -- --help`: writes to a KurrentDB, or to the protocol double, while nodes die.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { install, node, root } from './install.mjs';

install();
const fromSource = pathToFileURL(join(root, 'scripts', 'from-source.mjs')).href;
const program = join(root, 'test', 'kurrentdb', 'storm', 'main.ts');
const options = ['--disable-warning=ExperimentalWarning', '--import', fromSource];
const { status } = spawnSync(node, [...options, program, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
