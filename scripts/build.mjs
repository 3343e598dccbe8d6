import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { root, run } from './install.mjs';

function newest(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

const isNewer = (target, sources) =>
  existsSync(target) && Math.max(...sources.map((name) => newest(join(root, name)))) < statSync(target).mtimeMs;

const program = join(root, 'dist', 'apps', 'cli', 'src', 'main.js');
const page = join(root, 'dist', 'web', 'index.html');
const document = join(root, 'dist', 'openapi.json');
/** The types of the API, made from its document. Not committed: every change of the API would be a conflict in it. */
const types = join(root, 'apps', 'web', 'src', 'api', 'generated', 'schema.d.ts');

/** The server and the command line. */
function buildPrograms() {
  run('nest', ['build', '--all'], { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** The types the web application speaks to the API with. */
function generateTypes() {
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'] };
  rmSync(types, { force: true });
  mkdirSync(join(types, '..'), { recursive: true });
  run('node', ['--disable-warning=ExperimentalWarning', 'dist/apps/server/src/write-openapi.js', document], quiet);
  run('openapi-typescript', [document, '--default-non-nullable', 'false', '-o', types], quiet);
}

/** The web application, each file also compressed, so that the server need not. */
function buildWeb() {
  run('vite', ['build', '--logLevel', 'warn', 'apps/web']);
  const assets = join(root, 'dist', 'web', 'assets');
  for (const name of readdirSync(assets).filter((one) => /\.(js|css|svg)$/.test(one))) {
    const content = readFileSync(join(assets, name));
    writeFileSync(join(assets, `${name}.br`), brotliCompressSync(content));
    writeFileSync(join(assets, `${name}.gz`), gzipSync(content));
  }
}

/** Builds everything, whatever is there. */
export function buildAll() {
  buildPrograms();
  generateTypes();
  buildWeb();
}

/** Builds in `dist` what is older than its sources. */
export function build() {
  const code = ['apps/cli', 'apps/server', 'libs', 'nest-cli.json', 'tsconfig.base.json', 'package.json'];
  if (!isNewer(program, code)) {
    console.log('Building …');
    buildPrograms();
    rmSync(types, { force: true });
  }
  if (!existsSync(types)) generateTypes();
  const web = ['apps/web/src', 'apps/web/build', 'apps/web/index.html', 'apps/web/vite.config.ts', 'package.json'];
  if (isNewer(page, web)) return;
  console.log('Building the web application …');
  buildWeb();
}
