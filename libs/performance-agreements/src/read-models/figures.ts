import type { FigureTable, ShownFigures, Sum } from '@peil/disclosure';
import { createHash } from 'node:crypto';
import { states, type State } from '../domain/compliance/obligations.js';
import type { Duty, YearRules } from '../domain/policy/duties.js';
import type { UnitCounts } from './sheets.js';

/** Counts of which some are hidden (`null`): small ones, and those that would give them away. */
export type ShownCounts = {
  readonly managers: number | null;
  readonly lateManagers: number | null;
  readonly duties: readonly Readonly<Record<State, number | null>>[];
  /** The day the counts are of, where what was shown before is shown again. Absent: the day that was asked for. */
  readonly figuresAsOf?: string;
};

const ALL = 'all';
const LATE = 'lateManagers';
const IN_TIME = 'inTime';
const NOT_HELD = 'notHeld';

function column({ id, due }: Duty, state: State | typeof NOT_HELD): string {
  return `${id} ${due} ${state}`;
}

/** The counts of all units of a day as one table, for deciding what of it may be shown. */
export function complianceTable(
  { duties }: YearRules,
  units: ReadonlyMap<string, UnitCounts>,
  parents: ReadonlyMap<string, string | undefined>,
): FigureTable {
  const sums: readonly Sum[] = [
    { total: ALL, parts: [LATE, IN_TIME] },
    ...duties.map((duty) => ({
      total: ALL,
      parts: [...states, NOT_HELD as typeof NOT_HELD].map((state) => column(duty, state)),
    })),
  ];
  return {
    columns: [...new Set([ALL, ...sums.flatMap(({ parts }) => parts)])],
    sums,
    wanted: new Set([LATE, ...duties.map((duty) => column(duty, 'late'))]),
    units: [...units].map(([unitId, counts]) => ({
      unitId,
      parentId: parents.get(unitId),
      counts: new Map<string, number>([
        [ALL, counts.managers],
        [LATE, counts.lateManagers],
        [IN_TIME, counts.managers - counts.lateManagers],
        ...duties.flatMap((duty, index): [string, number][] => {
          const found = counts.duties[index];
          if (found === undefined) return [];
          const held = states.reduce((sum, state) => sum + found[state], 0);
          return [
            ...states.map((state): [string, number] => [column(duty, state), found[state]]),
            [column(duty, NOT_HELD), counts.managers - held],
          ];
        }),
      ]),
    })),
  };
}

/** Names what a table says: while no count changes, the question for it is the same one. */
export function revisionOf(table: FigureTable): string {
  const counts = table.units.map(({ unitId, counts: of }) => [unitId, ...of.values()]);
  return createHash('sha256').update(JSON.stringify(counts)).digest('base64url').slice(0, 22);
}

/** The counts of a unit that may be shown; what is not among them is hidden. */
export function shownCounts({ duties }: YearRules, figures: ShownFigures, asOf: string): ShownCounts {
  const count = (name: string): number | null => figures.counts.get(name) ?? null;
  return {
    managers: count(ALL),
    lateManagers: count(LATE),
    duties: duties.map((duty) => ({
      done: count(column(duty, 'done')),
      open: count(column(duty, 'open')),
      late: count(column(duty, 'late')),
      exempt: count(column(duty, 'exempt')),
    })),
    ...(figures.asOf !== asOf && { figuresAsOf: figures.asOf }),
  };
}
