import fc from 'fast-check';
import { memoryReleaseLog } from '../release-log.js';
import { createFigureReleases, type ShownFigures } from '../figure-releases.js';
import { asCells, cellOf, type FigureTable } from './figure-table.js';
import { SMALL_BELOW } from './suppression.js';

const STATUSES = ['lapsed', 'short', 'met', 'exempt'] as const;
type Status = (typeof STATUSES)[number];
type Person = { readonly unitId: string; readonly status: Status };
type People = readonly Person[];
const BELOW: Readonly<Record<string, string | undefined>> = {
  d1: 'c',
  d2: 'c',
  d3: 'c',
  c: 'o',
  e1: 'f',
  f: 'o',
  o: undefined,
};

function tableOf(people: People): FigureTable {
  const liesIn = (unitId: string | undefined, within: string): boolean =>
    unitId !== undefined && (unitId === within || liesIn(BELOW[unitId], within));
  return {
    columns: ['all', ...STATUSES],
    sums: [{ total: 'all', parts: STATUSES }],
    units: Object.entries(BELOW).map(([unitId, parentId]) => {
      const own = people.filter((person) => liesIn(person.unitId, unitId));
      return {
        unitId,
        parentId,
        counts: new Map<string, number>([
          ['all', own.length],
          ...STATUSES.map((status) => [status, own.filter((person) => person.status === status).length] as const),
        ]),
      };
    }),
  };
}

const unit = fc.constantFrom('d1', 'd2', 'd3', 'e1', 'c');
const person: fc.Arbitrary<Person> = fc.record({ unitId: unit, status: fc.constantFrom(...STATUSES) });
/** What happens from one day to the next: mostly one person comes, goes, or changes; sometimes many do. */
type Step = {
  readonly leave: number;
  readonly arrive: readonly Person[];
  readonly change: number;
  readonly to: Status;
};
const step: fc.Arbitrary<Step> = fc.record({
  leave: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 1 }) }, fc.integer({ min: 0, max: 40 })),
  arrive: fc.oneof({ weight: 4, arbitrary: fc.array(person, { maxLength: 1 }) }, fc.array(person, { maxLength: 40 })),
  change: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 1 }) }, fc.integer({ min: 0, max: 60 })),
  to: fc.constantFrom(...STATUSES),
});

function daysOf(first: People, steps: readonly Step[]): readonly People[] {
  const days = [first];
  let today = first;
  for (const { leave, arrive, change, to } of steps) {
    today = [...today.slice(leave), ...arrive].map((one, index) => (index < change ? { ...one, status: to } : one));
    days.push(today);
  }
  return days;
}

/** Asks the days in the order given; answers by day. */
function ask(days: readonly People[], order: readonly number[]) {
  const log = memoryReleaseLog();
  const releases = createFigureReleases({ log, table: 'test', smallBelow: SMALL_BELOW });
  const answers = order.map((day) => {
    const people = days[day % days.length] ?? [];
    const question = { asOf: `day ${day % days.length}`, revision: '1' };
    return { question, people, shown: releases.of(question, () => tableOf(people)) };
  });
  return { log, answers };
}

const histories = fc
  .record({
    first: fc.oneof(fc.array(person, { maxLength: 60 }), fc.array(person, { minLength: 90, maxLength: 220 })),
    steps: fc.array(step, { minLength: 1, maxLength: 5 }),
    order: fc.array(fc.nat({ max: 5 }), { minLength: 2, maxLength: 7 }),
  })
  .map(({ first, steps, order }) => ask(daysOf(first, steps), order));

const isGiveaway = (one: number, other: number): boolean => one !== other && Math.abs(one - other) < SMALL_BELOW;

/** Everything the attacker reads off one report: its cells, and what its sums leave of their hidden parts. */
function readOff(shown: ReadonlyMap<string, ReadonlyMap<string, number>>): ReadonlyMap<string, number> {
  const { sums } = asCells(tableOf([]));
  const seen = new Map(
    [...shown].flatMap(([unitId, counts]) =>
      [...counts].map(([column, count]) => [cellOf(unitId, column), count] as const),
    ),
  );
  const found = new Map(seen);
  for (const { total, parts } of sums) {
    const hidden = parts.filter((part) => !seen.has(part));
    const totalSeen = seen.get(total);
    const together = parts.reduce((sum, part) => sum + (seen.get(part) ?? 0), 0);
    if (hidden.length === 0) found.set(`${total} from its parts`, together);
    else if (totalSeen !== undefined) found.set(hidden.join('+'), totalSeen - together);
  }
  return found;
}

describe('two reports', () => {
  const many = (unitId: string, status: Status, length: number): People =>
    Array.from({ length }, () => ({ unitId, status }));
  /** The rest of the city: enough of everything everywhere. */
  const rest = ['d2', 'd3', 'e1', 'c'].flatMap((unitId) => STATUSES.flatMap((status) => many(unitId, status, 12)));

  it('of a unit with 11 managers of whom 1 is short, who leaves the next day: the second is the first again', () => {
    const people: People = [...many('d1', 'short', 1), ...many('d1', 'met', 10), ...rest];
    const { answers } = ask([people, people.slice(1)], [0, 1]);
    const [one, other] = answers.map(({ shown }) => shown.get('d1'));
    expect(one?.counts).toEqual(new Map([['all', 11]]));
    expect(other).toEqual(one);
    expect(answers[1]?.shown).toEqual(answers[0]?.shown);
  });

  it('are both new once enough has changed; what moved by little is hidden in the second', () => {
    const statuses = (met: number, short: number, exempt: number): People => [
      ...many('d1', 'met', met),
      ...many('d1', 'short', short),
      ...many('d1', 'exempt', exempt),
      ...many('d1', 'lapsed', 9),
    ];
    const days = [
      [...statuses(20, 20, 9), ...rest],
      [...statuses(28, 12, 10), ...rest],
    ];
    const shown = ask(days, [0, 1]).answers.map((answer) => answer.shown.get('d1'));
    expect(shown[0]?.counts.get('met')).toBe(20);
    expect(shown[1]).toMatchObject({ asOf: 'day 1' });
    expect(shown[1]?.counts.get('met')).toBe(28);
    expect(shown[1]?.counts.has('exempt')).toBe(false);
    expect(shown[1]?.counts.has('all')).toBe(false);
  });

  it('cannot be subtracted to find a small group, whichever days are asked for, in whatever order', () => {
    fc.assert(
      fc.property(histories, ({ log, answers }) => {
        // As they were answered, old figures among new ones.
        const reports = answers.map(({ shown }) => new Map([...shown].map(([id, { counts }]) => [id, counts])));
        for (const [index, one] of reports.entries()) {
          for (const other of reports.slice(0, index)) {
            for (const [unitId, counts] of one) {
              for (const [column, count] of counts) {
                const was = other.get(unitId)?.get(column);
                expect(was !== undefined && isGiveaway(count, was)).toBe(false);
              }
            }
          }
        }
        const released = log
          .of('test')
          .map(({ shown }) =>
            readOff(new Map(Object.entries(shown).map(([id, counts]) => [id, new Map(Object.entries(counts))]))),
          );
        for (const [index, one] of released.entries()) {
          for (const other of released.slice(0, index)) {
            for (const [name, count] of one) {
              if (name.endsWith('from its parts')) continue;
              const was = other.get(name);
              expect(was !== undefined && isGiveaway(count, was)).toBe(false);
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('show nothing small, and the same question gets the same answer', () => {
    fc.assert(
      fc.property(histories, ({ answers }) => {
        const seen = new Map<string, ReadonlyMap<string, ShownFigures>>();
        for (const { question, people, shown } of answers) {
          for (const { counts } of shown.values())
            for (const count of counts.values()) expect(count).toBeGreaterThanOrEqual(SMALL_BELOW);
          expect(seen.get(question.asOf) ?? shown).toEqual(shown);
          seen.set(question.asOf, shown);
          expect([...shown.keys()].sort()).toEqual(
            tableOf(people)
              .units.map(({ unitId }) => unitId)
              .sort(),
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  it('give no hidden cell away: none follows from all sums of a report together', () => {
    fc.assert(
      fc.property(histories, ({ log }) => {
        for (const { shown } of log.of('test')) {
          const seen = new Set(
            Object.entries(shown).flatMap(([id, counts]) => Object.keys(counts).map((column) => cellOf(id, column))),
          );
          expect(determined(seen)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** Hidden cells with one solution only: Gaussian elimination over the sums, written apart from the code under test. */
function determined(seen: ReadonlySet<string>): readonly string[] {
  const { cells, sums } = asCells(tableOf([]));
  const unknown = [...cells.keys()].filter((cell) => !seen.has(cell));
  const rows: number[][] = sums.map(({ total, parts }) =>
    unknown.map((cell) => (cell === total ? -1 : parts.includes(cell) ? 1 : 0)),
  );
  let rank = 0;
  for (let column = 0; column < unknown.length; column += 1) {
    const pivot = rows.findIndex((row, index) => index >= rank && Math.abs(row[column] ?? 0) > 1e-9);
    if (pivot < 0) continue;
    const [row] = rows.splice(pivot, 1);
    if (row === undefined) continue;
    const factor = row[column] ?? 1;
    const scaled = row.map((one) => one / factor);
    rows.splice(rank, 0, scaled);
    for (const [index, other] of rows.entries()) {
      if (index === rank) continue;
      const times = other[column] ?? 0;
      if (Math.abs(times) > 1e-9) rows[index] = other.map((one, at) => one - times * (scaled[at] ?? 0));
    }
    rank += 1;
  }
  return rows.flatMap((row) => {
    const left = row.flatMap((one, index) => (Math.abs(one) > 1e-9 ? [index] : []));
    return left.length === 1 ? [unknown[left[0] ?? 0] ?? ''] : [];
  });
}
