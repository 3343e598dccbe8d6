// `npm run soak -- <name>`: the long form of a check of `npm test`, with the same rig and the full count. Without a name it
// lists them. A second word is another count: `npm run soak -- kills 50`.
import { build } from './build.mjs';
import { install, run } from './install.mjs';

/** What is run, the variable that holds the count, and the count of `docs/reference/reliability.md`. */
const SOAKS = {
  kills: { says: 'D1: killed in a write storm', test: 'test/durability/kill', count: 'PEIL_KILLS', full: 500 },
  drops: {
    says: 'C6: subscription drops of every kind',
    test: 'test/kurrentdb/traps/subscriptions',
    only: 'drops of every kind',
    count: 'PEIL_DROPS',
    full: 500,
  },
  stop: { says: 'D7: told to stop under load', test: 'test/durability/stop', count: 'PEIL_STOPS', full: 50 },
  backup: { says: 'D8: backed up while writing', test: 'test/durability/restore', count: 'PEIL_BACKUPS', full: 20 },
  fuzz: { says: 'S2: odd input, cases an operation', test: 'test/api/fuzz', count: 'PEIL_FUZZ_CASES', full: 200 },
  damage: { says: 'D6: damaged files', test: 'libs/eventing-sqlite/src/damage', count: 'PEIL_DAMAGES', full: 200 },
  conflicts: {
    says: 'C1: 32 writers on one stream',
    test: 'test/contract/store-contract',
    count: 'PEIL_ATTEMPTS',
    full: 10_000,
  },
  properties: {
    says: 'C9: properties of the engine, cases each',
    test: 'libs/accreditation/src',
    count: 'PEIL_PROPERTY_RUNS',
    full: 100_000,
  },
  axe: { says: 'each page in every look', test: 'test/web/pages', count: 'PEIL_LOOKS', full: 4 },
};

const [name, count] = process.argv.slice(2);
const soak = Object.hasOwn(SOAKS, name ?? '') ? SOAKS[name] : undefined;
if (soak === undefined) {
  const list = Object.entries(SOAKS).map(([one, { says, full }]) => `  ${one.padEnd(12)}${says} (${full})`);
  console.log(`npm run soak -- <name> [count], one of:\n${list.join('\n')}`);
  process.exit(name === undefined ? 0 : 1);
}

install();
build();
const started = Date.now();
console.log(`\n— ${name}: ${soak.says}, ${count ?? soak.full}`);
run(
  'jest',
  ['--runInBand', '--testTimeout=86400000', ...(soak.only ? ['--testNamePattern', soak.only] : []), soak.test],
  {
    env: {
      [soak.count]: String(count ?? soak.full),
      NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
    },
  },
);
console.log(`in ${Math.round((Date.now() - started) / 1000)} seconds`);
