import type { Compliance, RollUp, UnitCompliance } from './queries.js';

/** One thing that people can be late with, or the points. */
export type HeatColumn = { readonly id: string; readonly kind?: string; readonly moment?: string };

/** What stands at a directorate and a column; null: hidden. */
export type HeatRow = {
  readonly unit: UnitCompliance;
  readonly late: Readonly<Record<string, number | null>>;
};

export type Heat = { readonly columns: readonly HeatColumn[]; readonly rows: readonly HeatRow[] };

export const POINTS = 'points';

/** Shares of a directorate from which the texture is another: a quarter, and 45 per cent. */
const QUARTER = 0.25;
const MANY = 0.45;

/** 0: no texture; dots, hatch and solid from there. */
export type Texture = 0 | 1 | 2 | 3;

export function textureOf(late: number, managers: number | null, smallBelow: number): Texture {
  if (late < smallBelow) return 0;
  const share = managers === null || managers === 0 ? 1 : late / managers;
  if (share < QUARTER) return 1;
  return share < MANY ? 2 : 3;
}

/** Who is late with what, by directorate: of everything that somebody can be late with by now. */
export function heatOf({ units, obligations, asOf }: Compliance, rollUp: RollUp | undefined): Heat {
  const due = obligations.filter(
    ({ type, lateFrom }) => (type === 'agreement' || type === 'moment') && lateFrom <= asOf,
  );
  const columns: readonly HeatColumn[] = [
    ...due.map(({ obligationId, kind, type }): HeatColumn => ({
      id: obligationId,
      ...(kind !== undefined && { kind }),
      ...(type === 'moment' && { moment: /\d+$/.exec(obligationId)?.[0] ?? '' }),
    })),
    ...(rollUp && rollUp.units.length > 0 ? [{ id: POINTS }] : []),
  ];
  const points = new Map(rollUp?.units.map(({ unitId, byStatus }) => [unitId, byStatus.atRisk]));
  const rows = units.map((unit): HeatRow => ({
    unit,
    late: Object.fromEntries([
      ...due.map(({ obligationId }): [string, number | null] => [
        obligationId,
        unit.obligations.find((one) => one.obligationId === obligationId)?.late ?? null,
      ]),
      [POINTS, points.get(unit.unitId) ?? null],
    ]),
  }));
  return { columns, rows };
}

const isMany = (late: number | null | undefined, smallBelow: number): boolean =>
  late !== null && late !== undefined && late >= smallBelow;

/** In how many directorates so many are late that it shows, of the column where that is most; undefined for none. */
export function bottleneckOf(
  { columns, rows }: Heat,
  smallBelow: number,
): { readonly column: HeatColumn; readonly units: number } | undefined {
  const counted = columns
    .map((column) => ({ column, units: rows.filter(({ late }) => isMany(late[column.id], smallBelow)).length }))
    .filter(({ units }) => units > 0);
  return counted.toSorted((one, other) => other.units - one.units)[0];
}

/** Directorates where so many are late with everything. */
export const everywhereLate = ({ columns, rows }: Heat, smallBelow: number): readonly string[] =>
  columns.length < 2
    ? []
    : rows.filter(({ late }) => columns.every(({ id }) => isMany(late[id], smallBelow))).map(({ unit }) => unit.name);

/** Rows in the order asked for: `name`, `managers` or a column, `-` before it from high to low; hidden ones last. */
export function sortedHeat({ rows }: Heat, sort: string): readonly HeatRow[] {
  const down = sort.startsWith('-');
  const by = down ? sort.slice(1) : sort;
  if (by === 'name') {
    return rows.toSorted((one, other) => one.unit.name.localeCompare(other.unit.name, 'nl') * (down ? -1 : 1));
  }
  const value = ({ unit, late }: HeatRow): number => (by === 'managers' ? unit.managers : late[by]) ?? -1;
  return rows.toSorted((one, other) => (down ? value(other) - value(one) : value(one) - value(other)));
}
