import type { Browser, Page } from 'playwright-core';
import { DESK, openBrowser, openWindow, type Window } from './support/browser.js';
import { tabTo, type } from './support/keyboard.js';
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

async function totalOf(page: Page): Promise<number> {
  await page.goto('/points');
  return Number(await page.locator('[data-total]').getAttribute('data-total'));
}

describe('with the keyboard alone', () => {
  it('an activity is recorded, returned, put right, approved, and counts', async () => {
    const manager = await windowOf('manager', city.personIn('at-risk'));
    const { page } = manager;
    const before = await totalOf(page);
    await tabTo(page, /^Leg een activiteit vast$/);
    await page.keyboard.press('Enter');
    await heading(page, 'Leg een activiteit vast').waitFor();
    await page.getByRole('option', { name: 'Coaching' }).waitFor({ state: 'attached' });
    await tabTo(page, /Wat heb je gedaan\?/);
    await page.keyboard.type('Coaching');
    await tabTo(page, /Op welke dag\?/);
    await type(page, '1 okt');
    await tabTo(page, /Hoe lang\?/);
    await type(page, '1,5');
    await tabTo(page, /Dien in/);
    await page.keyboard.press('Enter');
    await page.getByText('Ingediend. P&O kijkt ernaar.').waitFor();
    const address = page.url();
    const queue = `/reviews?open=${address.split('/').at(-1) ?? ''}`;

    const adviser = await windowOf('hr');
    await adviser.page.goto(queue);
    await adviser.page.locator('.peil-facts').waitFor();
    await adviser.page.keyboard.press('t');
    await adviser.page.getByLabel(/^Reden, zichtbaar voor/).waitFor();
    await adviser.page.keyboard.type('Wie begeleidde je?');
    await adviser.page.keyboard.press('Control+Enter');
    await adviser.page.getByText(/^Je stuurde de inzending van .* terug/).waitFor();

    await page.goto(address);
    await page.getByText('Wie begeleidde je?').first().waitFor();
    await tabTo(page, /Hoe lang\?/);
    await type(page, '2');
    await tabTo(page, /^Verbeter en dien opnieuw in$/);
    await page.keyboard.press('Enter');
    await page.getByText('Verbeterd en opnieuw ingediend.').waitFor();

    await adviser.page.goto(queue);
    await adviser.page.locator('.peil-facts').waitFor();
    await adviser.page.keyboard.press('g');
    await adviser.page.getByText(/^Je keurde de inzending van .* goed/).waitFor();
    expect(await totalOf(page)).toBeCloseTo(before + 2, 10);
    await Promise.all([manager.context.close(), adviser.context.close()]);
  });
});

describe('the tour', () => {
  it('goes over five steps once, and is found again under settings', async () => {
    const { page, context } = await windowOf('manager', city.personIn('on-course'));
    await page.goto('/points');
    const tour = page.getByRole('dialog');
    await tour.getByText('Stap 1 van 5').waitFor();
    for (const step of [2, 3, 4, 5]) {
      await tabTo(page, /^Volgende$/);
      await page.keyboard.press('Enter');
      await tour.getByText(`Stap ${step} van 5`).waitFor();
    }
    await page.keyboard.press('Escape');
    await tour.waitFor({ state: 'detached' });
    await page.reload();
    await page.locator('[data-total]').waitFor();
    expect(await tour.count()).toBe(0);

    await page.goto('/settings');
    await page.getByRole('button', { name: 'Begin de rondleiding opnieuw' }).click();
    await tour.getByText('Stap 1 van 5').waitFor();
    await context.close();
  });
});

describe('text that is not kept', () => {
  it('is asked about before it is left, and stays when the answer is no', async () => {
    const { page, context } = await windowOf('manager', city.personIn('on-course'));
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.message());
      void (asked.length === 1 ? dialog.dismiss() : dialog.accept());
    });
    await page.goto('/activities/new');
    await page.getByLabel('Op welke dag?').fill('1 okt');
    await page.getByRole('link', { name: 'Mijn punten' }).click();
    await heading(page, 'Leg een activiteit vast').waitFor();
    expect(await page.getByLabel('Op welke dag?').inputValue()).toBe('1 okt');
    await page.getByRole('link', { name: 'Mijn punten' }).click();
    await heading(page, 'Mijn punten').waitFor();
    expect(asked).toEqual(Array(2).fill('Wat je invulde is nog niet bewaard. Toch weggaan?'));
    await context.close();
  });
});

describe('my development', () => {
  it('lets the director read what came out of an assessment, and no longer', async () => {
    const { page, context } = await windowOf('manager', city.personIn('on-course'));
    await page.goto('/development');
    const share = page.getByRole('checkbox', { name: 'Mijn directeur mag dit lezen' }).first();
    await share.focus();
    const before = await share.isChecked();
    const said = ['Je directeur kan dit nu lezen.', 'Je directeur kan dit niet meer lezen.'];
    await page.keyboard.press('Space');
    await page.getByText(said[before ? 1 : 0] ?? '').waitFor();
    expect(await share.isChecked()).toBe(!before);
    await page.keyboard.press('Space');
    await page.getByText(said[before ? 0 : 1] ?? '').waitFor();
    expect(await share.isChecked()).toBe(before);
    await context.close();
  });
});
