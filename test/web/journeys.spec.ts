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

async function windowOf(persona: string, personId?: string): Promise<Window> {
  const window = await openWindow(browser, city.origin, DESK);
  await city.signIn(window.context, persona, personId);
  return window;
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

/** Points as a page writes them, as a number. */
const numberOf = (text: string | null): number => Number((text ?? '').replace(',', '.').trim());

/** What counts, by the foot of the ledger. */
async function pointsOn(page: Page): Promise<{ readonly total: number; readonly sum: number; readonly board: string }> {
  const total = numberOf(await page.locator('[data-total]').innerText());
  const lines = await page.locator('[data-counts]').allInnerTexts();
  const board = await page.locator('.peil-board tr.total .c-have').innerText();
  return { total, sum: lines.reduce((added, line) => added + numberOf(line), 0), board };
}

describe('a manager', () => {
  it.each(['on-course', 'at-risk', 'corrected', 'returned-evidence', 'on-leave'] as const)(
    'who is %s sees points that add up',
    async (situation) => {
      const { page, context } = await windowOf('manager', city.personIn(situation));
      await page.goto('/points');
      await page.locator('[data-total]').waitFor();
      const { total, sum, board } = await pointsOn(page);
      expect(sum).toBeCloseTo(total, 10);
      expect(numberOf(board.split(' ')[0] ?? '')).toBe(total);
      await context.close();
    },
  );

  it('opens a line on its history, goes to another day, and comes back to today', async () => {
    const { page, context } = await windowOf('manager', city.personIn('on-course'));
    await page.goto('/points');
    await page.locator('.peil-disclosure').first().click();
    await page.locator('.peil-history li').first().waitFor();
    await page.getByLabel('Stand op').fill('1 maart 2026');
    await button(page, 'Toon').click();
    await page.waitForURL(/asOf=2026-03-01/);
    await page.getByText('Je kijkt naar 1 maart 2026.').waitFor();
    await page.getByRole('link', { name: 'Terug naar vandaag' }).click();
    await page.waitForURL((url) => url.search === '');
    await button(page, 'English').click();
    await heading(page, 'My points').waitFor();
    expect(await page.title()).toBe('My points – Peil');
    await context.close();
  });
});

describe('from an activity to its points', () => {
  it('goes over record, return, correct and approve', async () => {
    const manager = await windowOf('manager', city.personIn('at-risk'));
    const { page } = manager;
    await page.goto('/points');
    await page.locator('[data-total]').waitFor();
    const before = await pointsOn(page);

    await page.getByRole('link', { name: 'Leg een activiteit vast' }).click();
    await heading(page, 'Leg een activiteit vast').waitFor();
    await button(page, 'Dien in').click();
    await page.getByRole('alert').getByRole('link', { name: 'Kies wat je hebt gedaan' }).click();
    expect(await page.title()).toMatch(/^Fout: /);
    await page.getByLabel('Wat heb je gedaan?').selectOption({ label: 'Coaching' });
    await page.getByLabel('Op welke dag?').fill('1 okt');
    await page.getByText('1 oktober 2026').waitFor();
    await page.getByLabel('Hoe lang?').fill('1,5');
    await page.getByText('begeleid van buiten').click();
    await page.getByLabel('Wie begeleidde?').fill('Buro Zandloper');
    await page.getByText('Resultaat', { exact: true }).click();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'verklaring.txt', mimeType: 'text/plain', buffer: Buffer.from('Aanwezig: 1,5 uur.') });
    await button(page, 'Dien in').click();
    await page.getByText('Ingediend. P&O kijkt ernaar.').waitFor();
    const address = page.url();

    const adviser = await windowOf('hr');
    await adviser.page.goto(`/reviews?open=${address.split('/').at(-1) ?? ''}`);
    await adviser.page.getByText('Aanwezig: 1,5 uur.').waitFor();
    await button(adviser.page, 'Stuur terug').click();
    await adviser.page.getByLabel(/^Reden, zichtbaar voor/).fill('De naam van de coach ontbreekt op de verklaring.');
    await button(adviser.page, 'Stuur terug').click();
    await adviser.page.getByText(/^Je stuurde de inzending van .* terug/).waitFor();

    await page.goto(address);
    await page.getByText('De naam van de coach ontbreekt op de verklaring.').first().waitFor();
    await page.getByLabel('Wie begeleidde?').fill('Buro Zandloper, S. Duin');
    await button(page, 'Verbeter en dien opnieuw in').click();
    await page.getByText('Verbeterd en opnieuw ingediend.').waitFor();

    await adviser.page.goto(`/reviews?open=${address.split('/').at(-1) ?? ''}`);
    await adviser.page.getByText('Buro Zandloper, S. Duin').waitFor();
    await button(adviser.page, 'Keur goed').click();
    await adviser.page.getByText(/^Je keurde de inzending van .* goed/).waitFor();

    await page.goto('/points');
    await page.locator('[data-total]').waitFor();
    const after = await pointsOn(page);
    expect(after.total).toBeCloseTo(before.total + 1.5, 10);
    expect(after.sum).toBeCloseTo(after.total, 10);
    expect([...manager.complaints, ...adviser.complaints]).toEqual([]);
    await Promise.all([manager.context.close(), adviser.context.close()]);
  });

  it('an adviser reviews and undoes with the keyboard alone', async () => {
    await handIn(city.personIn('on-course'));
    const { page, context } = await windowOf('hr');
    await page.goto('/reviews');
    const first = page.locator('.peil-queue a[aria-current]');
    await first.waitFor();
    const chosen = await first.getAttribute('href');
    await page.locator('.peil-facts').waitFor();
    await page.keyboard.press('g');
    await page.getByText(/^Je keurde de inzending van .* goed/).waitFor();
    await page.locator(`.peil-queue a[href="${chosen}"]`).waitFor({ state: 'detached' });
    await page.keyboard.press('z');
    await page.locator(`.peil-queue a[href="${chosen}"]`).waitFor();
    expect(await page.locator('.peil-notice').count()).toBe(0);
    await context.close();
  });
});

describe('a director', () => {
  it('sees figures that fit each other, and opens somebody’s points, which that person can see', async () => {
    const { page, context } = await windowOf('director');
    await page.goto('/');
    await page.locator('[data-count-of]').first().waitFor();
    const counts = (await page.locator('[data-count-of]').allInnerTexts()).map(numberOf);
    const people = page.locator('section[aria-labelledby=managers] tbody th a');
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(await people.count());
    await people
      .filter({ hasText: await nameOf(city.personIn('on-course')) })
      .first()
      .click();
    await heading(page, /^Punten van /).waitFor();
    await context.close();

    const looked = await windowOf('manager', city.personIn('on-course'));
    await looked.page.goto('/my-data');
    await looked.page.getByRole('cell', { name: 'de directeur' }).first().waitFor();
    expect(await looked.page.getByText('je punten en je aanstelling').count()).toBeGreaterThan(0);
    await looked.context.close();
  });
});

async function nameOf(personId: string): Promise<string> {
  const { context } = await windowOf('manager', personId);
  const me: unknown = await (await context.request.get('/v1/me')).json();
  await context.close();
  return z.object({ name: z.string() }).parse(me).name;
}

/** Something to review. */
async function handIn(personId: string): Promise<void> {
  const { context } = await windowOf('manager', personId);
  const data = { kind: 'mentoring', day: '2026-10-05', minutes: 60 };
  const headers = { 'peil-page': '1' };
  const answer = await context.request.post(`/v1/managers/${personId}/activities`, { data, headers });
  expect(answer.status()).toBe(201);
  await context.close();
}

describe('with the keyboard alone', () => {
  it('one signs in, skips to the content, and reaches a line of the ledger', async () => {
    const { page, context } = await openWindow(browser, city.origin, DESK);
    await page.goto('/');
    await heading(page, 'Kies wie je bent').waitFor();
    await tabTo(page, /^Leidinggevende/);
    await page.keyboard.press('Enter');
    await heading(page, 'Mijn punten').waitFor();
    await page.locator('.peil-disclosure').first().waitFor();
    await page.reload();
    await page.locator('.peil-disclosure').first().waitFor();
    await tabTo(page, /^Naar de inhoud/);
    await page.keyboard.press('Enter');
    const name = (await page.locator('.peil-disclosure').first().innerText()).trim();
    await tabTo(page, name);
    await page.keyboard.press('Enter');
    await page.locator('.peil-history li').first().waitFor();
    expect(await page.locator('.peil-disclosure').first().getAttribute('aria-expanded')).toBe('true');
    await context.close();
  });
});

const MOST_TABS = 60;

/** Presses Tab until what has the focus is called so. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    await page.keyboard.press('Tab');
    const focused = String(await page.evaluate('document.activeElement?.textContent ?? ""')).trim();
    if (typeof name === 'string' ? focused === name : name.test(focused)) return;
  }
  throw new Error(`Tab does not reach ${String(name)}`);
}
