import type { Series, SeriesPoint, SeriesTarget } from './queries.js';

/** Where the axis lies, and how high the highest value stands, in pixels. */
export const AXIS = 150;
const HIGHEST = 24;
/** The first and the last point, in per cent of the width; the right is for the words of the target. */
const FIRST = 9;
const LAST = 75;
/** Where values of two definitions stand: with room on both sides for their words. */
const FIRST_OF_TWO = 38;
const LONGEST_STEP = 22;

export type Dot = {
  readonly point: SeriesPoint;
  readonly value: number;
  /** Per cent of the width. */
  readonly x: number;
  /** Pixels. */
  readonly y: number;
  /** The label stands below the point, where the line of the target would cross it above. */
  readonly below: boolean;
  /** The source doubts it. */
  readonly hollow: boolean;
  /** Counted in the old way. */
  readonly old: boolean;
};

export type Chart = {
  readonly dots: readonly Dot[];
  /** Lines between points of one definition. */
  readonly lines: readonly string[];
  /** Where another definition begins, in per cent of the width. */
  readonly breaks: readonly number[];
  readonly target?: { readonly value: number; readonly y: number; readonly below: boolean };
};

/** The target the chart shows: the one adopted last of which is known what it asks. */
export const shownTarget = ({ targets }: Pick<Series, 'targets'>): SeriesTarget | undefined =>
  targets
    .filter(({ required }) => required !== undefined)
    .toSorted((one, other) => one.adoptedOn.localeCompare(other.adoptedOn))
    .at(-1);

export const newestVersion = (points: readonly SeriesPoint[]): number =>
  Math.max(1, ...points.map(({ version }) => version));

/** A chart from zero; what is hidden has no point. Undefined when nothing can be shown. */
export function chartOf(series: Pick<Series, 'points' | 'targets'>): Chart | undefined {
  const known = series.points
    .filter(({ value }) => value !== null)
    .toSorted((one, other) => one.period.until.localeCompare(other.period.until) || one.version - other.version);
  if (known.length === 0) return undefined;
  const required = shownTarget(series)?.required;
  const asked = required === undefined ? undefined : Number(required);
  const values = known.map(({ value }) => Number(value));
  const top = Math.max(...values, asked ?? 0) * 1.12 || 1;
  const heightOf = (value: number): number => AXIS - (value / top) * (AXIS - HIGHEST);
  const newest = newestVersion(known);
  const first = known.length <= 2 && known.some(({ version }) => version < newest) ? FIRST_OF_TWO : FIRST;
  const step = Math.min(LONGEST_STEP, (LAST - first) / Math.max(1, known.length - 1));
  const dots = known.map((point, index): Dot => {
    const value = Number(point.value);
    const y = heightOf(value);
    return {
      ...{ point, value, x: first + index * step, y },
      below: asked !== undefined && value < asked && y + 24 < AXIS - 4,
      hollow: point.doubt !== undefined,
      old: point.version < newest,
    };
  });
  const pairs = dots.slice(1).map((dot, index) => ({ from: dots[index] ?? dot, to: dot }));
  const lastDot = dots.at(-1);
  return {
    dots,
    lines: pairs
      .filter(({ from, to }) => from.point.version === to.point.version)
      .map(({ from, to }) => `M${from.x} ${from.y}L${to.x} ${to.y}`),
    breaks: pairs
      .filter(({ from, to }) => from.point.version !== to.point.version)
      .map(({ from, to }) => (from.x + to.x) / 2),
    ...(asked !== undefined && {
      target: { value: asked, y: heightOf(asked), below: lastDot !== undefined && lastDot.value >= asked },
    }),
  };
}
