import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { DESK, openBrowser, openWindow, type Window } from './support/browser.js';
import { openWebCity, type WebCity } from './support/web-city.js';

let city: WebCity;
let browser: Browser;
beforeAll(async () => {
  [city, browser] = await Promise.all([openWebCity(), openBrowser()]);
}, 180_000);
afterAll(async () => {
  await browser.close();
  await city.close();
});

async function pointsOf(personId: string, search = ''): Promise<Window> {
  const window = await openWindow(browser, city.origin, DESK);
  await city.signIn(window.context, 'manager', personId);
  await window.page.goto(`/points${search}`);
  await window.page.locator('[data-total]').waitFor();
  return window;
}

async function answer<Shape>(page: Page, address: string, shape: z.ZodType<Shape>): Promise<Shape> {
  const body: unknown = await (await page.context().request.get(`/v1/managers/${address}`)).json();
  return shape.parse(body);
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const section = (page: Page) => page.locator('section[aria-labelledby=what-if]');
const boxes = (page: Page) => section(page).getByRole('checkbox');

const change = z.object({
  changes: z.array(
    z.object({
      text: z.object({ nl: z.string() }),
      requirements: z.array(z.object({ id: z.string(), after: z.object({ open: z.string() }) })),
    }),
  ),
});
const plan = z.object({ items: z.array(z.object({ activityId: z.string(), offeringId: z.string().optional() })) });

describe('what if I take this', () => {
  it('is the answer of the server to the ticks in the address, and is gone when they are cleared', async () => {
    const personId = city.personIn('at-risk');
    const { page, context, complaints } = await pointsOf(personId);
    await boxes(page).first().focus();
    await page.keyboard.press('Space');
    await page.waitForURL(/tryOut=/);
    await boxes(page).nth(1).focus();
    await page.keyboard.press('Space');
    await page.waitForURL(/tryOut=[^&]+(?:,|%2C)/);
    await page.locator('.peil-tried[aria-busy=false]').waitFor();

    const tried = (new URL(page.url()).searchParams.get('tryOut') ?? '').split(',');
    expect(tried).toHaveLength(2);
    const asked = tried.map((id) => `offering=${id}`).join('&');
    const { changes } = await answer(page, `${personId}/what-if?${asked}`, change);
    expect(await page.locator('.peil-tried [role=status]').innerText()).toBe(changes[0]?.text.nl);
    const total = changes[0]?.requirements.find(({ id }) => id === 'total');
    const row = await page.locator('.peil-board tr.total .c-need').innerText();
    expect(row).toContain(`met je vinkjes nog ${String(total?.after.open).replace('.', ',')} punten`);
    expect(await page.locator('.peil-board tr.total .f-plan').count()).toBe(1);

    await page.reload();
    await page.locator('.peil-tried[aria-busy=false]').waitFor();
    expect(await boxes(page).first().isChecked()).toBe(true);
    await button(page, 'Wis de vinkjes').click();
    await page.waitForURL((url) => url.search === '');
    expect(await page.locator('.peil-tried').count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('goes on the plan with a day, and off it again', async () => {
    const personId = city.personIn('just-appointed');
    const { page, context } = await pointsOf(personId);
    const before = await answer(page, `${personId}/planned-activities`, plan);
    await boxes(page).first().focus();
    await page.keyboard.press('Space');
    await page.waitForURL(/tryOut=/);
    const offering = new URL(page.url()).searchParams.get('tryOut');
    await button(page, 'Zet op mijn planning').click();
    const day = page.getByLabel(/^Op welke dag doe je/);
    await day.fill('gisteren');
    await button(page, 'Zet op mijn planning').click();
    await page.getByText('Vul een dag in, vandaag of later, zoals 19-11-2026').waitFor();
    await day.fill('3 feb');
    await page.getByText('3 februari 2027').waitFor();
    await button(page, 'Zet op mijn planning').click();
    await page.getByText('1 activiteit staat op je planning.').waitFor();
    await page.waitForURL((url) => !url.searchParams.has('tryOut'));
    const planned = await answer(page, `${personId}/planned-activities`, plan);
    expect(planned.items.map(({ offeringId }) => offeringId)).toContain(offering);

    await button(page, 'Maak ongedaan').click();
    const left = async () => (await answer(page, `${personId}/planned-activities`, plan)).items.length;
    while ((await left()) > before.items.length) await page.waitForTimeout(100);
    expect(await left()).toBe(before.items.length);
    await context.close();
  });
});

const balances = z.object({
  balances: z.array(z.object({ total: z.object({ earned: z.string() }), ledger: z.array(z.unknown()) })),
});

describe('another day', () => {
  it('shows what the server answers for that day, known at that day', async () => {
    const personId = city.personIn('late-correction');
    for (const query of ['asOf=2026-07-01', 'asOf=2026-07-01&knownAt=2026-07-02']) {
      const { page, context } = await pointsOf(personId, `?${query}`);
      const asked = query.replace(/knownAt=([\d-]+)/, 'knownAt=$1T23:59:59Z');
      const { balances: entries } = await answer(page, `${personId}/balance?${asked}`, balances);
      expect(await page.locator('[data-total]').getAttribute('data-total')).toBe(entries[0]?.total.earned);
      expect(await section(page).count()).toBe(0);
      await context.close();
    }
  });
});

describe('the ledger', () => {
  it('is sorted and filtered in the address, and then shows no sum of a part', async () => {
    const { page, context } = await pointsOf(city.personIn('on-course'));
    await page.locator('.peil-ledger').getByRole('button', { name: 'Punten' }).click();
    await page.waitForURL(/sort=-points/);
    const points = (await page.locator('[data-counts]').all()).map((cell) => cell.getAttribute('data-counts'));
    const numbers = (await Promise.all(points)).map(Number);
    expect(numbers).toEqual(numbers.toSorted((one, other) => other - one));
    await section(page).waitFor();
    await page.locator('section[aria-labelledby=why]').getByLabel('Stand').selectOption({ label: 'telt mee' });
    await page.waitForURL(/filter=state/);
    expect(await page.locator('[data-total]').count()).toBe(0);
    await page.reload();
    await page.locator('[data-counts]').first().waitFor();
    expect(await page.locator('.peil-ledger tbody tr').count()).toBe(await page.locator('[data-counts]').count());
    await context.close();
  });
});

const periods = z.object({
  items: z.array(
    z.object({
      periodId: z.string(),
      state: z.string(),
      earned: z.string(),
      settlement: z.object({ settledOn: z.string() }).optional(),
    }),
  ),
});

describe('the periods', () => {
  it('of the past open as they were settled', async () => {
    const personId = city.personIn('on-course');
    const { page, context } = await pointsOf(personId);
    const { items } = await answer(page, `${personId}/periods`, periods);
    const closed = items.find(({ state }) => state === 'closed');
    expect(closed).toBeDefined();
    await page.getByRole('navigation', { name: 'Perioden' }).getByText('vastgesteld').first().click();
    await page.waitForURL((url) => url.searchParams.get('period') === closed?.periodId);
    await page
      .getByText(/^Vastgesteld op/)
      .first()
      .waitFor();
    expect(await page.locator('[data-total]').getAttribute('data-total')).toBe(closed?.earned);
    expect(await section(page).count()).toBe(0);
    await context.close();
  });

  it('write out how the sum of who began halfway was made', async () => {
    const { page, context } = await pointsOf(city.personIn('just-appointed'));
    const heading = page.getByRole('heading', { name: /^Zo komen we aan / });
    await heading.waitFor();
    const [, needed] = /(\d+)$/.exec((await page.locator('.peil-board tr.total .c-have').innerText()).trim()) ?? [];
    expect(await heading.innerText()).toBe(`Zo komen we aan ${needed}`);
    await context.close();
  });
});
