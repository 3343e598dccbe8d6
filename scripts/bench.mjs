// `npm run bench -- <name>`: runs every benchmark whose name begins so, one after another; without a name it lists them.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { install, node, root } from './install.mjs';

install();
const benchmarks = readdirSync(join(root, 'bench'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length));
const [name, ...rest] = process.argv.slice(2);
const chosen = benchmarks.filter((benchmark) => name && benchmark.startsWith(name));
if (chosen.length === 0) {
  console.log(`npm run bench -- <name>, which is the beginning of one or more of:\n  ${benchmarks.join('\n  ')}`);
  process.exit(name ? 1 : 0);
}

const fromSource = pathToFileURL(join(root, 'scripts', 'from-source.mjs')).href;
let failed = 0;
for (const benchmark of chosen) {
  console.log(`\n— ${benchmark}`);
  const program = join(root, 'bench', `${benchmark}.ts`);
  const options = ['--disable-warning=ExperimentalWarning', '--expose-gc', '--import', fromSource];
  const { status } = spawnSync(node, [...options, program, ...rest], { stdio: 'inherit' });
  if (status !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
