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
const ADDRESS = '/mag/2026';
const TITLE = 'Sociale veiligheid in je team';
const CHANGED = 'Ik bespreek elke maand een casus over sociale veiligheid met mijn team.';
const AGREED = 'Ik bespreek elke zes weken een casus over sociale veiligheid met mijn team.';

/** The manager's cycle as the director opens it: from the list under the director's own. */
const ofManager = () => `${ADDRESS}?of=${city.personIn('on-course')}`;

describe('from a proposal to an agreement', () => {
  it('the director proposes a change, the manager another, and both agree', async () => {
    const director = await windowOf('director');
    await director.page.goto(ADDRESS);
    await heading(director.page, 'Mijn MAG 2026').waitFor();
    const link = director.page.locator(`a[href*="${city.personIn('on-course')}"]`);
    await link.click();
    await heading(director.page, /^MAG 2026 van /).waitFor();
    await button(director.page, TITLE).click();
    await button(director.page, 'Stel een wijziging voor').click();
    await director.page.getByLabel('Wat spreken jullie af?').fill(CHANGED);
    await director.page.getByLabel(/^Waarom, zichtbaar voor/).fill('Een kwartaal is te lang.');
    await button(director.page, /^Stuur dit voorstel naar/).click();
    await director.page.getByText(/^Je voorstel ligt bij/).waitFor();
    await button(director.page, 'Trek je voorstel in').waitFor();

    for (const view of [
      { language: 'nl', theme: 'light', width: 1280 },
      { language: 'en', theme: 'dark', width: 320 },
    ] satisfies View[]) {
      const seen = await windowOf('manager', city.personIn('on-course'), view);
      await seen.page.goto(ADDRESS);
      await seen.page.locator('ins').first().waitFor();
      await seen.page.waitForLoadState('networkidle');
      expect(await seen.page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
      const { violations } = await new AxeBuilder({ page: seen.page }).withTags(RULES).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
      await seen.context.close();
    }

    const manager = await windowOf('manager', city.personIn('on-course'));
    const { page } = manager;
    await page.goto('/points');
    await page.getByRole('link', { name: 'Mijn MAG' }).first().click();
    await page.getByRole('link', { name: `Reageer op het voorstel: ${TITLE}` }).click();
    await page.getByText('“Een kwartaal is te lang.”').first().waitFor();
    expect((await page.locator('ins').allInnerTexts()).join(' ')).toContain('maand');
    await page.getByText('Versie 1 blijft gelden tot jij instemt.').waitFor();
    await button(page, 'Stel iets anders voor').click();
    await page.getByLabel('Wat spreken jullie af?').fill(AGREED);
    await button(page, /^Stuur dit voorstel naar/).click();
    await page.getByText(/^Je voorstel ligt bij/).waitFor();

    await director.page.goto(ofManager());
    await button(director.page, 'Stem in met versie 3').click();
    await director.page.getByText('Je stemde in met versie 3. Die is nu van kracht.').waitFor();

    await page.goto(ADDRESS);
    await button(page, TITLE).click();
    await page.getByText(AGREED).waitFor();
    await page.getByText(/ingestemd met versie 3/).waitFor();
    expect(await page.getByRole('link', { name: /^Reageer op het voorstel/ }).count()).toBe(0);
    expect([...manager.complaints, ...director.complaints]).toEqual([]);
    await Promise.all([manager.context.close(), director.context.close()]);
  });
});

describe('a moment', () => {
  it('is written by the manager and read by the director, while who is no party sees no words', async () => {
    const manager = await windowOf('manager', city.personIn('at-risk'));
    await manager.page.goto(ADDRESS);
    await button(manager.page, /^Vul in Moment 3/).click();
    await manager.page.getByLabel(/^Evaluatie/).fill('De laatste casus maakte veel los.');
    await manager.page.getByText('op koers', { exact: true }).click();
    await button(manager.page, 'Leg dit moment vast').click();
    await manager.page.getByText('Het moment is ingevuld.').waitFor();
    await manager.context.close();

    const address = `${ADDRESS}?of=${city.personIn('at-risk')}`;
    const director = await windowOf('director');
    await director.page.goto(address);
    await button(director.page, /Moment 3/).click();
    await director.page.getByText('De laatste casus maakte veel los.').waitFor();
    await director.context.close();

    const adviser = await windowOf('hr');
    await adviser.page.goto(address);
    await heading(adviser.page, /^MAG 2026 van /).waitFor();
    await button(adviser.page, /Moment 3/).click();
    await adviser.page.getByText(/^Geschreven op/).waitFor();
    expect(await adviser.page.getByText('De laatste casus maakte veel los.').count()).toBe(0);
    await adviser.context.close();
  });
});
