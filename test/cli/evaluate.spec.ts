import { balancesDocumentSchema, type BalanceDocument } from '@peil/accreditation';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { peil, root } from './peil-command.js';

const schemes = 'libs/accreditation/schemes';
const checkAnswer = z.object({
  valid: z.boolean(),
  findings: z.array(z.object({ line: z.number(), severity: z.string() })),
});

async function evaluated(facts: string, asOf: string, ...names: string[]): Promise<readonly BalanceDocument[]> {
  const files = names.map((name) => `${schemes}/${name}.yaml`);
  const args = ['--scheme', ...files, '--facts', `test/cli/facts/${facts}.yaml`, '--as-of', asOf, '--json'];
  const { code, stdout, stderr } = await peil(['evaluate', ...args]);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return balancesDocumentSchema.parse(JSON.parse(stdout));
}

const requirement = (entry: BalanceDocument | undefined, id: string) =>
  entry?.requirements.find((one) => one.id === id);
const line = (entry: BalanceDocument | undefined, factId: string) => entry?.ledger.find((one) => one.factId === factId);

describe('peil evaluate, from files alone', () => {
  it('result 4: teaching for 3 hours gives 6 points; a remote course of 5 h 50 gives 0 without a test and 5 with one', async () => {
    const [entry] = await evaluated('nova-points', '2025-12-31', 'nova-points');
    expect(line(entry, 'teaching')?.after).toBe('6');
    expect(line(entry, 'without-test')?.after).toBe('0');
    expect(line(entry, 'with-test')?.after).toBe('5');
    expect(entry?.total.earned).toBe('11');
  });

  it('result 7: met exactly under version 1.11, eight hours extra short under the current one', async () => {
    const both = ['confidential-advisers-1.11', 'confidential-advisers'];
    const [old] = await evaluated('confidential-adviser-2021', '2024-12-31', ...both);
    expect(old).toMatchObject({ version: '1.11', status: 'met' });
    expect(requirement(old, 'training')?.earned).toBe('32');
    const [current] = await evaluated('confidential-adviser-2022', '2025-12-31', ...both);
    expect(current?.version).toBe('current');
    expect(current?.status).not.toBe('met');
    expect(requirement(current, 'extra')).toMatchObject({ required: '16', earned: '8', missing: '8' });
  });

  it('result 8: a congress of five days of eight hours abroad gives 24, provisional', async () => {
    const [entry] = await evaluated('gp-register', '2024-12-31', 'gp-register');
    expect(entry?.total).toMatchObject({ earned: '0', provisional: '24' });
    expect(line(entry, 'congress')).toMatchObject({ after: '24', state: 'provisional' });
  });

  it('result 13: 35 points for who began on 15 March, 29 when on leave for four months as well', async () => {
    const [starter] = await evaluated('starter', '2026-06-01', 'amsterdam-draft');
    expect(requirement(starter, 'total')).toMatchObject({ required: '35', requiredOfAll: '40' });
    const [onLeave] = await evaluated('starter-on-leave', '2027-06-01', 'amsterdam-draft');
    expect(requirement(onLeave, 'total')).toMatchObject({ required: '29', requiredOfAll: '40' });
  });

  it('gives a table with every line explained when nobody asks for JSON', async () => {
    const args = ['--scheme', `${schemes}/nova-points.yaml`, '--facts', 'test/cli/facts/nova-points.yaml'];
    const { stdout } = await peil(['evaluate', ...args, '--as-of', '2025-12-31'], { LANG: 'nl_NL.UTF-8' });
    expect(stdout).toMatch(/2025-03-01 +teaching +6 +6/);
    expect(stdout).toContain('eis');
  });

  it('runs the example of the documentation to the very output that is shown there', async () => {
    const page = readFileSync(join(root, 'docs/reference/cli.md'), 'utf8');
    const [, shown = '', output = ''] = /```sh example\n\$ npm run peil -- (.*)\n([^]*?)```/.exec(page) ?? [];
    const { code, stdout } = await peil(shown.split(' '));
    expect(code).toBe(0);
    expect(stdout.trim()).toBe(output.trim());
  });
});

describe('peil, asked in the wrong way', () => {
  it('says in Dutch what is missing, and ends with 2', async () => {
    const { code, stderr } = await peil(['evaluate', '--facts', 'x', '--as-of', '2026-01-01'], { LANG: 'nl_NL.UTF-8' });
    expect(stderr).toMatch(/^De optie --scheme <file\.\.\.> is nodig\./);
    expect(code).toBe(2);
  });

  it('says in English that a day is no day', async () => {
    const args = ['--scheme', 'x', '--facts', 'x', '--as-of', '2026-02-30'];
    const { code, stderr } = await peil(['evaluate', ...args]);
    expect(stderr).toContain('Write a day as 2026-03-01.');
    expect(code).toBe(2);
  });

  it('knows no other commands', async () => {
    const { code, stderr } = await peil(['frobnicate']);
    expect(stderr).toContain('no command frobnicate');
    expect(code).toBe(2);
  });

  it('says which setting is not right', async () => {
    const { code, stderr } = await peil(['verify'], { PORT: 'many' });
    expect(stderr).toContain('PORT');
    expect(code).toBe(2);
  });
});

describe('peil scheme check', () => {
  it('says the demo scheme in plain words', async () => {
    const { code, stdout } = await peil(['scheme', 'check', `${schemes}/amsterdam-draft.yaml`]);
    expect(code).toBe(0);
    expect(stdout).toContain('valid');
    expect(stdout).toMatch(/congress: .*8 points/i);
  });

  it('names the line of each fault and ends with 1', async () => {
    const { code, stdout } = await peil(['scheme', 'check', 'test/cli/facts/broken-scheme.yaml', '--json']);
    expect(code).toBe(1);
    const { valid, findings } = checkAnswer.parse(JSON.parse(stdout));
    expect(valid).toBe(false);
    expect(findings.map(({ line, severity }) => `${line} ${severity}`)).toContain('9 error');
  });
});
