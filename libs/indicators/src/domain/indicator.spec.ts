import { specify } from '@peil/eventing/testing';
import { calendarDay } from '@peil/kernel';
import type { Definition, IndicatorEvent, Observation, Target } from './events.js';
import { evolveIndicator, indicatorDecider, type Indicator, type IndicatorState } from './indicator.js';
import { seriesOf } from './series.js';

const { given } = specify(indicatorDecider);
const asOf = calendarDay('2026-12-31');
const year = (number: number) => ({ from: calendarDay(`${number}-01-01`), until: calendarDay(`${number}-12-31`) });
const definition: Definition = {
  names: { nl: 'Herkomst', en: 'Origin' },
  description: { nl: 'Geboren buiten Europa', en: 'Born outside Europe' },
  ...{ unit: 'percent', levels: ['organisation'], minimumGroup: 250, source: 'CBS', better: 'higher' },
};
const defined = (version: number, more: Partial<Definition> = {}): IndicatorEvent => ({
  type: 'IndicatorDefined',
  data: { code: 'origin', version, definition: { ...definition, ...more } },
});
const seen = (number: number, value: string, more: Partial<Observation> = {}): Observation => ({
  ...{ unitId: 'city', period: year(number), version: 2, value, groupSize: 3200, source: 'CBS', ...more },
});
const observed = (observation: Observation): IndicatorEvent => ({
  type: 'IndicatorObserved',
  data: { code: 'origin', observation },
});
const growth: Target = {
  ...{ targetId: 't', unitId: 'city', version: 2, adoptedOn: calendarDay('2025-01-01') },
  goal: { kind: 'growth', percent: '25', baseline: year(2024) },
  by: calendarDay('2026-12-31'),
};
const other = defined(2, { description: { nl: 'Anders geteld', en: 'Counted otherwise' } });
const built = (...events: IndicatorEvent[]): Indicator => {
  const state = events.reduce<IndicatorState>(evolveIndicator, undefined);
  if (!state) throw new Error('not defined');
  return state;
};
const city = { unitId: 'city', level: 'organisation' } as const;

describe('an indicator', () => {
  const observe = (observation: Observation, level: 'organisation' | 'directorate' = 'organisation') =>
    ({ type: 'observe', code: 'origin', observation, level }) as const;

  it('gets a new version when it is counted otherwise, and none when nothing changes', () => {
    given().when({ type: 'defineIndicator', code: 'origin', definition }).then(defined(1));
    given(defined(1)).when({ type: 'defineIndicator', code: 'origin', definition }).thenNothing();
    given(defined(1))
      .when({ type: 'defineIndicator', code: 'origin', definition: { ...definition, minimumGroup: 300 } })
      .then(defined(2, { minimumGroup: 300 }));
  });
  it('takes no value of a group under its minimum, at a level the source does not give, or beyond 100 per cent', () => {
    const history = [defined(1), other];
    given(...history)
      .when(observe(seen(2024, '21')))
      .then(observed(seen(2024, '21')));
    given(...history, observed(seen(2024, '21')))
      .when(observe(seen(2024, '21')))
      .thenNothing();
    given(...history)
      .when(observe(seen(2024, '21', { groupSize: 249 })))
      .thenRefused('group-too-small');
    given(...history)
      .when(observe(seen(2024, '21'), 'directorate'))
      .thenRefused('not-at-this-level');
    given(...history)
      .when(observe(seen(2024, '101')))
      .thenRefused('not-a-percentage');
    given(...history)
      .when(observe(seen(2024, '21', { version: 3 })))
      .thenRefused('unknown-version');
    given()
      .when(observe(seen(2024, '21')))
      .thenRefused('unknown-indicator');
  });
  it('asks no growth on a baseline that was counted otherwise', () => {
    const old = observed(seen(2024, '14', { version: 1 }));
    const adopt = { type: 'adoptTarget', code: 'origin', target: growth } as const;
    given(defined(1), other, old).when(adopt).thenRefused('baseline-of-another-definition');
    given(defined(1), other, old, observed(seen(2024, '21')))
      .when(adopt)
      .then({ type: 'TargetAdopted', data: { code: 'origin', target: growth } });
    given(defined(1), other).when(adopt).thenQuietAfterwards();
    given(defined(1))
      .when({ type: 'withdrawTarget', code: 'origin', targetId: 't', reason: 'x' })
      .thenRefused('unknown-target');
  });
});

describe('a series', () => {
  const adopted: IndicatorEvent = { type: 'TargetAdopted', data: { code: 'origin', target: growth } };
  const history = [defined(1), other, observed(seen(2023, '14', { version: 1 }))];

  it('of 21 per cent in 2024 that is to grow by 25 per cent asks 26.25 in 2026', () => {
    const indicator = built(...history, observed(seen(2024, '21.0')), adopted);
    const series = seriesOf(indicator, city, [indicator], { asOf });
    expect(series?.targets).toMatchObject([{ required: '26.25', achieved: false, adoptedOn: '2025-01-01' }]);
    const reached = built(...history, observed(seen(2024, '21.0')), adopted, observed(seen(2026, '26.25')));
    expect(seriesOf(reached, city, [reached], { asOf })?.targets).toMatchObject([{ achieved: true }]);
  });
  it('does not compute growth without its baseline, and never compares two definitions', () => {
    const indicator = built(...history, adopted, observed(seen(2023, '21')));
    const series = seriesOf(indicator, city, [indicator], { asOf });
    expect(series?.targets[0]).not.toHaveProperty('required');
    expect(series?.points.map(({ value, change }) => [value, change])).toEqual([
      ['14', undefined],
      ['21', undefined],
    ]);
  });
  it('says what is not measurable, and does not call it zero', () => {
    const indicator = built(...history);
    const parks = { unitId: 'parks', level: 'directorate' } as const;
    expect(seriesOf(indicator, parks, [indicator], { asOf })).toMatchObject({ measurable: false, points: [] });
  });
  it('hides a part of a group under five, and the rest of it: 4 of 15, and 11 of 15', () => {
    const small = defined(2, { minimumGroup: 1 });
    const women = built(defined(1), small, observed(seen(2024, '26.7', { groupSize: 15 })));
    const men = built(defined(1), small, observed(seen(2024, '73.3', { groupSize: 15 })));
    for (const indicator of [women, men]) {
      expect(seriesOf(indicator, city, [indicator], { asOf, smallBelow: 5 })?.points[0]?.value).toBeNull();
      expect(seriesOf(indicator, city, [indicator], { asOf })?.points[0]?.value).not.toBeNull();
    }
  });
  it('doubts what does not add up: 56.4 and 44.6', () => {
    const addsUp = { with: ['men'], sum: '100' };
    const women = built(defined(1), defined(2, { addsUp }), observed(seen(2023, '56.4')), observed(seen(2024, '55.5')));
    const men = {
      ...built(defined(1), other, observed(seen(2023, '44.6')), observed(seen(2024, '44.5'))),
      code: 'men',
    };
    const points = seriesOf(women, city, [women, men], { asOf })?.points ?? [];
    expect(points[0]?.doubt?.nl).toBe('Samen zijn de delen in de bron 101,0, niet 100,0.');
    expect(points[1]).not.toHaveProperty('doubt');
    expect(points[1]?.change).toBe('-0.9');
  });
});
