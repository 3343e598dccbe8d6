import type { Actor } from '@peil/eventing';
import type { Definition, IndicatorCommand, IndicatorLevel } from '@peil/indicators';
import { calendarDay } from '@peil/kernel';
import { dayNumber, type DemoCalendar } from './calendar.js';
import type { CityUnits } from './city/units.js';
import type { Script } from './script.js';

/** Of what Statistics Netherlands gives no group may be smaller. */
const BAROMETER_GROUP = 250;
/** The source gives no group sizes: these are the demo's own. */
const WHOLE = 300;
const HIGHER = 15;

type Figures = {
  readonly code: string;
  readonly unitId: string;
  readonly level: IndicatorLevel;
  readonly definitions: readonly Definition[];
  readonly groupSize: number;
  /** Year, value, version. */
  readonly values: readonly (readonly [year: number, value: string, version: number])[];
  readonly target?: string;
};

function definitionOf(nl: string, en: string, more: Partial<Definition> = {}): Definition {
  return {
    ...{ names: { nl, en }, description: { nl: 'Stand op 31 december', en: 'As on 31 December' }, unit: 'percent' },
    ...{
      levels: ['organisation', 'directorate'],
      minimumGroup: 10,
      source: 'Personeelsadministratie',
      better: 'higher',
    },
    ...more,
  };
}

const addsUp = (code: string) => ({ addsUp: { with: [code], sum: '100' } });
const years = (...values: string[]) => values.map((value, index) => [2021 + index, value, 1] as const);

function cityFigures({ organisation, clusters }: CityUnits): readonly Figures[] {
  const city = { unitId: organisation.unitId, level: 'organisation' as const, groupSize: 18_000 };
  const all = clusters.flatMap(({ directorates }) => directorates);
  const place = all.find(({ kind }) => kind === 'district') ?? all[0];
  const barometer = { levels: ['organisation' as const], minimumGroup: BAROMETER_GROUP, source: 'CBS' };
  const old = { nl: 'Oude telling: niet-westerse migratieachtergrond', en: 'Old count: non-western background' };
  const origin = [
    definitionOf('Herkomst buiten Europa, vanaf schaal 12', 'Origin outside Europe, from scale 12', {
      ...{ ...barometer, description: old },
    }),
    definitionOf('Herkomst buiten Europa, vanaf schaal 12', 'Origin outside Europe, from scale 12', {
      ...{ ...barometer, description: { nl: 'Nieuwe telling', en: 'New count' } },
    }),
  ];
  const young = [definitionOf('Jonger dan 35 jaar', 'Under 35')];
  const ofCity: Figures[] = [
    { code: 'under-35', ...city, definitions: young, values: [[2024, '20.74', 1]], target: '20' },
    {
      ...{ code: 'origin-from-12', ...city, groupSize: 3_200, definitions: origin, target: '30' },
      values: [
        [2023, '14', 1],
        [2023, '21', 2],
      ],
    },
  ];
  if (place === undefined) return ofCity;
  const district = { unitId: place.unitId, level: 'directorate' as const };
  const whole = { ...district, groupSize: WHOLE };
  const higher = { ...district, groupSize: HIGHER };
  return [
    ...ofCity,
    { code: 'under-35', ...whole, definitions: [], values: years('15.9', '20.4', '24.8', '23.6'), target: '20' },
    {
      ...{ code: 'women', ...whole, definitions: [definitionOf('Vrouwen', 'Women', addsUp('men'))], target: '46' },
      values: years('51.4', '49.6', '56.4', '55.5'),
    },
    {
      ...{ code: 'men', ...whole, definitions: [definitionOf('Mannen', 'Men', addsUp('women'))] },
      values: years('48.6', '50.4', '44.6', '44.5'),
    },
    {
      ...{ code: 'women-from-13', ...higher, target: '45' },
      definitions: [definitionOf('Vrouwen, vanaf schaal 13 en het MT', 'Women, from scale 13 and the management team')],
      values: years('25', '46.2', '31.3', '26.7'),
    },
    {
      ...{ code: 'over-60', ...whole, definitions: [definitionOf('Ouder dan 60 jaar', 'Over 60')] },
      values: years('12.6', '15.2', '14', '13.6'),
    },
  ];
}

/** The real figures of the sources, under a made-up district. What is wrong in the source (2023) is left as it is. */
export function tellFigures(script: Script, calendar: DemoCalendar, units: CityUnits, by: Actor): void {
  let told = 0;
  const tell = (command: IndicatorCommand): void => {
    told += 1;
    const on = dayNumber(calendar.firstDay) + 400;
    script.add(`indicator ${told}`, { on, minute: 540 + told }, by, {
      to: 'indicator',
      streamId: command.code,
      command,
    });
  };
  for (const { code, unitId, level, definitions, groupSize, values, target } of cityFigures(units)) {
    for (const definition of definitions) tell({ type: 'defineIndicator', code, definition });
    for (const [year, value, version] of values) {
      const period = { from: calendarDay(`${year}-01-01`), until: calendarDay(`${year}-12-31`) };
      const observation = { unitId, period, version, value, groupSize, source: 'Voortgangsbrief' };
      tell({ type: 'observe', code, observation, level });
    }
    if (target === undefined) continue;
    const goal = { kind: 'value' as const, value: target };
    const targetId = script.id('target', code, unitId);
    const version = Math.max(1, definitions.length);
    tell({
      type: 'adoptTarget',
      code,
      target: { targetId, unitId, version, goal, adoptedOn: calendarDay('2021-01-01') },
    });
  }
}
