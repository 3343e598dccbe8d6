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
};

/** The cell `total` is what the cells `parts` add up to. */
export type Sum = { readonly total: string; readonly parts: readonly string[] };

/** Counts below this are small unless configured upwards. */
export const SMALL_BELOW = 5;

/** The cells that must not be shown. */
export function hiddenCells({ cells, sums }: Table, smallBelow: number = SMALL_BELOW): ReadonlySet<string> {
  const value = (cell: string): number => cells.get(cell) ?? 0;
  const hidden = new Set([...cells.keys()].filter((cell) => value(cell) < smallBelow));
  const lines = sums.map(({ total, parts }) => [...parts, total]);
  const linesOf = new Map<string, string[][]>();
  for (const line of lines) for (const cell of line) linesOf.set(cell, [...(linesOf.get(cell) ?? []), line]);

  /** Hides the smallest cell still shown on the line, its total last. False when nothing is left to hide. */
  const hideOneMore = (line: readonly string[]): boolean => {
    const shown = line.filter((cell) => !hidden.has(cell));
    const [smallest] = shown.sort((a, b) => value(a) - value(b) || line.indexOf(a) - line.indexOf(b));
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
 * are on no sum are never determined.
 */
function determinedCells(hidden: ReadonlySet<string>, lines: readonly (readonly string[])[]): readonly string[] {
  const columns = [...hidden];
  const indexOf = new Map(columns.map((cell, index) => [cell, index]));
  const rows = lines
    .map((line) => {
      const row = new Float64Array(columns.length);
      line.forEach((cell, place) => {
        const index = indexOf.get(cell);
        if (index !== undefined) row[index] = (row[index] ?? 0) + (place === line.length - 1 ? -1 : 1);
      });
      return row;
    })
    .filter((row) => row.some((factor) => factor !== 0));
  reduce(rows, columns.length);
  return rows.flatMap((row) => {
    const used = columns.filter((_, index) => Math.abs(row[index] ?? 0) > TINY);
    return used.length === 1 ? used : [];
  });
}

const TINY = 1e-9;

/** Brings the rows to reduced echelon form, in place. */
function reduce(rows: Float64Array[], width: number): void {
  let rank = 0;
  for (let column = 0; column < width && rank < rows.length; column += 1) {
    const pivot = rows.findIndex((row, index) => index >= rank && Math.abs(row[column] ?? 0) > TINY);
    const found = rows[pivot];
    const there = rows[rank];
    if (found === undefined || there === undefined) continue;
    rows[pivot] = there;
    rows[rank] = found;
    const factor = found[column] ?? 1;
    for (let at = column; at < width; at += 1) found[at] = (found[at] ?? 0) / factor;
    rows.forEach((row, index) => {
      const times = row[column] ?? 0;
      if (index === rank || Math.abs(times) <= TINY) return;
      for (let at = column; at < width; at += 1) row[at] = (row[at] ?? 0) - times * (found[at] ?? 0);
    });
    rank += 1;
  }
}
