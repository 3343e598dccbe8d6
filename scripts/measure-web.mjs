// `npm run measure-web -- [address of a running demo]`: what the first page of each role costs in Chromium. Prints the
// largest paint, the layout shift and the compressed size of its scripts, and fails when one is over its goal.
import { chromium } from 'playwright-core';

const GOALS = { paintMs: 1000, shift: 0.05, scriptKb: 200 };
const ROLES = ['manager', 'director', 'city-director', 'hr', 'auditor', 'reporting'];
/** The server answers warm: the first rounds are looked at and thrown away. */
const ROUNDS = 4;
const WARM_UP = 1;
const KB = 1000;

const [address = 'http://localhost:3000'] = process.argv.slice(2);

/** Runs in the page, before its own scripts: keeps what the browser says of paints and shifts. */
const WATCH = `
  window.peilMeasured = { paint: 0, shift: 0, largest: '' };
  new PerformanceObserver((list) => {
    for (const { startTime, element } of list.getEntries()) {
      window.peilMeasured.paint = startTime;
      window.peilMeasured.largest = element?.tagName ?? '';
    }
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.peilMeasured.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
`;

const READ = `({
  ...window.peilMeasured,
  scripts: performance.getEntriesByType('resource')
    .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
    .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
})`;

async function lookOnce(browser, persona) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, baseURL: address });
  const signIn = await context.request.post('/v1/demo-sessions', { data: { persona } });
  if (!signIn.ok()) throw new Error(`no session for ${persona}: ${signIn.status()}. Is a demo running at ${address}?`);
  await context.addInitScript(WATCH);
  const page = await context.newPage();
  await page.goto('/');
  await page.locator('h1').waitFor();
  await page.waitForLoadState('networkidle');
  const measured = await page.evaluate(READ);
  const path = new URL(page.url()).pathname.replace(/[0-9a-f-]{36}/, '…');
  await context.close();
  return { ...measured, path };
}

const median = (numbers) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
});
const rows = [];
for (const role of ROLES) {
  const looks = [];
  for (let round = 0; round < ROUNDS; round += 1) looks.push(await lookOnce(browser, role));
  const warm = looks.slice(WARM_UP);
  rows.push({
    role,
    page: warm[0].path,
    'largest paint (ms)': Math.round(median(warm.map(({ paint }) => paint))),
    'layout shift': Number(Math.max(...warm.map(({ shift }) => shift)).toFixed(3)),
    'scripts (kB)': Math.round(warm[0].scripts / KB),
  });
}
await browser.close();
console.table(rows);

const over = rows.filter(
  (row) =>
    row['largest paint (ms)'] > GOALS.paintMs ||
    row['layout shift'] > GOALS.shift ||
    row['scripts (kB)'] > GOALS.scriptKb,
);
for (const { role } of over) {
  console.error(`${role}: over the goal of ${GOALS.paintMs} ms, ${GOALS.shift} or ${GOALS.scriptKb} kB`);
}
process.exitCode = over.length > 0 ? 1 : 0;
