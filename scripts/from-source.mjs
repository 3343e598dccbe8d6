// Lets plain Node run our TypeScript as it stands: `node --import ./scripts/from-source.mjs file.ts`. For benchmarks and
// for programs that tests start in a process of their own; the product is built.
import { transformSync } from '@swc/core';
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';

const libs = join(import.meta.dirname, '..', 'libs');

function sourceOf(specifier) {
  const [, lib, part] = /^@peil\/([^/]+)(?:\/(testing))?$/.exec(specifier) ?? [];
  if (lib) return pathToFileURL(join(libs, lib, 'src', part ?? '', 'index.ts')).href;
  return specifier.startsWith('.') ? specifier.replace(/\.js$/, '.ts') : undefined;
}

registerHooks({
  resolve(specifier, context, next) {
    const fromSource = context.parentURL?.endsWith('.ts') ? sourceOf(specifier) : undefined;
    return next(fromSource ?? specifier, context);
  },
  load(url, context, next) {
    if (!url.endsWith('.ts') || url.includes('/node_modules/')) return next(url, context);
    const { code } = transformSync(readFileSync(fileURLToPath(url), 'utf8'), {
      filename: fileURLToPath(url),
      swcrc: false,
      sourceMaps: 'inline',
      module: { type: 'es6' },
      jsc: {
        target: 'es2024',
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        keepClassNames: true,
      },
    });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
