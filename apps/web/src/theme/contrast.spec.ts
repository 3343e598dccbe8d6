import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const css = readFileSync(join(__dirname, 'roles.css'), 'utf8');
const [light = '', dark = ''] = css.split('prefers-color-scheme: dark');

const rolesIn = (text: string): ReadonlyMap<string, string> =>
  new Map(
    [...text.matchAll(/--peil-([a-z0-9-]+):\s*(#[0-9a-f]{6})/g)].map(([, role = '', value = '']) => [role, value]),
  );

/** Relative luminance, as WCAG reckons it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ratio(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/** Text on a surface, also the text in pictures, which no other test can judge. */
const TEXT = ['ink', 'ink-2', 'link', 'good', 'warn', 'bad'].flatMap((role) => [
  [role, 'paper'] as const,
  [role, 'mist'] as const,
]);

const PAIRS: readonly (readonly [string, string, number])[] = [
  ...TEXT.map(([text, surface]) => [text, surface, 4.5] as const),
  ['on-water', 'water', 4.5],
  ['on-water', 'link', 4.5],
  ['bad', 'bad-tint', 4.5],
  ['ink', 'tint', 4.5],
  ['ink', 'mark', 4.5],
  ['control', 'paper', 3],
  ['control', 'mist', 3],
  ['water', 'track', 3],
];

describe.each([
  ['light', light],
  ['dark', dark],
])('the colours, %s', (_, text) => {
  const roles = rolesIn(text);

  it.each(PAIRS)('%s on %s has at least %d to 1', (over, under, least) => {
    expect(ratio(roles.get(over) ?? '', roles.get(under) ?? '')).toBeGreaterThanOrEqual(least);
  });
});
