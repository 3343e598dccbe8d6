import { asCells, cellOf, type FigureTable, type UnitFigures } from './figure-table.js';
import { hiddenCells, type Sum } from './suppression.js';

/** The counts of one unit that were shown; a column that is not here was hidden. */
export type ShownCounts = ReadonlyMap<string, number>;

/** What was once shown of the units whose figures were new at that moment. */
export type Release = {
  readonly releaseId: string;
  readonly shown: ReadonlyMap<string, ShownCounts>;
};

/** What to show of each unit: new figures, or those of an earlier release again. */
export type ReleaseDecision = {
  readonly shown: ReadonlyMap<string, ShownCounts>;
  /** Ids of releases by unit. */
  readonly repeated: ReadonlyMap<string, string>;
};

/**
 * Decides what may be shown of a table to who sees figures only, given everything that was shown before.
 *
 * Two rules beside the hiding of small cells, both against subtracting one report from another:
 *
 * 1. A unit of which no shown count moved by `smallBelow` or more since an earlier release is shown as in that release.
 *    So when one person leaves, the report of the next day is the report of the day before. The same holds when new
 *    figures would show less than half of the counts that the release showed.
 * 2. A count that differs from one shown earlier by less than `smallBelow`, and is not the same, is hidden; and so is a
 *    sum of hidden counts that both reports would give.
 *
 * What is not shown because an older release is repeated, counts as hidden: the units around it may not give it away.
 */
export function decideRelease(table: FigureTable, earlier: readonly Release[], smallBelow: number): ReleaseDecision {
  const nearest = new Map(table.units.map((unit) => [unit.unitId, nearestRelease(unit, earlier)] as const));
  const repeated = new Set(
    [...nearest].filter(([, release]) => release !== undefined && release.distance < smallBelow).map(([id]) => id),
  );
  for (;;) {
    const hidden = hiddenWith(table, repeated, earlier, smallBelow);
    const shown = new Map(
      table.units
        .filter(({ unitId }) => !repeated.has(unitId))
        .map(({ unitId, counts }) => [
          unitId,
          new Map(
            table.columns
              .filter((column) => !hidden.has(cellOf(unitId, column)))
              .map((column) => [column, counts.get(column) ?? 0]),
          ),
        ]),
    );
    const poorer = [...shown].filter(([unitId, counts]) => counts.size * 2 < (nearest.get(unitId)?.size ?? 0));
    if (poorer.length === 0) {
      return {
        shown,
        repeated: new Map([...repeated].map((unitId) => [unitId, nearest.get(unitId)?.releaseId ?? ''])),
      };
    }
    for (const [unitId] of poorer) repeated.add(unitId);
  }
}

/** The cells that must not be new in this report, when of some units an older release is repeated. */
function hiddenWith(
  table: FigureTable,
  repeated: ReadonlySet<string>,
  earlier: readonly Release[],
  smallBelow: number,
): ReadonlySet<string> {
  const { cells, sums, wanted = new Set() } = asCells(table);
  const before = earlier.map(({ shown }) => asValues(shown));
  const value = (cell: string): number => cells.get(cell) ?? 0;
  const nearby = (one: number, other: number): boolean => one !== other && Math.abs(one - other) < smallBelow;

  const alsoHide = new Set<string>();
  for (const { unitId } of table.units) {
    for (const column of table.columns) {
      const cell = cellOf(unitId, column);
      const isNearby = before.some((values) => {
        const was = values.get(cell);
        return was !== undefined && nearby(was, value(cell));
      });
      if (repeated.has(unitId) || isNearby) alsoHide.add(cell);
    }
  }
  let hidden = hiddenCells({ cells, sums, wanted }, smallBelow, alsoHide);
  for (let found = givenAway(sums, hidden, value, before, nearby); found.length > 0;) {
    for (const cell of found) alsoHide.add(cell);
    hidden = hiddenCells({ cells, sums, wanted }, smallBelow, alsoHide);
    found = givenAway(sums, hidden, value, before, nearby);
  }
  return hidden;
}

/** @property size how many counts it shows */
type Nearest = { readonly releaseId: string; readonly distance: number; readonly size: number };

/** The earlier release of the unit that shows something and differs least; of equals the first. */
function nearestRelease({ unitId, counts }: UnitFigures, earlier: readonly Release[]): Nearest | undefined {
  let nearest: Nearest | undefined;
  for (const { releaseId, shown } of earlier) {
    const was = shown.get(unitId);
    if (was === undefined || was.size === 0) continue;
    let distance = 0;
    for (const [column, count] of was) distance = Math.max(distance, Math.abs(count - (counts.get(column) ?? 0)));
    if (nearest === undefined || distance < nearest.distance) nearest = { releaseId, distance, size: was.size };
  }
  return nearest;
}

type Values = ReadonlyMap<string, number>;

function asValues(shown: ReadonlyMap<string, ShownCounts>): Values {
  return new Map(
    [...shown].flatMap(([unitId, counts]) =>
      [...counts].map(([column, count]): [string, number] => [cellOf(unitId, column), count]),
    ),
  );
}

/**
 * Of every sum whose hidden parts follow together from what is shown, and did so before with nearly the same outcome: a
 * shown cell to hide as well.
 */
function givenAway(
  sums: readonly Sum[],
  hidden: ReadonlySet<string>,
  value: (cell: string) => number,
  before: readonly Values[],
  nearby: (one: number, other: number) => boolean,
): readonly string[] {
  return sums.flatMap(({ total, parts }) => {
    if (hidden.has(total)) return [];
    const gone = parts.filter((part) => hidden.has(part));
    if (gone.length === 0) return [];
    const left = parts.filter((part) => !hidden.has(part));
    const now = value(total) - sumOf(left, value);
    const isGivenAway = before.some((values) => {
      const was = togetherBefore(total, left, gone, values);
      return was !== undefined && nearby(was, now);
    });
    if (!isGivenAway) return [];
    return [left.toSorted((one, other) => value(one) - value(other))[0] ?? total];
  });
}

/** What the parts counted together in an earlier report, where that follows from it. */
function togetherBefore(
  total: string,
  others: readonly string[],
  parts: readonly string[],
  values: Values,
): number | undefined {
  const read = (cell: string): number => values.get(cell) ?? 0;
  if (parts.every((part) => values.has(part))) return sumOf(parts, read);
  if (values.has(total) && others.every((cell) => values.has(cell))) return read(total) - sumOf(others, read);
  return undefined;
}

function sumOf(cells: readonly string[], value: (cell: string) => number): number {
  return cells.reduce((sum, cell) => sum + value(cell), 0);
}
