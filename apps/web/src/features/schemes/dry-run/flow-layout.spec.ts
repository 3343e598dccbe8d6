import { flowOf, wayOf, type Counts } from './flow-layout.js';

const none = { met: 0, onTrack: 0, atRisk: 0, short: 0, lapsed: 0, exempt: 0, notInScope: 0 };
const before: Counts = { ...none, met: 200, onTrack: 600, atRisk: 200 };
const after: Counts = { ...none, met: 190, onTrack: 570, atRisk: 240 };
const moves = [
  { from: 'met', to: 'onTrack', people: 10 },
  { from: 'onTrack', to: 'atRisk', people: 47 },
  { from: 'atRisk', to: 'onTrack', people: 7 },
] as const;

it('says which way a change goes', () => {
  expect(wayOf('onTrack', 'atRisk')).toBe('down');
  expect(wayOf('lapsed', 'met')).toBe('up');
  expect(wayOf('met', 'exempt')).toBe('aside');
  expect(wayOf('met', 'met')).toBe('same');
});

it('draws as much as there are people, at both sides', () => {
  const flow = flowOf(before, after, moves);
  const height = (bands: readonly { readonly height: number }[] = []) =>
    bands.reduce((sum, one) => sum + one.height, 0);
  expect(height(flow?.bands)).toBeCloseTo(height(flow?.left), 6);
  expect(height(flow?.left)).toBeCloseTo(height(flow?.right), 6);
  expect(flow?.left.map(({ people }) => people)).toEqual([200, 600, 200]);
  expect(flow?.bands.filter(({ way }) => way === 'down')).toHaveLength(2);
});

it('draws nothing where a number is hidden', () => {
  expect(flowOf({ ...before, met: null }, after, moves)).toBeUndefined();
});
