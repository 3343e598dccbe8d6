import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { DESK, openBrowser, openWindow, type View, type Window } from './support/browser.js';
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

async function windowOf(persona: string, personId?: string, view: View = DESK): Promise<Window> {
  const window = await openWindow(browser, city.origin, view);
  await city.signIn(window.context, persona, personId);
  return window;
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const numberOf = (text: string): number => Number(text.replace('.', '').replace(',', '.').trim());

async function violationsOn(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

describe('from a draft to a version in force', () => {
  it('goes over the sentence, a fault and its repair, the dry run and the publication, and a balance names it', async () => {
    const { page, context, complaints } = await windowOf('hr');
    await page.goto('/schemes');
    await page.getByRole('link', { name: 'Versie 1' }).click();
    await button(page, 'Maak hiervan een concept').click();
    await page.waitForURL(/\/versions\/2\/rules\/1$/);

    await page.getByRole('link', { name: /^\d+ Totaal$/ }).click();
    await page.locator('[data-sentence]', { hasText: 'Totaal: ten minste 40 punten' }).waitFor();
    await page.getByLabel('Minstens', { exact: true }).fill('300');
    await page.locator('[data-sentence]', { hasText: 'Totaal: ten minste 300 punten' }).waitFor();
    await page.getByText('Nog niet bewaard.').waitFor();
    expect(await violationsOn(page)).toEqual([]);

    // Who leaves is asked once; staying keeps what was typed.
    await page.getByRole('link', { name: 'Beoordelen' }).click();
    await page.getByText('Je concept is nog niet bewaard. Wat wil je doen?').waitFor();
    await button(page, 'Blijf hier').click();
    await button(page, 'Bewaar het concept').click();
    await page.getByText(/Bewaard op/).waitFor();

    await button(page, 'Draai proef').click();
    await page.getByLabel('Eerste dag').fill('1-1-2026');
    await button(page, 'Start de proefdraai').click();
    await page.waitForURL(/\/dry-runs\//);
    await page.locator('[data-people]').waitFor();
    const moved = (await page.locator('[data-moved]').allInnerTexts()).map(numberOf);
    expect(moved.reduce((sum, people) => sum + people, 0)).toBe(
      numberOf(await page.locator('[data-people]').innerText()),
    );
    const title = await page.locator('h1').innerText();
    const changed = moved.slice(0, -1).reduce((sum, people) => sum + people, 0);
    expect(title).toContain(String(changed));
    expect(await violationsOn(page)).toEqual([]);

    await button(page, 'Publiceer met reden').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(title).waitFor();
    await dialog.getByText(/Deze dag ligt in het verleden/).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await dialog.getByLabel(/^Waarom geldt deze versie/).fill('De raad vraagt meer punten.');
    await button(page, 'Publiceer versie 2').click();
    await page.waitForURL(/\/versions\/2\/rules\/1$/);
    await page.getByText('Versie 2 geldt nu, sinds 1 januari 2026.').waitFor();
    expect(complaints).toEqual([]);
    await context.close();

    const manager = await windowOf('manager', city.personIn('on-course'));
    await manager.page.goto('/points');
    await manager.page.getByText(/versie 2\./).waitFor();
    await manager.page.getByText('van 300', { exact: false }).first().waitFor();
    await manager.context.close();
  });

  it('shows a fault under the field that causes it, repairs it, and shows the same at its line', async () => {
    const { page, context } = await windowOf('hr', undefined, { ...DESK, width: 320, theme: 'dark' });
    await page.goto('/schemes/amsterdam-draft/versions/1/rules/11');
    await button(page, 'Maak hiervan een concept').click();
    await page.waitForURL(/\/versions\/\d+\/rules\/1$/);
    await page.getByRole('link', { name: 'Toon als YAML' }).click();
    const yaml = page.getByLabel('De tekst van de regeling');
    await yaml.fill((await yaml.inputValue()).replace('limits:\n', 'limits:\n  - id: all\n    atMost: 10\n'));
    const line = (await yaml.inputValue()).split('\n').indexOf('    atMost: 10') + 1;
    await button(page, `Regel ${line} van de tekst`).first().click();
    expect(await violationsOn(page)).toEqual([]);

    await page.getByRole('link', { name: 'Toon als formulier' }).click();
    await page.getByRole('link', { name: /^11 / }).click();
    const fault = page.locator('.peil-finding', { hasText: 'Er telt ten hoogste 10 mee' });
    await fault.first().waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await button(page, 'Laat hier 40 meetellen').first().click();
    await fault.first().waitFor({ state: 'detached' });
    await page.locator('[data-sentence]', { hasText: 'ten hoogste 40 punten' }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    await context.close();
  });
});
