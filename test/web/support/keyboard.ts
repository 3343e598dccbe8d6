import type { Page } from 'playwright-core';

const MOST_TABS = 90;

/** What has the focus, as a person would call it: its label, else its words. */
const FOCUSED = `(() => {
  const at = document.activeElement;
  return [at?.labels?.[0]?.textContent, at?.closest('fieldset')?.querySelector('legend')?.textContent, at?.textContent]
    .filter(Boolean).join(' | ').replaceAll(/\\s+/g, ' ').trim();
})()`;

/** Presses Tab until what has the focus is called so. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    await page.keyboard.press('Tab');
    if (name.test(String(await page.evaluate(FOCUSED)))) return;
  }
  throw new Error(`Tab does not reach ${String(name)}`);
}

/** Replaces what stands in the field that has the focus. */
export async function type(page: Page, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(words);
}
