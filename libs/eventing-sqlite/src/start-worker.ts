import { Worker } from 'node:worker_threads';

/**
 * Node runs our TypeScript itself, but looks for `./x.js` where the source is `./x.ts`. Only for workers started from
 * source, as tests and benchmarks do: so what they run is the program, without a build before.
 */
const FROM_SOURCE = `
  import { registerHooks } from 'node:module';
  registerHooks({
    resolve: (specifier, context, next) =>
      next(specifier.startsWith('.') ? specifier.replace(/\\.js$/, '.ts') : specifier, context),
  });`;

/**
 * Starts one of this folder's `<name>.worker` files in a thread of its own: the built `.js`, or the `.ts` itself when
 * this file is the source. Such a file, and what it imports, keeps to TypeScript that can be erased, and takes nothing
 * but types from other libraries.
 */
export function startWorker(name: 'writer' | 'indexer'): Worker {
  const isSource = import.meta.url.endsWith('.ts');
  const url = new URL(`./${name}.worker.${isSource ? 'ts' : 'js'}`, import.meta.url);
  const execArgv = isSource ? ['--import', `data:text/javascript,${encodeURIComponent(FROM_SOURCE)}`] : [];
  return new Worker(url, { name: `peil-${name}`, execArgv });
}
