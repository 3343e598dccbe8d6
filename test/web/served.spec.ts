import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { startPeil, type RunningPeil } from '../support/peil.js';

const built = join(__dirname, '..', '..', 'dist', 'web');
const assets = join(built, 'assets');
const css = readdirSync(assets)
  .filter((name) => name.endsWith('.css'))
  .map((name) => readFileSync(join(assets, name), 'utf8'))
  .join('\n');

let peil: RunningPeil;
beforeAll(async () => {
  peil = await startPeil();
});
afterAll(() => peil.close());

/** An answer, read to its end: what is left unread keeps its connection, and the server waits for that. */
async function get(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(peil.url + path, { headers });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}
const HTML = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('the web application as served', () => {
  it('answers every address a browser asks for as a page, and asks to be asked again', async () => {
    for (const path of ['/', '/points', '/points?asOf=2026-01-01', '/people/somebody', '/no/such/page']) {
      const answer = await get(path, HTML);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      expect(answer.text).toContain('<div id="root">');
    }
  });

  it('leaves what is no page a problem document', async () => {
    for (const [path, headers] of [
      ['/points', {}],
      ['/v1/nowhere', HTML],
      ['/assets/nothing.js', HTML],
      ['/health/x', HTML],
    ] as const) {
      const answer = await get(path, headers);
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    }
  });

  it('allows no inline script and nothing from elsewhere', async () => {
    const policy = (await get('/', HTML)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*|data:/);
    expect(readFileSync(join(built, 'index.html'), 'utf8')).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=/);
  });

  it('serves its files compressed, to be kept for ever', async () => {
    const script = readdirSync(assets).find((name) => /^index-.*\.js$/.test(name)) ?? '';
    const answer = await get(`/assets/${script}`, { 'Accept-Encoding': 'br' });
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    const whole = readFileSync(join(assets, script), 'utf8');
    expect(brotliDecompressSync(readFileSync(join(assets, `${script}.br`))).toString()).toBe(whole);
  });
});

describe('the web application as built', () => {
  it('holds nothing that is the property of the City', () => {
    const scripts = readdirSync(assets).filter((name) => /\.(js|css|svg)$/.test(name));
    const offending = scripts.filter((name) => /AmsterdamSans|#ec0000/i.test(readFileSync(join(assets, name), 'utf8')));
    expect(offending).toEqual([]);
  });

  it('defines every custom property that its style sheet uses', () => {
    const used = new Set([...css.matchAll(/var\(\s*(--[a-z0-9-]+)/g)].map(([, name]) => name));
    const defined = new Set([...css.matchAll(/(--[a-z0-9-]+)\s*:/g)].map(([, name]) => name));
    expect(used.size).toBeGreaterThan(100);
    expect([...used].filter((name) => !defined.has(name))).toEqual([]);
  });

  it('begins with less than 200 kB of script', () => {
    const [, entry = ''] = /src="\/assets\/([^"]+\.js)"/.exec(readFileSync(join(built, 'index.html'), 'utf8')) ?? [];
    expect(statSync(join(assets, `${entry}.gz`)).size).toBeLessThan(200_000);
  });
});
