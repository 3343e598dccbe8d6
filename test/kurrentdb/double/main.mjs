// Runs the protocol double by itself: node main.mjs [port] [23.10|24.10]. Prints its connection string when ready and
// ends with its standard input, so that it never outlives the test that started it.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

// The double is TypeScript and is not part of the build: it is compiled as it is loaded.
registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.startsWith('.') || !specifier.endsWith('.js')) return next(specifier, context);
    try {
      return next(specifier, context);
    } catch {
      return next(specifier.replace(/\.js$/, '.ts'), context);
    }
  },
  load(url, context, next) {
    if (!url.endsWith('.ts')) return next(url, context);
    const { code } = transformSync(readFileSync(fileURLToPath(url), 'utf8'), {
      swcrc: false,
      module: { type: 'es6' },
      jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
    });
    return { format: 'module', source: code, shortCircuit: true };
  },
});

const { startDouble } = await import('./start-double.js');
const [port = '0', personality = '24.10'] = process.argv.slice(2);
const double = await startDouble({ port: Number(port), personality });
process.stdout.write(`${double.connectionString}\n`);

const stop = () => void double.stop().then(() => process.exit(0));
process.on('SIGTERM', stop);
process.stdin.on('end', stop).resume();
