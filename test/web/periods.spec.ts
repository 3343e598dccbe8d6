import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { DESK, openBrowser, openWindow } from './support/browser.js';
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

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function violationsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

describe('periods', () => {
  it('an adviser closes what is over, and decides what the facts now say', async () => {
    const { context, page, complaints } = await openWindow(browser, city.origin, DESK);
    await city.signIn(context, 'hr');
    await page.goto('/periods');
    await button(page, /^Sluit /)
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: /^Sluit \d/ }).click();
    await dialog.getByText('Schrijf waarom').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await button(page, /^Sluit /)
      .first()
      .click();
    await dialog.getByLabel('Reden').fill('De inhaaltijd is voorbij.');
    await dialog.getByRole('button', { name: /^Sluit \d/ }).click();
    await page.getByText(/perioden? (is|zijn) gesloten/).waitFor();

    const waiting = page.locator('section[aria-labelledby=restatements] tbody tr');
    await waiting.first().waitFor();
    const before = await waiting.count();
    await button(page, /^Beslis/)
      .first()
      .click();
    await button(page, 'Houd wat is vastgesteld').click();
    await page.getByText('Schrijf waarom').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByLabel('Reden').fill('De verbetering kwam na de laatste dag.');
    await button(page, 'Houd wat is vastgesteld').click();
    await page.getByText('De vastgestelde uitkomst blijft.').waitFor();
    await page.waitForFunction(
      `document.querySelectorAll('section[aria-labelledby=restatements] tbody tr').length === ${before - 1}`,
    );
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('what HR needs less often stands behind one button, by keyboard too', async () => {
    const { context, page } = await openWindow(browser, city.origin, DESK);
    await city.signIn(context, 'hr');
    await page.goto('/lists');
    await page.getByRole('heading', { level: 1, name: 'Lijsten' }).waitFor();
    const more = button(page, 'Meer');
    await more.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Menukaart' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await more.getAttribute('aria-expanded')).toBe('false');
    expect(await more.evaluate('document.activeElement?.textContent?.trim()')).toBe('Meer');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Menukaart 2026' }).waitFor();
    await context.close();
  });
});
