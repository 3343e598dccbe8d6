import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { addressOf, openBrowser, openWindow, type View } from './support/browser.js';
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

/** Every page, and who opens it. Of a manager the situation is named. */
const PAGES = [
  ['sign-in', 'nobody', '/sign-in'],
  ['points, on course', 'on-course', '/points'],
  ['points, at risk', 'at-risk', '/points'],
  ['points, two periods', 'lapsed', '/points'],
  ['points, just appointed', 'just-appointed', '/points'],
  ['points on another day', 'late-correction', '/points?asOf=2026-03-01&knownAt=2026-03-10'],
  ['activities', 'corrected', '/activities'],
  ['activities, none such', 'on-course', '/activities?filter=rejected'],
  ['record an activity', 'on-course', '/activities/new'],
  ['my MAG', 'on-course', '/mag/2026'],
  ['MAG of a director, and of the managers', 'director', '/mag/2026'],
  ['MAG, not begun', 'on-course', '/mag/2031'],
  ['my data', 'on-course', '/my-data'],
  ['my development', 'on-course', '/development'],
  ['settings', 'on-course', '/settings'],
  ['review', 'hr', '/reviews'],
  ['schemes', 'hr', '/schemes'],
  ['a rule of a scheme', 'hr', '/schemes/amsterdam-draft/versions/1/rules/18'],
  ['for whom a scheme is', 'hr', '/schemes/amsterdam-draft/versions/1/rules/who'],
  ['a scheme as YAML', 'hr', '/schemes/amsterdam-draft/versions/1/rules/1?view=yaml'],
  ['imports', 'hr', '/imports'],
  ['offerings', 'at-risk', '/offerings'],
  ['offerings, sorted and left out', 'on-course', '/offerings?sort=-hours&filter=kind:training'],
  ['catalogue', 'hr', '/catalogue'],
  ['periods', 'hr', '/periods'],
  ['lists', 'hr', '/lists'],
  ['menu card, to make', 'hr', '/menu-cards/2027'],
  ['menu card, none', 'on-course', '/menu-cards/2027'],
  ['directorate', 'director', '/'],
  ['action plan', 'director', '/directorates/{directorate}/action-plan/2026'],
  ['directorate, figures', 'director', '/directorates/{directorate}/indicators'],
  ['directorate, one obligation', 'director', '/directorates/{directorate}/obligations/moment-1'],
  ['directorate, people', 'director', '/directorates/{directorate}/people'],
  ['conversations', 'director', '/conversations'],
  ['cluster', 'city-director', '/clusters/{cluster}'],
  ['cluster, figures', 'city-director', '/clusters/{cluster}/indicators'],
  ['figures of the whole', 'reporting', '/indicators'],
  ['report', 'reporting', '/reports/2026'],
  ['auditor', 'auditor', '/audit'],
  ['points of who has no scheme', 'hr', '/points'],
  ['may not see', 'on-course', '/people/somebody-else'],
  ['does not exist', 'on-course', '/no/such/page'],
] as const;

const PERSONAS = ['director', 'city-director', 'hr', 'auditor', 'reporting'] as const;
const isPersona = (who: string): who is (typeof PERSONAS)[number] => PERSONAS.some((one) => one === who);

const LANGUAGES = ['nl', 'en'] as const;
const LOOKS = [
  { theme: 'light', width: 1280 },
  { theme: 'dark', width: 320 },
  { theme: 'light', width: 320 },
  { theme: 'dark', width: 1280 },
] as const;

/** Of the four looks, how many each page is seen in: one in `npm test`, with theme and width rotating; the soak takes all. */
const SEEN = Number(process.env.PEIL_LOOKS ?? 1);

/** Each page in each language. */
const views = PAGES.flatMap(([name, who, path], index) =>
  LANGUAGES.flatMap((language, second) =>
    LOOKS.slice(0, SEEN).map((_, turn) => {
      const look = LOOKS[(index * LANGUAGES.length + second + turn) % LOOKS.length] ?? LOOKS[0];
      return { name, who, path, view: { language, ...look } satisfies View };
    }),
  ),
);

describe('every page', () => {
  it.each(views)('$name, $view.language, $view.theme, $view.width px', async ({ who, path, view }) => {
    const { context, page, complaints } = await openWindow(browser, city.origin, view);
    if (isPersona(who)) await city.signIn(context, who);
    else if (who !== 'nobody') await city.signIn(context, 'manager', city.personIn(who));
    await page.goto(await addressOf(path, context));
    await page.locator('h1').waitFor();
    await page.waitForLoadState('networkidle');
    await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });

    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.title()).toMatch(/^\S.* – Peil$/);
    expect(await page.locator('html').getAttribute('lang')).toBe(view.language);
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
