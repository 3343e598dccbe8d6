import { AXIS, chartOf } from './chart-parts.js';

const point = (year: number, value: string | null, version = 1, doubt?: { nl: string; en: string }) => ({
  period: { from: `${year}-01-01`, until: `${year}-12-31` },
  ...{ version, value, groupSize: 300, source: 'Voortgangsbrief' },
  ...(doubt && { doubt }),
});
const target = (required: string) => ({
  ...{ targetId: 'one', version: 1, goal: { kind: 'value' as const, value: required }, adoptedOn: '2021-01-01' },
  required,
});

describe('the chart of an indicator', () => {
  it('begins at zero, keeps the proportions, and draws the line of the target', () => {
    const chart = chartOf({ points: [point(2023, '10'), point(2024, '20')], targets: [target('20')] });
    const [first, second] = chart?.dots ?? [];
    expect((AXIS - (second?.y ?? 0)) / (AXIS - (first?.y ?? 0))).toBeCloseTo(2);
    expect(chart?.target?.y).toBeCloseTo(second?.y ?? 0);
    expect(first?.below).toBe(true);
    expect(second?.below).toBe(false);
  });

  it('draws no line over a new definition, and marks the break between', () => {
    const chart = chartOf({ points: [point(2023, '21', 2), point(2023, '14'), point(2022, '13')], targets: [] });
    expect(chart?.dots.map(({ value, old }) => [value, old])).toEqual([
      [13, true],
      [14, true],
      [21, false],
    ]);
    expect(chart?.lines).toHaveLength(1);
    expect(chart?.breaks).toHaveLength(1);
  });

  it('draws what is doubted hollow, and what is hidden not at all', () => {
    const doubt = { nl: 'samen 101', en: 'together 101' };
    const chart = chartOf({ points: [point(2022, null), point(2023, '56', 1, doubt)], targets: [] });
    expect(chart?.dots.map(({ hollow }) => hollow)).toEqual([true]);
    expect(chartOf({ points: [point(2022, null)], targets: [] })).toBeUndefined();
  });
});
