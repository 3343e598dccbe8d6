import type { Sum, Table } from './suppression.js';

/** What one unit counts, by column. A unit that lies in another counts in that one too. */
export type UnitFigures = {
  readonly unitId: string;
  /** The nearest unit above it that counts as well. */
  readonly parentId?: string | undefined;
  /** Every column of the table; one that is not here counts zero. */
  readonly counts: ReadonlyMap<string, number>;
};

/** Counts of all units by column, with the sums that hold within each unit. */
export type FigureTable = {
  readonly columns: readonly string[];
  /** Sums between columns: they hold in each unit. */
  readonly sums: readonly Sum[];
  readonly units: readonly UnitFigures[];
  /** Columns people look for: hidden only where no other can be hidden instead. */
  readonly wanted?: ReadonlySet<string>;
};

/** The name of a cell: a unit and a column. Ids of units hold no blank. */
export function cellOf(unitId: string, column: string): string {
  return `${unitId} ${column}`;
}

/**
 * All cells of a table and all sums between them: within each unit, and of the units below a unit. Decided together,
 * because anyone may ask for one unit after another: what is shown of a cluster must not give away a directorate.
 *
 * People with two appointments make a whole less than the sum of its parts; for hiding, it counts as that sum.
 */
export function asCells({ columns, sums, units, wanted }: FigureTable): Table {
  const cells = new Map<string, number>();
  const lines: Sum[] = [];
  for (const { unitId, counts } of units) {
    for (const column of columns) cells.set(cellOf(unitId, column), counts.get(column) ?? 0);
    for (const { total, parts } of sums) {
      lines.push({ total: cellOf(unitId, total), parts: parts.map((part) => cellOf(unitId, part)) });
    }
  }
  const present = new Set(units.map(({ unitId }) => unitId));
  for (const [parentId, below] of Map.groupBy(units, (unit) => unit.parentId)) {
    if (parentId === undefined || !present.has(parentId)) continue;
    for (const column of columns) {
      lines.push({ total: cellOf(parentId, column), parts: below.map(({ unitId }) => cellOf(unitId, column)) });
    }
  }
  const wantedCells = units.flatMap(({ unitId }) => [...(wanted ?? [])].map((column) => cellOf(unitId, column)));
  return { cells, sums: lines, wanted: new Set(wantedCells) };
}
