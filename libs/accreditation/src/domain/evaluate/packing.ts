/**
 * Fills amounts under caps so that as much as possible counts.
 *
 * An amount may stand under several caps at once ("self-reported at most 6" and "congress at most 8"). Filling in order
 * is not the best then: an early amount can use up two caps where later ones would have filled both. The best filling
 * is a small linear programme over classes of amounts that stand under the same caps; it is solved exactly, in whole
 * numbers (simplex with integer pivoting, Bland's rule), so the answer does not depend on order or on rounding.
 */
export type Cap = { readonly room: number; readonly members: ReadonlySet<number> };

/** Whether any two caps are either apart or one within the other: then filling in order is the best already. */
export function areNested(caps: readonly Cap[]): boolean {
  return caps.every((a, index) =>
    caps.slice(index + 1).every((b) => {
      const [small, large] = a.members.size <= b.members.size ? [a, b] : [b, a];
      let shared = 0;
      for (const member of small.members) if (large.members.has(member)) shared += 1;
      return shared === 0 || shared === small.members.size;
    }),
  );
}

/** Each amount, in the order given, takes what its caps have left. */
export function fillInOrder(amounts: ReadonlyMap<number, number>, caps: readonly Cap[]): Map<number, number> {
  const left = caps.map(({ room }) => room);
  const filled = new Map<number, number>();
  for (const [member, amount] of amounts) {
    let counts = amount;
    caps.forEach((cap, index) => {
      if (cap.members.has(member)) counts = Math.min(counts, left[index] ?? 0);
    });
    counts = Math.max(0, counts);
    caps.forEach((cap, index) => {
      if (cap.members.has(member)) left[index] = (left[index] ?? 0) - counts;
    });
    filled.set(member, counts);
  }
  return filled;
}

type Class = { readonly key: string; readonly members: number[]; amount: number; readonly weight: number };

function classesOf(
  amounts: ReadonlyMap<number, number>,
  caps: readonly Cap[],
  weightOf: (member: number) => number,
): readonly Class[] {
  const classes = new Map<string, Class>();
  for (const [member, amount] of amounts) {
    const weight = weightOf(member);
    const key = `${caps.map((cap) => (cap.members.has(member) ? '1' : '0')).join('')}/${weight}`;
    const known = classes.get(key);
    if (known === undefined) classes.set(key, { key, members: [member], amount, weight });
    else {
      known.members.push(member);
      known.amount += amount;
    }
  }
  return [...classes.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/**
 * Maximises `Σ weight × x` under `rows · x ≤ bounds`, `x ≥ 0`, for bounds of zero or more.
 * All numbers stay whole: row `r` stands for its values divided by the common `divisor`.
 */
export function maximise(
  weights: readonly number[],
  rows: readonly (readonly number[])[],
  bounds: readonly number[],
): readonly number[] {
  const width = weights.length;
  const table = rows.map((row, index) => [
    ...row,
    ...rows.map((_, other) => (other === index ? 1 : 0)),
    bounds[index] ?? 0,
  ]);
  const goal = [...weights.map((weight) => -weight), ...rows.map(() => 0), 0];
  const basis = rows.map((_, index) => width + index);
  const last = width + rows.length;
  let divisor = 1;
  for (;;) {
    const column = goal.slice(0, last).findIndex((value) => value < 0);
    if (column < 0) break;
    let pivotRow = -1;
    table.forEach((row, index) => {
      const value = row[column] ?? 0;
      if (value <= 0) return;
      if (pivotRow < 0) {
        pivotRow = index;
        return;
      }
      const best = table[pivotRow] ?? [];
      const difference = (row[last] ?? 0) * (best[column] ?? 0) - (best[last] ?? 0) * value;
      if (difference < 0 || (difference === 0 && (basis[index] ?? 0) < (basis[pivotRow] ?? 0))) pivotRow = index;
    });
    const pivot = table[pivotRow];
    if (pivot === undefined) break;
    const pivotValue = pivot[column] ?? 1;
    const eliminate = (row: number[]): void => {
      const factor = row[column] ?? 0;
      for (let index = 0; index <= last; index += 1) {
        row[index] = ((row[index] ?? 0) * pivotValue - factor * (pivot[index] ?? 0)) / divisor;
      }
    };
    table.forEach((row, index) => {
      if (index !== pivotRow) eliminate(row);
    });
    eliminate(goal);
    basis[pivotRow] = column;
    divisor = pivotValue;
  }
  const solution = weights.map(() => 0);
  basis.forEach((variable, index) => {
    if (variable < width) solution[variable] = Math.floor((table[index]?.[last] ?? 0) / divisor);
  });
  return solution;
}

/**
 * What counts of each amount, as much as possible together.
 *
 * @param amounts by member, in the order in which equals are filled.
 * @param preference how many requirements a member serves: among equally good fillings, these first.
 */
export function fillBest(
  amounts: ReadonlyMap<number, number>,
  caps: readonly Cap[],
  preference: (member: number) => number,
): Map<number, number> {
  if (areNested(caps)) return fillInOrder(amounts, caps);
  const classes = classesOf(amounts, caps, (member) => 1000 + Math.min(99, preference(member)));
  const rows = [
    ...caps.map((cap) =>
      classes.map(({ members }) => (members[0] !== undefined && cap.members.has(members[0]) ? 1 : 0)),
    ),
    ...classes.map((_, index) => classes.map((__, other) => (other === index ? 1 : 0))),
  ];
  const bounds = [...caps.map(({ room }) => Math.max(0, room)), ...classes.map(({ amount }) => amount)];
  const solution = maximise(
    classes.map(({ weight }) => weight),
    rows,
    bounds,
  );
  const classCaps = classes.map(({ members }, index) => ({ room: solution[index] ?? 0, members: new Set(members) }));
  return fillInOrder(amounts, classCaps);
}
