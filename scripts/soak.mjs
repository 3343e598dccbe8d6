// `npm run soak -- <name>`: the long form of a test that `npm test` runs short, with its figures; without a name it lists them.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { install, node, root } from './install.mjs';

/** The test of each soak, and the counts that make it long. */
const soaks = {
  drops: {
    test: 'test/kurrentdb/traps/subscriptions',
    only: 'drops of every kind',
    counts: { PEIL_DROPS: '500' },
    says: '500 subscription drops of every kind (C6)',
  },
  kills: { test: 'test/durability/kill', counts: { PEIL_KILLS: '500' }, says: '500 kills in a write storm (D1)' },
};

install();
const [name] = process.argv.slice(2);
const soak = Object.hasOwn(soaks, name ?? '') ? soaks[name] : undefined;
if (!soak) {
  const list = Object.entries(soaks).map(([each, { says }]) => `  ${each.padEnd(8)} ${says}`);
  console.log(`npm run soak -- <name>, one of:\n${list.join('\n')}`);
  process.exit(name ? 1 : 0);
}
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const only = soak.only ? ['--testNamePattern', soak.only] : [];
const { status } = spawnSync(node, [jest, '--selectProjects', 'test', ...only, '--', soak.test], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...soak.counts },
});
process.exit(status ?? 1);
