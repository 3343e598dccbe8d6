import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { z } from 'zod';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
];

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const found = (): string | undefined =>
  [process.env.CHROMIUM, chromium.executablePath(), ...PLACES].find((path) => path !== undefined && existsSync(path));

/** Chromium: where it is, else Debian's package when we may install it. */
function executable(): string {
  const there = found();
  if (there !== undefined) return there;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    spawnSync('apt-get', ['update'], { stdio: 'ignore' });
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { stdio: 'ignore' });
  }
  const installed = found();
  if (installed !== undefined) return installed;
  throw new Error(
    'The browser tests need Chromium. Install it (Debian: apt-get install chromium), or name it in CHROMIUM.',
  );
}

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: executable(), args: ARGUMENTS });

/** How a page is looked at. */
export type View = {
  readonly language: 'nl' | 'en';
  readonly theme: 'light' | 'dark';
  readonly width: 320 | 768 | 1280;
};

export const DESK: View = { language: 'nl', theme: 'light', width: 1280 };

/** A window in which nobody is signed in, with what went wrong in it. */
export type Window = {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Requests that left the origin, errors of scripts, and what the content policy stopped. */
  readonly complaints: readonly string[];
};

const PATIENCE_MS = 30_000;

export async function openWindow(browser: Browser, origin: string, view: View): Promise<Window> {
  const context = await browser.newContext({
    viewport: { width: view.width, height: 900 },
    colorScheme: view.theme,
    baseURL: origin,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  await context.addInitScript(`localStorage.setItem('peil-language', '${view.language}')`);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('blob:')) complaints.push(`left the origin: ${url}`);
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/content security policy|refused to/i.test(message.text())) complaints.push(message.text());
  });
  return { context, page, complaints };
}

/** An address in which `{directorate}` and `{cluster}` stand for the unit of who is signed in. */
export async function addressOf(path: string, context: BrowserContext): Promise<string> {
  if (!path.includes('{')) return path;
  const me: unknown = await (await context.request.get('/v1/me')).json();
  const { directorOf, cityDirectorOf } = z
    .object({ directorOf: z.array(z.string()), cityDirectorOf: z.array(z.string()) })
    .parse(me);
  return path.replace('{directorate}', directorOf[0] ?? '').replace('{cluster}', cityDirectorOf[0] ?? '');
}
