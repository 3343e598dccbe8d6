import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';

const root = join(__dirname, '..', '..');
const fixtures = join(__dirname, 'fixtures');

const rulesSchema = z.object({ forbidden: z.array(z.object({ name: z.string() })) });
const rules = rulesSchema
  .parse(createRequire(__filename)(join(root, '.dependency-cruiser.cjs')))
  .forbidden.map(({ name }) => name);

const reportSchema = z.object({
  summary: z.object({ violations: z.array(z.object({ rule: z.object({ name: z.string() }) })) }),
});

function rulesBrokenIn(folder: string): readonly string[] {
  const cruise = join(root, 'node_modules', '.bin', 'depcruise');
  const { stdout } = spawnSync(
    cruise,
    ['--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', folder],
    { cwd: root, encoding: 'utf8' },
  );
  return reportSchema.parse(JSON.parse(stdout)).summary.violations.map(({ rule }) => rule.name);
}

describe('each layer rule', () => {
  it('has a fixture that breaks it, and no fixture is without a rule', () => {
    expect(readdirSync(fixtures).sort()).toEqual([...rules].sort());
  });

  it.each(rules)('%s is reported', (rule) => {
    expect(rulesBrokenIn(join('test', 'boundaries', 'fixtures', rule))).toContain(rule);
  });
});
