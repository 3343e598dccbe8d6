import { bareName } from '../refused-names.js';

const YES = ['ja', 'j', 'yes', 'y', 'x', 'v', '1', 'waar', 'true', 'wel', 'aanwezig', 'aanw'];
const NO = ['nee', 'n', 'no', '0', 'onwaar', 'false', 'niet', 'afwezig', 'afw', ''];

export function readYesNo(text: string): boolean | undefined {
  const bare = text.trim() === '✓' ? 'v' : bareName(text);
  if (YES.includes(bare)) return true;
  return NO.includes(bare) ? false : undefined;
}

/** Our word for what stands there; undefined when it is on no list. */
export function readWord(text: string, words: Readonly<Record<string, readonly string[]>>): string | undefined {
  const bare = bareName(text);
  // A mark such as ✓ or - has no letters: it is itself.
  const same = (one: string) => (bare === '' ? one.trim() === text.trim() : bareName(one) === bare);
  const found = Object.entries(words).find(([word, written]) => same(word) || written.some(same));
  return found?.[0];
}
