import { AxeBuilder } from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
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

async function hand(page: Page, name: string, content: Buffer): Promise<void> {
  await page.goto('/imports');
  await heading(page, 'Importeren').waitFor();
  await page.getByLabel('Waar komt het bestand vandaan?').selectOption({ label: 'Afgeronde activiteiten' });
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: content });
  await page.waitForURL(/\/imports\/.+/);
}

describe('an import', () => {
  it('asks, is taken, and its refused rows come back repaired', async () => {
    const person = city.personIn('on-course');
    const rows = [
      'Persoon ID;Datum;Minuten;Status;Geboorteland',
      `${person};03-04-2026;90;Voltooid;NL`,
      `${person};04-04-2026;60;gereedgemeld;NL`,
      `${person};31-06-2026;60;Voltooid;NL`,
      `onbekend;05-04-2026;60;Voltooid;NL`,
    ];
    const { page, context, complaints } = await windowOf('hr');
    await hand(page, 'leerplatform.csv', Buffer.from(`${rows.join('\r\n')}\r\n`));
    await page.getByRole('heading', { name: 'Dit gaat niet mee' }).waitFor();
    await page.getByText('Wat betekent "gereedgemeld" in de kolom "Status"?').waitFor();
    await page.getByText('afgerond', { exact: true }).click();
    await button(page, 'Geef antwoord').click();

    await button(page, 'Neem 2 rijen over').waitFor();
    await page.getByText('4 rijen gelezen.').waitFor();
    expect(await page.locator('svg[data-rows]').getAttribute('data-rows')).toBe('4');
    const refusedLine = page.getByRole('row', { name: /^4 Datum “31-06-2026”/ });
    await refusedLine.waitFor();
    for (const view of [
      { language: 'en', theme: 'dark', width: 320 },
      { language: 'nl', theme: 'light', width: 1280 },
    ] satisfies View[]) {
      const seen = await windowOf('hr', undefined, view);
      await seen.page.goto(page.url());
      await seen.page.locator('svg[data-rows]').waitFor();
      expect(await seen.page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
      const { violations } = await new AxeBuilder({ page: seen.page }).withTags(RULES).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
      await seen.context.close();
    }

    await button(page, 'Neem 2 rijen over').click();
    await page.getByText('2 rijen zijn overgenomen.').waitFor();
    const download = page.waitForEvent('download');
    await button(page, 'Download 2 foute rijen').click();
    const kept = readFileSync(await (await download).path(), 'utf8');
    expect(kept).toContain('31-06-2026');
    expect(kept).not.toContain('03-04-2026');
    expect(kept).not.toContain(';NL');

    await hand(
      page,
      'verbeterd.csv',
      Buffer.from(kept.replace('31-06-2026', '30-06-2026').replace('onbekend', person)),
    );
    await button(page, 'Neem 2 rijen over').click();
    await page.getByText('2 rijen zijn overgenomen.').waitFor();

    const manager = await windowOf('manager', person);
    await manager.page.goto('/activities');
    await manager.page.getByText('30 jun 2026').first().waitFor();
    await manager.context.close();

    await page.getByText('Trek deze import in').click();
    await button(page, 'Trek alles in').click();
    await page.getByText('2 feiten zijn ingetrokken.').waitFor();
    await page.goto('/imports');
    await page.getByRole('cell', { name: 'ingetrokken' }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('offers a guess as a link that repairs all equal rows', async () => {
    const [person, other] = [city.personIn('on-course'), city.personIn('at-risk')];
    const rows = [
      'Persoon ID;Cursuscode;Datum;Minuten',
      ...[person, other].map((one) => `${one};begrotin;13-04-2026;60`),
    ];
    const { page, context } = await windowOf('hr');
    await hand(page, 'gok.csv', Buffer.from(`${rows.join('\r\n')}\r\n`));
    await page.getByText('2 hebben een vraag').waitFor();
    expect(await button(page, /^Neem/).count()).toBe(0);
    await button(page, /^begroting: /).click();
    await page.getByText('Alle gelijke rijen zijn verbeterd.').waitFor();
    await button(page, 'Neem 2 rijen over').waitFor();
    await button(page, 'Stop').click();
    await page.getByText('De import is gestopt.').waitFor();
    await context.close();
  });

  it('is a page of HR: a manager may not see it', async () => {
    const { page, context } = await windowOf('manager', city.personIn('on-course'));
    await page.goto('/imports');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
    await context.close();
  });
});
