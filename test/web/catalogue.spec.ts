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

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function violationsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

describe('the catalogue', () => {
  it('an adviser decides on a request: a refusal needs a reason', async () => {
    const { page, context, complaints } = await windowOf('hr');
    await page.goto('/catalogue?filter=state:requested');
    const request = page.locator('tbody th a').first();
    const title = await request.innerText();
    await request.click();
    await heading(page, title).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await button(page, 'Weiger').click();
    await page.getByText('Schrijf waarom').waitFor();
    await page.getByLabel('Reden').fill('Het programma ontbreekt.');
    await button(page, 'Accrediteer').click();
    await page.getByText('Het aanbod is geaccrediteerd.').waitFor();
    await page.getByText('Reden: Het programma ontbreekt.').waitFor();
    expect(await button(page, 'Weiger').count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('an adviser adds a kind, and it can be recorded', async () => {
    const { page, context } = await windowOf('hr');
    await page.goto('/lists');
    await page.getByText('Voeg een soort activiteit toe').click();
    const form = page.locator('details[open]');
    await form.getByLabel('Naam in het Nederlands').fill('Werkbezoek');
    await form.getByLabel('Naam in het Engels').fill('Working visit');
    await form.getByRole('button', { name: 'Voeg toe' }).click();
    await page.getByText('De lijst is gewijzigd.').waitFor();
    await page.getByRole('rowheader', { name: /^Werkbezoek/ }).waitFor();
    await context.close();
    const manager = await windowOf('manager', city.personIn('on-course'));
    await manager.page.goto('/activities/new');
    await manager.page.locator('option', { hasText: 'Werkbezoek' }).waitFor({ state: 'attached' });
    expect(await manager.page.locator('option', { hasText: 'Werkbezoek' }).count()).toBe(1);
    await manager.context.close();
  });
});

describe('what a manager can take', () => {
  it('sorts in the address, and puts an offering on the plan', async () => {
    const { page, context, complaints } = await windowOf('manager', city.personIn('at-risk'));
    await page.goto('/offerings');
    await button(page, 'Uren').click();
    await page.waitForURL(/sort=hours/);
    const hours = (await page.locator('tbody td:nth-of-type(3)').allInnerTexts()).map((text) =>
      Number(text.replace(',', '.')),
    );
    expect(hours.length).toBeGreaterThan(5);
    expect(hours).toEqual(hours.toSorted((one, other) => one - other));
    await page.locator('tbody th a').first().click();
    await page.getByRole('heading', { name: 'Wat als je dit volgt?' }).waitFor();
    await page.locator('.peil-sentence').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByLabel('Op welke dag?').fill('gisteren');
    await button(page, 'Zet op mijn planning').click();
    await page.getByText('Vul een dag in die nog komt').waitFor();
    await page.getByLabel('Op welke dag?').fill('12 nov');
    await page.getByText('12 november 2026').waitFor();
    await button(page, 'Zet op mijn planning').click();
    await page.getByText('Het staat op je planning.').waitFor();
    await page.goto('/activities?filter=planned');
    await page.getByText('12 nov 2026').first().waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('states what the own team wants while the round is open', async () => {
    const hr = await windowOf('hr');
    await hr.page.goto('/menu-cards/2027');
    await hr.page.getByText('Begroting en opdracht', { exact: true }).click();
    await hr.page.getByText('Omstanderstraining', { exact: true }).click();
    await button(hr.page, 'Bewaar de kaart met 2 trainingen').click();
    await hr.page.getByText('De menukaart is bewaard.').waitFor();
    await hr.page.getByLabel('Van', { exact: true }).fill('1-10-2026');
    await hr.page.getByLabel('Tot en met', { exact: true }).fill('1-12-2026');
    await button(hr.page, 'Bewaar de dagen').click();
    await hr.page.getByText('De dagen zijn bewaard.').waitFor();

    const { page, context } = await windowOf('manager', city.personIn('on-course'));
    await page.goto('/menu-cards/2027');
    await page.getByLabel('Keus 1').selectOption({ index: 1 });
    await button(page, 'Bewaar deze keus').click();
    await page.getByText('De keus van je team is bewaard.').waitFor();
    await page.locator('td[data-l="Teams:"]', { hasText: '1' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await Promise.all([hr.context.close(), context.close()]);
  });
});
