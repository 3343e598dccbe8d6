import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { addressOf, DESK, openBrowser, openWindow, type View, type Window } from './support/browser.js';
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

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** A year of which the demo city has no plan yet. */
const YEAR = 2027;
const ADDRESS = `/directorates/{directorate}/action-plan/${YEAR}`;

async function directorAt(view: View = DESK): Promise<Window> {
  const window = await openWindow(browser, city.origin, view);
  await city.signIn(window.context, 'director');
  await window.page.goto(await addressOf(ADDRESS, window.context));
  await window.page.locator('h1').waitFor();
  return window;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const cell = (page: Page, theme: string, column: number) =>
  page
    .getByRole('row', { name: new RegExp(`^${theme}`) })
    .getByRole('cell')
    .nth(column - 1);

async function add(page: Page, title: string, theme: string, when: string): Promise<void> {
  await button(page, 'Nieuwe actie').click();
  await page.getByLabel('Wat gaan jullie doen?').fill(title);
  await page.getByLabel('Thema', { exact: true }).selectOption(theme);
  await page.locator('form').getByText(when, { exact: true }).click();
  await button(page, 'Voeg de actie toe').click();
  await page.getByText(`${title} staat in het plan.`).waitFor();
}

describe('the action plan', () => {
  it('is begun, filled, moved by keyboard and by drag, said how it stands, and adopted', async () => {
    const { page, context, complaints } = await directorAt();
    await page.getByText(`Voor ${YEAR} is er nog geen actieplan.`).waitFor();
    await button(page, `Begin het plan van ${YEAR}`).click();
    await page.getByText('Er staan nog geen acties in dit plan.').waitFor();
    await add(page, 'Terugblik met het team', 'Bewustzijn', 'K4, okt–dec');
    await add(page, 'Meldroute op elke locatie', 'Sociale veiligheid en antidiscriminatie', 'K2, apr–jun');
    await page.getByText('2 acties:').waitFor();

    // By keyboard: opened, lifted, three quarters back and one theme up, put down.
    await button(page, 'Terugblik met het team').focus();
    await page.keyboard.press('Enter');
    await button(page, 'Verplaats').focus();
    await page.keyboard.press('Enter');
    const said = page.getByRole('status').filter({ hasText: 'opgepakt' });
    await said.filter({ hasText: 'Bewustzijn, K4, 1 van 1' }).waitFor();
    await page.keyboard.press('ArrowLeft');
    await said.filter({ hasText: 'Bewustzijn, K3, 1 van 1' }).waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowUp');
    await said.filter({ hasText: 'Sociale veiligheid en antidiscriminatie, K2, 1 van 2' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(/^Terugblik met het team staat nu bij Sociale veiligheid en antidiscriminatie, K2/).waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Terugblik met het team');
    await page.reload();
    await cell(page, 'Sociale veiligheid', 2).getByRole('button', { name: 'Terugblik met het team' }).waitFor();

    // Put back: it stays where it stood.
    await button(page, 'Terugblik met het team').click();
    await button(page, 'Verplaats').click();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Escape');
    await page.getByText('Terugblik met het team staat weer waar het stond.').waitFor();
    await cell(page, 'Sociale veiligheid', 2).getByRole('button', { name: 'Terugblik met het team' }).waitFor();

    // By drag.
    await button(page, 'Meldroute op elke locatie').dragTo(cell(page, 'Sociale veiligheid', 5));
    await cell(page, 'Sociale veiligheid', 5).getByRole('button', { name: 'Meldroute op elke locatie' }).waitFor();
    await page.getByText(/^Meldroute op elke locatie staat nu bij .*Doorlopend/).waitFor();

    await button(page, 'Terugblik met het team').click();
    await page.getByText('licht vertraagd', { exact: true }).click();
    await page.getByLabel(/^Wat kwam eruit/).fill('De zaal was bezet.');
    await button(page, 'Leg de stand vast').click();
    await page.getByText('Terugblik met het team: licht vertraagd.').waitFor();
    await page.getByText('1 licht vertraagd').waitFor();

    await button(page, 'Stel het plan vast').click();
    await page.getByLabel('Op welke dag was de vergadering?').fill('14 okt');
    await button(page, 'Leg vast dat het plan is vastgesteld').click();
    await page.getByText(/^Vastgesteld door het managementteam op 14 oktober 2026/).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each([
    { language: 'nl', theme: 'light', width: 320 },
    { language: 'en', theme: 'dark', width: 1280 },
  ] satisfies View[])('is accessible with an action opened, $language, $theme, $width px', async (view) => {
    const { page, context, complaints } = await directorAt(view);
    await button(page, 'Terugblik met het team').click();
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
