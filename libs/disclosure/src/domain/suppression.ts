/**
 * Hides small counts, and as many others as are needed so that no hidden count follows from what is shown.
 *
 * A table is a set of cells and the sums between them. A cell under the threshold is small, zero included (domain.md,
 * "Settled"). Cells are hidden until, for every sum, either nothing is hidden or at least two cells that together are
 * not small, and until no hidden cell is determined by all sums taken together.
 */
export type Table = {
  readonly cells: ReadonlyMap<string, number>;
  readonly sums: readonly Sum[];
  /** Cells people look for: where another one can be hidden instead, that one is. */
  readonly wanted?: ReadonlySet<string>;
};

/** The cell `total` is what the cells `parts` add up to. */
export type Sum = { readonly total: string; readonly parts: readonly string[] };

/** Counts below this are small unless configured upwards. */
export const SMALL_BELOW = 5;

/**
 * The cells that must not be shown.
 *
 * @param alsoHide cells to hide whatever their size, because something else would give them away
 */
export function hiddenCells(
  { cells, sums, wanted }: Table,
  smallBelow: number = SMALL_BELOW,
  alsoHide: ReadonlySet<string> = new Set(),
): ReadonlySet<string> {
  const value = (cell: string): number => cells.get(cell) ?? 0;
  const hidden = new Set([...cells.keys()].filter((cell) => value(cell) < smallBelow || alsoHide.has(cell)));
  const lines = sums.map(({ total, parts }) => [...parts, total]);
  const linesOf = new Map<string, string[][]>();
  for (const line of lines) for (const cell of line) linesOf.set(cell, [...(linesOf.get(cell) ?? []), line]);

  /** Hides the smallest cell still shown on the line, what is wanted later, its total last. False when none is left. */
  const hideOneMore = (line: readonly string[]): boolean => {
    const shown = line.filter((cell) => !hidden.has(cell));
    const rank = (cell: string): number => (cell === line.at(-1) ? 2 : wanted?.has(cell) ? 1 : 0);
    const [smallest] = shown.sort(
      (a, b) => rank(a) - rank(b) || value(a) - value(b) || line.indexOf(a) - line.indexOf(b),
    );
    if (smallest === undefined) return false;
    hidden.add(smallest);
    return true;
  };

  for (let changed = true; changed;) {
    changed = false;
    for (const line of lines) {
      while (!isSafe(line, hidden, value, smallBelow) && hideOneMore(line)) changed = true;
    }
    if (changed) continue;
    for (const cell of determinedCells(hidden, lines)) {
      if ((linesOf.get(cell) ?? []).some(hideOneMore)) {
        changed = true;
        break;
      }
    }
  }
  return hidden;
}

/** Whether what is hidden on the line could be shared out in more than one way that matters. */
function isSafe(
  line: readonly string[],
  hidden: ReadonlySet<string>,
  value: (cell: string) => number,
  smallBelow: number,
): boolean {
  const parts = line.slice(0, -1);
  const total = line.at(-1) ?? '';
  const gone = parts.filter((cell) => hidden.has(cell));
  if (hidden.has(total)) return gone.length > 0;
  if (gone.length === 0) return true;
  return gone.length > 1 && gone.reduce((sum, cell) => sum + value(cell), 0) >= smallBelow;
}

/**
 * Hidden cells that the sums determine: by elimination, a cell whose row in the reduced system stands alone. Cells that
 * are on no sum are never determined. Rows are sparse: a sum has few cells, and the city has thousands.
 */
function determinedCells(hidden: ReadonlySet<string>, lines: readonly (readonly string[])[]): readonly string[] {
  const rows = lines
    .map((line) => {
      const row: Row = new Map();
      line.forEach((cell, place) => {
        if (hidden.has(cell)) add(row, cell, place === line.length - 1 ? -1 : 1);
      });
      return row;
    })
    .filter((row) => row.size > 0);
  const reduced = reducedRows(rows);
  return reduced.flatMap((row) => (row.size === 1 ? [...row.keys()] : []));
}

/** Factors by cell; a cell with factor zero is not in it. */
type Row = Map<string, number>;

const TINY = 1e-9;

function add(row: Row, cell: string, factor: number): void {
  const sum = (row.get(cell) ?? 0) + factor;
  if (Math.abs(sum) <= TINY) row.delete(cell);
  else row.set(cell, sum);
}

function addTimes(row: Row, other: Row, times: number): void {
  for (const [cell, factor] of other) add(row, cell, factor * times);
}

/** The rows in reduced echelon form: each has a cell that no other row has. */
function reducedRows(rows: readonly Row[]): readonly Row[] {
  const byPivot = new Map<string, Row>();
  const withCell = new Map<string, Set<Row>>();
  for (const row of rows) {
    for (const [cell, factor] of [...row]) {
      const known = byPivot.get(cell);
      if (known !== undefined) addTimes(row, known, -factor);
    }
    const [pivot] = row.keys();
    if (pivot === undefined) continue;
    const factor = row.get(pivot) ?? 1;
    for (const [cell, value] of row) row.set(cell, value / factor);
    for (const other of [...(withCell.get(pivot) ?? [])]) {
      const times = other.get(pivot);
      if (times === undefined) continue;
      addTimes(other, row, -times);
      for (const cell of row.keys()) if (other.has(cell)) noteCell(withCell, cell, other);
    }
    byPivot.set(pivot, row);
    for (const cell of row.keys()) noteCell(withCell, cell, row);
  }
  return [...byPivot.values()];
}

function noteCell(withCell: Map<string, Set<Row>>, cell: string, row: Row): void {
  const known = withCell.get(cell);
  if (known === undefined) withCell.set(cell, new Set([row]));
  else known.add(row);
}
