import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { startWithProvider, type SignedInPeil } from '../sign-in/support/signed-in-peil.js';
import { DESK, openBrowser, openWindow } from './support/browser.js';

let on: SignedInPeil;
let browser: Browser;
beforeAll(async () => {
  [on, browser] = await Promise.all([startWithProvider({ accessTokenSeconds: 3 }), openBrowser()]);
}, 180_000);
afterAll(async () => {
  await browser.close();
  await on.close();
});

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

/** On the provider's own pages: who one is, and that Peil may know. */
async function atProvider(page: Page, login: string): Promise<void> {
  await page.locator('input[name=login]').fill(login);
  await page.locator('input[name=password]').fill('any');
  await page.locator('button[type=submit]').click();
  await page.locator('button[type=submit]').click();
}

describe('sign-in with the work account', () => {
  it('goes to the provider and back to the page that was asked for, is refreshed, and out', async () => {
    const { context, page } = await openWindow(browser, on.peil.url, DESK);
    await page.goto('/my-data');
    await heading(page, 'Meld je aan').waitFor();
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.getByRole('link', { name: 'Aanmelden', exact: true }).click();
    await atProvider(page, 'treesmanager');
    await page.waitForURL(`${on.peil.url}/my-data`);
    await page.getByRole('button', { name: 'Meld je af' }).waitFor();

    expect(await page.evaluate('document.cookie')).toBe('');
    expect(JSON.stringify(await context.storageState())).not.toMatch(/"value":"eyJ/);

    // The access token is over by then; the session is not.
    await page.waitForTimeout(3_500);
    expect(await page.evaluate(`fetch('/v1/me').then(({ status }) => status)`)).toBe(200);

    await page.getByRole('button', { name: 'Meld je af' }).click();
    await page.waitForURL(`${on.provider.issuer}/session/end**`);
    await page.getByRole('button', { name: /yes/i }).click();
    await page.waitForURL(`${on.peil.url}/sign-in**`);
    await page.goto('/my-data');
    await heading(page, 'Meld je aan').waitFor();
    await page.getByRole('link', { name: 'Aanmelden', exact: true }).click();
    // Signed out there too: it asks again who one is.
    await page.locator('input[name=login]').waitFor();
    await context.close();
  });

  it('says so when Peil does not know the account, or the provider is not to be believed', async () => {
    const { context, page } = await openWindow(browser, on.peil.url, DESK);
    const signIn = async (login: string) => {
      await page.goto('/sign-in');
      await page.getByRole('link', { name: 'Aanmelden', exact: true }).click();
      await atProvider(page, login);
      await page.getByRole('alert').waitFor();
      return page.getByRole('alert').innerText();
    };
    expect(await signIn('a-stranger')).toMatch(/nog niet bekend in Peil/);
    await context.clearCookies();
    await on.provider.spoil('none');
    expect(await signIn('treesmanager')).toMatch(/niet gelukt/);
    await on.provider.spoil('nothing');
    await context.close();
  });

  it('ends in an open page when the provider ends it', async () => {
    const { context, page } = await openWindow(browser, on.peil.url, DESK);
    await page.goto('/my-data');
    await page.getByRole('link', { name: 'Aanmelden', exact: true }).click();
    await atProvider(page, 'treesmanager');
    await page.waitForURL(`${on.peil.url}/my-data`);
    await on.provider.spoil('audience');
    await page.waitForTimeout(3_500);
    await page.goto('/my-data');
    await heading(page, 'Meld je aan').waitFor();
    expect(await page.title()).toBe('Meld je aan – Peil');
    await on.provider.spoil('nothing');
    await context.close();
  });
});
