import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';

const root = join(__dirname, '..', '..');

/** Code that breaks a rule, and the rule that must say so. */
const faults: readonly (readonly [rule: string, code: string])[] = [
  ['@typescript-eslint/no-explicit-any', 'export const any1 = (x: any): string => String(x);'],
  ['@typescript-eslint/ban-ts-comment', '// @ts-ignore\nexport const ignored: number = 1;'],
  ['@typescript-eslint/no-floating-promises', 'export function floats(): void {\n  Promise.resolve(1);\n}'],
  [
    '@typescript-eslint/switch-exhaustiveness-check',
    "export function misses(x: 'b' | 'c'): number {\n  switch (x) {\n    case 'b':\n      return 1;\n  }\n  return 2;\n}",
  ],
  ['@typescript-eslint/consistent-type-assertions', 'export const cast = { a: 1 } as { a: number; b?: string };'],
  ['no-console', "console.log('x');"],
  ['eqeqeq', 'export const loose = (x: number | string): boolean => x == 1;'],
];

const reportSchema = z.array(z.object({ messages: z.array(z.object({ ruleId: z.string().nullable() })) }));

/** ESLint loads its configuration as an ES module, which jest's CommonJS does not let it: so in a process of its own. */
const program = `
  import { ESLint } from 'eslint';
  const text = process.argv[1];
  const results = await new ESLint().lintText(text, { filePath: 'libs/kernel/src/index.ts' });
  process.stdout.write(JSON.stringify(results));
`;

/** What the linter says of a text that stands in for an existing file. */
function complaintsAbout(code: string): ReadonlySet<string | null> {
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program, '--', code], {
    cwd: root,
    encoding: 'utf8',
    // In a single run (as it takes `CI` to mean) typescript-eslint reads the file from disk instead of the text.
    env: { ...process.env, TSESTREE_SINGLE_RUN: 'false' },
  });
  return new Set(
    reportSchema.parse(JSON.parse(stdout)).flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId)),
  );
}

describe('each lint rule that a review relies on', () => {
  const complaints = complaintsAbout(faults.map(([, code]) => code).join('\n'));

  it.each(faults.map(([rule]) => rule))('%s complains about its fault', (rule) => {
    expect(complaints).toContain(rule);
  });

  it('is quiet about code without a fault', () => {
    expect(complaintsAbout('export const fine = 1;\n')).toEqual(new Set());
  });
});
