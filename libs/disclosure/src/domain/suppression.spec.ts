import fc from 'fast-check';
import { hiddenCells, type Sum, type Table } from './suppression.js';

/** A table of units by status, with the totals of both. */
function table(rows: readonly (readonly number[])[]): Table {
  const cells = new Map<string, number>();
  const width = rows[0]?.length ?? 0;
  const sums: Sum[] = [];
  rows.forEach((row, r) => {
    row.forEach((value, c) => cells.set(`${r},${c}`, value));
    cells.set(
      `${r},all`,
      row.reduce((sum, value) => sum + value, 0),
    );
    sums.push({ total: `${r},all`, parts: row.map((_, c) => `${r},${c}`) });
  });
  for (const c of [...Array.from({ length: width }, (_, index) => String(index)), 'all']) {
    const parts = rows.map((_, r) => `${r},${c}`);
    cells.set(
      `all,${c}`,
      parts.reduce((sum, part) => sum + (cells.get(part) ?? 0), 0),
    );
    sums.push({ total: `all,${c}`, parts });
  }
  const bottom = Array.from({ length: width }, (_, index) => `all,${index}`);
  return { cells, sums: [...sums, { total: 'all,all', parts: bottom }] };
}

/** What counts as small where every possible table is tried: enough to be one, few enough to finish. */
const SMALL = 2;

/** Every hidden inner cell's possible values, found by trying every table that fits what is shown. */
function possibleValues(
  rows: readonly (readonly number[])[],
  wanted: ReadonlySet<string> = new Set(),
): ReadonlyMap<string, ReadonlySet<number>> {
  const made = table(rows);
  const hidden = hiddenCells({ ...made, wanted }, SMALL);
  const inner = rows.flatMap((row, r) => row.map((_, c) => `${r},${c}`));
  const open = inner.filter((cell) => hidden.has(cell));
  const values = new Map(made.cells);
  const found = new Map(open.map((cell) => [cell, new Set<number>()]));
  const limit = 5;
  const fits = (): boolean => {
    const guess = table(rows.map((row, r) => row.map((_, c) => values.get(`${r},${c}`) ?? 0)));
    return [...guess.cells].every(([cell, value]) => hidden.has(cell) || made.cells.get(cell) === value);
  };
  const tryAll = (index: number): void => {
    const cell = open[index];
    if (cell === undefined) {
      if (fits()) for (const one of open) found.get(one)?.add(values.get(one) ?? 0);
      return;
    }
    for (let value = 0; value <= limit; value += 1) {
      values.set(cell, value);
      tryAll(index + 1);
    }
    values.set(cell, made.cells.get(cell) ?? 0);
  };
  tryAll(0);
  return found;
}

describe('small groups', () => {
  it('of 11 managers of whom 1 is short: that cell is hidden and so is a second one', () => {
    const { cells, sums } = table([[1, 10]]);
    const hidden = hiddenCells({ cells, sums });
    expect(hidden.has('0,0')).toBe(true);
    expect(hidden.has('0,1')).toBe(true);
  });
  it('are hidden with their zeros', () => {
    const hidden = hiddenCells(table([[0, 0, 20]]));
    expect(['0,0', '0,1', '0,2'].every((cell) => hidden.has(cell))).toBe(true);
  });
  it('are shown once nothing is small', () => {
    expect(
      hiddenCells(
        table([
          [6, 8],
          [7, 9],
        ]),
      ).size,
    ).toBe(0);
  });
  it('hide whatever is below a higher threshold', () => {
    expect(
      hiddenCells(
        table([
          [6, 8],
          [7, 9],
        ]),
        7,
      ).has('0,0'),
    ).toBe(true);
  });
  it('leave what is wanted where something else can be hidden instead', () => {
    const made = table([[6, 1, 15]]);
    expect(hiddenCells(made).has('0,0')).toBe(true);
    const hidden = hiddenCells({ ...made, wanted: new Set(['0,0', 'all,0']) });
    expect([hidden.has('0,0'), hidden.has('0,1'), hidden.has('0,2'), hidden.has('0,all')]).toEqual([
      ...[false, true, true, false],
    ]);
  });
  it('are not given away by the bridge between two hidden squares', () => {
    // Every line hides two small cells or more, and enough of them. Yet the rows of the first square less its columns
    // leave one cell: the bridge.
    const rows = [
      [3, 3, 30, 30, 30],
      [3, 3, 4, 30, 30],
      [30, 30, 30, 3, 3],
      [30, 30, 4, 3, 3],
    ];
    const { cells, sums } = table(rows);
    const hidden = hiddenCells({ cells, sums });
    const others = [...hidden].filter((cell) => (cells.get(cell) ?? 0) >= 5);
    const square = (cell: string): boolean => /^[01],[01]$/.test(cell);
    expect(others.some((cell) => /^[01],/.test(cell) || /,[01]$/.test(cell))).toBe(true);
    expect([...hidden].filter(square)).toHaveLength(4);
  });

  it('no hidden cell of one unit has only one value that fits what is shown', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 4 }), (row) => {
        for (const values of possibleValues([row]).values()) expect(values.size).toBeGreaterThan(1);
      }),
      { numRuns: 300 },
    );
  });

  it('no hidden cell of units below a whole has only one value that fits what is shown', () => {
    const row = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }));
    fc.assert(
      fc.property(row, row, fc.boolean(), (one, other, wants) => {
        const wanted = new Set(wants ? ['0,0', '1,0', 'all,0'] : []);
        for (const values of possibleValues([one, other], wanted).values()) expect(values.size).toBeGreaterThan(1);
      }),
      { numRuns: 300 },
    );
  });
});
