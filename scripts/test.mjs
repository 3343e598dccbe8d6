// `npm test`: everything that must hold, in the order in which it fails soonest.
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { install, run } from './install.mjs';

const started = Date.now();
install();

const steps = [
  ['format', () => run('prettier', ['--check', '--log-level', 'warn', '.'])],
  ['types', () => run('tsc', ['--noEmit', '-p', 'tsconfig.json'])],
  ['layers', () => run('depcruise', ['--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'apps', 'libs'])],
  // The types of the web application come from the API as built.
  ['build', build],
  ['types of the web application', () => run('tsc', ['--noEmit', '-p', 'apps/web/tsconfig.json'])],
  ['lint', () => run('eslint', ['.', '--max-warnings', '0'])],
];
for (const [name, step] of steps) {
  console.log(`\n— ${name}`);
  step();
}

console.log('\n— tests');
const results = join(tmpdir(), `peil-tests-${process.pid}.json`);
run('jest', ['--maxWorkers=2', '--json', `--outputFile=${results}`], {
  env: { NODE_OPTIONS: '--disable-warning=ExperimentalWarning' },
});
const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(results, 'utf8'));
rmSync(results);
console.log(`\nin ${Math.round((Date.now() - started) / 1000)} seconds`);
console.log(`${numPassedTests} passed, ${numFailedTests} failed`);
