/**
 * Fills amounts under caps so that as much as possible counts.
 *
 * An amount may stand under several caps at once ("self-reported at most 6" and "congress at most 8"). Filling in order
 * is not the best then: an early amount can use up two caps where later ones would have filled both. Those under the
 * fewest caps therefore go first, and a certificate (below) says whether that was the best. Where it does not, the best
 * filling is a small linear programme over classes of amounts that stand under the same caps, solved exactly in whole
 * numbers (simplex with integer pivoting, Bland's rule): the answer depends neither on order nor on rounding.
 */
export type Member = {
  readonly amount: number;
  /** Indexes of the caps it stands under. */
  readonly caps: readonly number[];
  /** How many requirements it serves: among equally good fillings, those that serve more go first. */
  readonly rank: number;
  /** How many further limits stand over it, which are applied afterwards: what they may take goes last. */
  readonly burden?: number;
};

const PLACES = 100_000;
const RANKS = 100;

/** Fewest caps first, then what serves most, then as given: one number each, so that sorting compares numbers only. */
function inFillingOrder(members: readonly Member[]): readonly number[] {
  const keys = new Float64Array(members.length);
  for (let index = 0; index < members.length; index += 1) {
    const member = members[index];
    if (member === undefined) continue;
    const burden = member.caps.length + (member.burden ?? 0);
    keys[index] = (burden * RANKS + RANKS - 1 - Math.min(RANKS - 1, member.rank)) * PLACES + index;
  }
  return Array.from(keys.sort(), (key) => key % PLACES);
}

/** Each member, in the order given, takes what its caps have left; `room` is changed to what remains. */
function fillInOrder(members: readonly Member[], order: readonly number[], room: number[]): number[] {
  const filled = new Array<number>(members.length).fill(0);
  for (const index of order) {
    const member = members[index];
    if (member === undefined) continue;
    const { caps } = member;
    let counts = member.amount;
    for (const cap of caps) {
      const left = room[cap] ?? 0;
      if (left < counts) counts = left;
    }
    if (counts <= 0) continue;
    for (const cap of caps) room[cap] = (room[cap] ?? 0) - counts;
    filled[index] = counts;
  }
  return filled;
}

/**
 * Whether no filling counts for more: there are full caps that cover everything that was cut, and nothing that counts
 * stands under two of them (complementary slackness of the linear programme).
 */
function isBest(members: readonly Member[], filled: readonly number[], left: readonly number[]): boolean {
  const sizes = left.map(() => 0);
  for (const { caps } of members) for (const cap of caps) sizes[cap] = (sizes[cap] ?? 0) + 1;
  const full: number[] = [];
  for (let cap = 0; cap < left.length; cap += 1) if ((left[cap] ?? 0) <= 0 && (sizes[cap] ?? 0) > 0) full.push(cap);
  full.sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b);
  const chosen: boolean[] = [];
  const isCovered = ({ caps }: Member): boolean => caps.some((cap) => chosen[cap] === true);
  const cut: Member[] = [];
  for (let index = 0; index < members.length; index += 1) {
    const member = members[index];
    if (member !== undefined && member.amount > (filled[index] ?? 0)) cut.push(member);
  }
  for (const cap of full) if (cut.some((member) => member.caps.includes(cap) && !isCovered(member))) chosen[cap] = true;
  if (!cut.every(isCovered)) return false;
  for (let index = 0; index < members.length; index += 1) {
    if ((filled[index] ?? 0) === 0) continue;
    let under = 0;
    for (const cap of members[index]?.caps ?? []) if (chosen[cap] === true) under += 1;
    if (under > 1) return false;
  }
  return true;
}

/**
 * Maximises `Σ weight × x` under `rows · x ≤ bounds`, `x ≥ 0`, for bounds of zero or more.
 * All numbers stay whole: a row stands for its values divided by the common divisor.
 */
export function maximise(
  weights: readonly number[],
  rows: readonly (readonly number[])[],
  bounds: readonly number[],
): readonly number[] {
  const width = weights.length;
  const last = width + rows.length;
  const table = rows.map((row, index) => [
    ...row,
    ...rows.map((_, other) => (other === index ? 1 : 0)),
    bounds[index] ?? 0,
  ]);
  const goal = [...weights.map((weight) => -weight), ...rows.map(() => 0), 0];
  const basis = rows.map((_, index) => width + index);
  let divisor = 1;
  for (;;) {
    const column = goal.findIndex((value, index) => index < last && value < 0);
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
    for (const row of table) if (row !== pivot) eliminate(row);
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

/** A reward for each unit that counts, a little more for what serves more requirements: never enough to lose a unit. */
const UNIT_WEIGHT = 1000;
const MOST_RANK = 99;

function fillByProgramme(members: readonly Member[], order: readonly number[], room: readonly number[]): number[] {
  const classes = [
    ...Map.groupBy(order, (index) => `${members[index]?.caps.join() ?? ''}/${members[index]?.rank ?? 0}`).values(),
  ].map((indexes) => {
    const first = members[indexes[0] ?? 0];
    const amount = indexes.reduce((sum, index) => sum + (members[index]?.amount ?? 0), 0);
    return { indexes, amount, caps: first?.caps ?? [], weight: UNIT_WEIGHT + Math.min(MOST_RANK, first?.rank ?? 0) };
  });
  const solution = maximise(
    classes.map(({ weight }) => weight),
    [
      ...room.map((_, cap) => classes.map(({ caps }) => (caps.includes(cap) ? 1 : 0))),
      ...classes.map((_, index) => classes.map((__, other) => (other === index ? 1 : 0))),
    ],
    [...room.map((left) => Math.max(0, left)), ...classes.map(({ amount }) => amount)],
  );
  const filled = members.map(() => 0);
  classes.forEach(({ indexes }, position) => {
    let left = solution[position] ?? 0;
    for (const index of indexes) {
      const counts = Math.min(left, members[index]?.amount ?? 0);
      filled[index] = counts;
      left -= counts;
    }
  });
  return toppedUp(members, order, room, filled);
}

/** What rounding down to whole units left over still goes to whoever has room. */
function toppedUp(
  members: readonly Member[],
  order: readonly number[],
  room: readonly number[],
  filled: number[],
): number[] {
  const left = [...room];
  members.forEach(({ caps }, index) => {
    for (const cap of caps) left[cap] = (left[cap] ?? 0) - (filled[index] ?? 0);
  });
  const rest = members.map((member, index) => ({ ...member, amount: member.amount - (filled[index] ?? 0) }));
  const more = fillInOrder(rest, order, left);
  return filled.map((counts, index) => counts + (more[index] ?? 0));
}

/** What counts of each member, as much as possible together. */
export function fillBest(members: readonly Member[], room: readonly number[]): readonly number[] {
  const order = inFillingOrder(members);
  const left = [...room];
  const filled = fillInOrder(members, order, left);
  if (members.every(({ caps }) => caps.length < 2)) return filled;
  return isBest(members, filled, left) ? filled : fillByProgramme(members, order, room);
}
