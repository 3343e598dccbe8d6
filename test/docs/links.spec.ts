import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { startPeil } from '../support/peil.js';

const root = join(__dirname, '..', '..');
const pages = globSync(['*.md', 'docs/**/*.md', 'libs/*/README.md'], { cwd: root });

describe('the docs', () => {
  it('link to files that exist', () => {
    const broken = pages.flatMap((page) =>
      [...readFileSync(join(root, page), 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g)]
        .map(([, target]) => target ?? '')
        .filter((target) => !existsSync(join(root, dirname(page), target)))
        .map((target) => `${page} → ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('name addresses that the API has', async () => {
    const peil = await startPeil();
    const answer: unknown = await (await fetch(`${peil.url}/v1/openapi.json`)).json();
    await peil.close();
    const { paths } = z.object({ paths: z.record(z.string(), z.unknown()) }).parse(answer);
    const known = Object.keys(paths).map((path) => new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`));
    const unknown = pages.flatMap((page) =>
      [
        ...readFileSync(join(root, page), 'utf8').matchAll(
          /(?:\$PEIL|`(?:GET |POST |PUT )?\/v1)(\/[A-Za-z0-9/{}$_.-]+)/g,
        ),
      ]
        .map(([, path]) => path ?? '')
        .filter((path) => !known.some((one) => one.test(path)))
        .map((path) => `${page}: ${path}`),
    );
    expect(unknown.filter((line) => !line.endsWith('/openapi.json'))).toEqual([]);
  });
});
