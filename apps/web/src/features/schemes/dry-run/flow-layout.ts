import { STATUSES, type StatusCode } from './queries.js';

export type Counts = Readonly<Record<StatusCode, number | null>>;
export type Transition = { readonly from: StatusCode; readonly to: StatusCode; readonly people: number };
export type Way = 'down' | 'up' | 'same' | 'aside';

/** A band from a status at the left to one at the right; in pixels from the top. */
export type Band = {
  readonly key: string;
  readonly way: Way;
  readonly left: number;
  readonly right: number;
  readonly height: number;
};
export type Bar = {
  readonly status: StatusCode;
  readonly people: number;
  readonly top: number;
  readonly height: number;
};
export type Flow = {
  readonly left: readonly Bar[];
  readonly right: readonly (Bar & { readonly newcomers: readonly Transition[] })[];
  readonly bands: readonly Band[];
  readonly height: number;
};

const TOP = 26;
const GAP = 20;
const LEAST_PER_PERSON = 0.3;
const LEAST_ALL = 300;

const place = (status: StatusCode): number => STATUSES.indexOf(status);
const asks = (status: StatusCode): boolean => status !== 'exempt' && status !== 'notInScope';

/** Which way a change goes: down is worse; into or out of what asks nothing is neither. */
export function wayOf(from: StatusCode, to: StatusCode): Way {
  if (from === to) return 'same';
  if (!asks(from) || !asks(to)) return 'aside';
  return place(to) > place(from) ? 'down' : 'up';
}

/**
 * Where everything stands in the picture of who goes where: each status a bar, as high as it has people; undefined when
 * a number is hidden, because then no bar would be true.
 */
export function flowOf(before: Counts, after: Counts, transitions: readonly Transition[]): Flow | undefined {
  const used = STATUSES.filter((status) => (before[status] ?? 0) + (after[status] ?? 0) > 0);
  if (STATUSES.some((status) => before[status] === null || after[status] === null)) return undefined;
  const total = used.reduce((sum, status) => sum + (before[status] ?? 0), 0);
  const scale = Math.max(LEAST_PER_PERSON, total === 0 ? 0 : LEAST_ALL / total);
  const moved = (from: StatusCode, to: StatusCode): number =>
    transitions.find((one) => one.from === from && one.to === to)?.people ?? 0;
  const staying = (status: StatusCode): number =>
    (before[status] ?? 0) - transitions.filter((one) => one.from === status).reduce((sum, one) => sum + one.people, 0);
  const people = (from: StatusCode, to: StatusCode): number => (from === to ? staying(from) : moved(from, to));
  const barsOf = (counts: Counts): readonly Bar[] => {
    let top = TOP;
    return used.map((status) => {
      const height = (counts[status] ?? 0) * scale;
      const bar = { status, people: counts[status] ?? 0, top, height };
      top += height + GAP;
      return bar;
    });
  };
  const [left, right] = [barsOf(before), barsOf(after)];
  const nextLeft = new Map(left.map(({ status, top }) => [status, top]));
  const nextRight = new Map(right.map(({ status, top }) => [status, top]));
  const starts = new Map<string, readonly [number, number]>();
  for (const from of used) {
    for (const to of used) {
      const start = nextLeft.get(from) ?? 0;
      starts.set(`${from} ${to}`, [start, 0]);
      nextLeft.set(from, start + people(from, to) * scale);
    }
  }
  for (const to of used) {
    for (const from of used) {
      const start = nextRight.get(to) ?? 0;
      starts.set(`${from} ${to}`, [starts.get(`${from} ${to}`)?.[0] ?? 0, start]);
      nextRight.set(to, start + people(from, to) * scale);
    }
  }
  const bands = used.flatMap((from) =>
    used.flatMap((to) => {
      const [start, end] = starts.get(`${from} ${to}`) ?? [0, 0];
      const height = people(from, to) * scale;
      return height > 0 ? [{ key: `${from} ${to}`, way: wayOf(from, to), left: start, right: end, height }] : [];
    }),
  );
  const bottom = Math.max(...[...left, ...right].map((bar) => bar.top + bar.height), TOP);
  return {
    left,
    right: right.map((bar) => ({ ...bar, newcomers: transitions.filter(({ to }) => to === bar.status) })),
    bands: bands.toSorted((a, b) => Number(a.way !== 'same') - Number(b.way !== 'same')),
    height: bottom + GAP,
  };
}
