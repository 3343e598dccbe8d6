import type { Actor } from '@peil/eventing';
import type { Definition, IndicatorCommand, IndicatorLevel } from '@peil/indicators';
import { calendarDay, dayNumberOf } from '@peil/kernel';
import { dayNumber, type DemoCalendar } from './calendar.js';
import type { CityUnits } from './city/units.js';
import { randomOf } from './random.js';
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
  const fromFifteen = definitionOf('Herkomst buiten Europa, vanaf schaal 15', 'Origin outside Europe, from scale 15', {
    ...{ ...barometer, description: old },
  });
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
  ofCity.push({
    ...{ code: 'origin-from-15', ...city, groupSize: 300, definitions: [fromFifteen] },
    values: [
      [2020, '9', 1],
      [2024, '14', 1],
    ],
  });
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

/** Facts about how people are hired, which agreements on hiring measure themselves by. */
export const PROCESS_INDICATORS = ['mixed-panels', 'checked-vacancies'] as const;

/** Made up: how the vacancies of each directorate were filled, in three years. */
function processFigures(script: Script, calendar: DemoCalendar, { clusters }: CityUnits): readonly Figures[] {
  const thisYear = Number(calendar.today.slice(0, 4));
  const more: Partial<Definition> = { levels: ['directorate'], source: 'Recruitment' };
  const counted = { nl: 'Van de vacatures die in het jaar zijn vervuld', en: 'Of the vacancies filled in the year' };
  const definitions = {
    'mixed-panels': definitionOf('Gemengde selectiecommissies', 'Mixed panels', { ...more, description: counted }),
    'checked-vacancies': definitionOf('Vacatureteksten nagelezen', 'Vacancies checked', {
      ...{ ...more, description: counted },
    }),
  };
  const directorates = clusters.flatMap((cluster) => cluster.directorates);
  return PROCESS_INDICATORS.flatMap((code) =>
    directorates.map(({ unitId }, index): Figures => {
      const random = randomOf(script.seed, 'process', code, unitId);
      const start = random.between(45, 70);
      return {
        ...{ code, unitId, level: 'directorate', groupSize: random.between(12, 40), target: '75' },
        definitions: index === 0 ? [definitions[code]] : [],
        values: [3, 2, 1].map((ago) => [thisYear - ago, String(start + (3 - ago) * random.between(2, 9)), 1] as const),
      };
    }),
  );
}

/** The real figures of the sources, under a made-up district. What is wrong in the source (2023) is left as it is. */
export function tellFigures(script: Script, calendar: DemoCalendar, units: CityUnits, by: Actor): void {
  let told = 0;
  const begun = dayNumber(calendar.firstDay) + 400;
  const tell = (command: IndicatorCommand, on = begun): void => {
    told += 1;
    script.add(`indicator ${told}`, { on, minute: 540 + told }, by, {
      to: 'indicator',
      streamId: command.code,
      command,
    });
  };
  for (const { code, unitId, level, definitions, groupSize, values, target } of [
    ...cityFigures(units),
    ...processFigures(script, calendar, units),
  ]) {
    for (const definition of definitions) tell({ type: 'defineIndicator', code, definition });
    for (const [year, value, version] of values) {
      const period = { from: calendarDay(`${year}-01-01`), until: calendarDay(`${year}-12-31`) };
      const observation = { unitId, period, version, value, groupSize, source: 'Voortgangsbrief' };
      // Once the year is over, or when the figures are entered at all.
      tell({ type: 'observe', code, observation, level }, Math.max(begun, dayNumberOf(year + 1, 2, 1)));
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
  // Agreed per cluster, where the source gives no figures: adopted, and not measurable.
  for (const { unitId } of units.clusters) {
    const baseline = { from: calendarDay('2024-01-01'), until: calendarDay('2024-12-31') };
    const goal = { kind: 'growth' as const, percent: '25', baseline };
    const code = 'origin-from-12';
    const target = { targetId: script.id('growth', unitId), unitId, version: 2, goal, by: calendarDay('2026-12-31') };
    tell({ type: 'adoptTarget', code, target: { ...target, adoptedOn: calendarDay('2025-01-01') } });
  }
}
