// `node scripts/screenshots.mjs <address of a running demo>`: the pictures of the README, in docs/images.
import { chromium } from 'playwright-core';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

const [address = 'http://localhost:3000'] = process.argv.slice(2);
const folder = join(root, 'docs', 'images');
mkdirSync(folder, { recursive: true });

const PICTURES = [
  { name: 'my-points', persona: 'manager', path: '/points' },
  { name: 'my-directorate', persona: 'director', path: '/' },
  { name: 'my-cluster', persona: 'city-director', path: '/' },
  { name: 'scheme', persona: 'hr', path: '/schemes/amsterdam-draft/versions/1' },
  { name: 'review', persona: 'hr', path: '/reviews' },
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
});
for (const { name, persona, path } of PICTURES) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, baseURL: address });
  await context.request.post('/v1/demo-sessions', { data: { persona } });
  const page = await context.newPage();
  await page.goto(path);
  await page.locator('h1').waitFor();
  await page.waitForLoadState('networkidle');
  // Whoever opens it for the first time is shown around; the picture is of the page itself.
  const skip = page.getByRole('button', { name: /^(Sla over|Skip)$/ });
  if (await skip.isVisible()) await skip.click();
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await context.close();
}
await browser.close();
