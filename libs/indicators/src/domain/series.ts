import type { CalendarDay, LocalizedText } from '@peil/kernel';
import { Decimal } from 'decimal.js';
import type { Definition, IndicatorLevel, Observation, Target } from './events.js';
import { samePeriod, type Indicator } from './indicator.js';

/** One value of a series. */
export type SeriesPoint = Omit<Observation, 'unitId' | 'value' | 'groupSize'> & {
  /** Null: hidden, because the group or the part of it is small. */
  readonly value: string | null;
  readonly groupSize: number | null;
  /** Difference with the point before it under the same definition, in percentage points where the unit is per cent. */
  readonly change?: string;
  /** What is wrong in the source. */
  readonly doubt?: LocalizedText;
};

/** What a target asks, and whether it is reached: two marks that stand apart. */
export type SeriesTarget = Omit<Target, 'unitId'> & {
  /** The value to reach; absent while the baseline is not known. */
  readonly required?: string;
  /** Absent while there is nothing to compare, or what there is, is hidden. */
  readonly achieved?: boolean;
};

/** An indicator of one unit. */
export type Series = {
  readonly code: string;
  readonly version: number;
  readonly definition: Definition;
  /** By period, oldest first. A new version begins a new line: nothing leads from one to the other. */
  readonly points: readonly SeriesPoint[];
  readonly targets: readonly SeriesTarget[];
  /** The source gives nothing for this unit. That is not zero. */
  readonly measurable: boolean;
};

/** ±: rounding of two values of one decimal. */
const ROUNDING = new Decimal('0.1');

/**
 * The series of an indicator for a unit, up to a day.
 *
 * @param all every indicator, for values that have to add up
 * @param smallBelow counts under this are hidden; undefined for who may see all
 * @returns undefined when the indicator is not defined
 */
export function seriesOf(
  indicator: Indicator,
  unit: { readonly unitId: string; readonly level: IndicatorLevel | undefined },
  all: readonly Indicator[],
  about: { readonly asOf: CalendarDay; readonly smallBelow?: number | undefined },
): Series | undefined {
  const definition = indicator.definitions.at(-1);
  if (definition === undefined) return undefined;
  const { asOf, smallBelow } = about;
  const observed = indicator.observations
    .filter(({ unitId, period }) => unitId === unit.unitId && period.until <= asOf)
    .toSorted((one, other) => compare(one.period.until, other.period.until) || one.version - other.version);
  const hidden = new Set(observed.filter((one) => isSmall(one, indicator, smallBelow)));
  const points = observed.map((one, index): SeriesPoint => {
    const { unitId: _unitId, ...point } = one;
    const isHidden = hidden.has(one);
    const before = observed.slice(0, index).findLast(({ version }) => version === one.version);
    const doubt = isHidden ? undefined : doubtOf(one, indicator, all);
    return {
      ...{ ...point, value: isHidden ? null : one.value, groupSize: isHidden ? null : one.groupSize },
      ...(before &&
        !isHidden &&
        !hidden.has(before) && { change: new Decimal(one.value).minus(before.value).toFixed() }),
      ...(doubt && { doubt }),
    };
  });
  const targets = indicator.targets
    .filter(({ unitId, adoptedOn }) => unitId === unit.unitId && adoptedOn <= asOf)
    .map((target) => targetOf(target, indicator, observed, hidden));
  const measurable = unit.level !== undefined && definition.levels.includes(unit.level) && observed.length > 0;
  return { code: indicator.code, version: indicator.definitions.length, definition, points, targets, measurable };
}

/** What a target asks for; undefined where it is a growth and its baseline is not known under the same definition. */
export function requiredValue(
  { goal, unitId, version }: Target,
  observations: readonly Observation[],
): string | undefined {
  if (goal.kind !== 'growth') return goal.value;
  const baseline = observations.find(
    (one) => one.unitId === unitId && one.version === version && samePeriod(one.period, goal.baseline),
  );
  return baseline && new Decimal(baseline.value).times(new Decimal(goal.percent).plus(100)).div(100).toFixed();
}

function targetOf(
  target: Target,
  { definitions, observations }: Indicator,
  observed: readonly Observation[],
  hidden: ReadonlySet<Observation>,
): SeriesTarget {
  const { unitId: _unitId, ...rest } = target;
  const { goal, by, version } = target;
  const baseline = goal.kind === 'growth' ? observed.find((one) => samePeriod(one.period, goal.baseline)) : undefined;
  const required = baseline && hidden.has(baseline) ? undefined : requiredValue(target, observations);
  const latest = observed.findLast((one) => one.version === version && (by === undefined || one.period.until <= by));
  const isComparable = required !== undefined && latest !== undefined && !hidden.has(latest);
  const difference = isComparable ? new Decimal(latest.value).minus(required) : undefined;
  const better = definitions[version - 1]?.better ?? 'higher';
  return {
    ...rest,
    ...(required !== undefined && { required }),
    ...(difference && { achieved: better === 'higher' ? difference.gte(0) : difference.lte(0) }),
  };
}

/** Whether the group, the part of it that a percentage speaks of, or the rest of it is small. */
function isSmall(
  { value, groupSize, version }: Observation,
  { definitions }: Indicator,
  smallBelow: number | undefined,
): boolean {
  if (smallBelow === undefined) return false;
  const unit = definitions[version - 1]?.unit;
  if (unit === 'count') return new Decimal(value).lt(smallBelow);
  if (groupSize < smallBelow) return true;
  if (unit !== 'percent') return false;
  const part = new Decimal(value).times(groupSize).div(100).round();
  return part.lt(smallBelow) || new Decimal(groupSize).minus(part).lt(smallBelow);
}

/** Why a value cannot be right: values of the same unit and period that do not add up. */
export function doubtOf(
  { unitId, period, value, version }: Observation,
  { definitions }: Indicator,
  all: readonly Indicator[],
): LocalizedText | undefined {
  const addsUp = definitions[version - 1]?.addsUp;
  if (addsUp === undefined) return undefined;
  const others = addsUp.with.map((code) =>
    all
      .find((one) => one.code === code)
      ?.observations.findLast((one) => one.unitId === unitId && samePeriod(one.period, period)),
  );
  const found = others.filter((one) => one !== undefined);
  if (found.length < others.length) return undefined;
  const sum = found.reduce((total, one) => total.plus(one.value), new Decimal(value));
  if (sum.minus(addsUp.sum).abs().lte(ROUNDING)) return undefined;
  const wanted = new Decimal(addsUp.sum);
  return {
    nl: `Samen zijn de delen in de bron ${dutch(sum)}, niet ${dutch(wanted)}.`,
    en: `Together the parts are ${sum.toFixed(1)} in the source, not ${wanted.toFixed(1)}.`,
  };
}

function dutch(number: Decimal): string {
  return number.toFixed(1).replace('.', ',');
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
