import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

function isFormatted(code: string): boolean {
  const prettier = join(root, 'node_modules', '.bin', 'prettier');
  const { status } = spawnSync(prettier, ['--check', '--stdin-filepath', 'libs/kernel/src/index.ts'], {
    cwd: root,
    input: code,
  });
  return status === 0;
}

describe('the formatter', () => {
  it('complains about a text that is not formatted, and is quiet about one that is', () => {
    expect(isFormatted('export const a = "double quotes"\n')).toBe(false);
    expect(isFormatted("export const a = 'single quotes';\n")).toBe(true);
  });
});
