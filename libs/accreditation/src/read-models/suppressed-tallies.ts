import type { FigureTable, ShownFigures, Sum } from '@peil/disclosure';
import { statuses, type Status } from '../domain/balance.js';
import type { RequirementTally, UnitTally } from './tallies.js';

/** Counts of which some are hidden (`null`): small ones, and those that would give them away. */
export type ShownByStatus = Readonly<Record<Status, number | null>>;

export type ShownRequirement = Omit<RequirementTally, 'byStatus' | 'without'> & {
  readonly byStatus: ShownByStatus;
  readonly without: number | null;
};

/** A unit's tally for those who see figures only: nobody in it, and small groups hidden. */
export type ShownTally = Omit<UnitTally, 'byStatus' | 'requirements' | 'managers' | 'personIds'> & {
  readonly managers: number | null;
  readonly byStatus: ShownByStatus;
  readonly requirements: readonly ShownRequirement[];
  /** The day the counts are of, where what was shown before is shown again. Absent: the day that was asked for. */
  readonly figuresAsOf?: string;
};

/** A tally as it is, for those who may see the people. */
export function shownWhole({ personIds: _personIds, ...tally }: UnitTally): ShownTally {
  return tally;
}

/** The counts of all units of a day as one table, for deciding what of it may be shown. */
export function figureTableOf(tallies: ReadonlyMap<string, UnitTally>): FigureTable {
  const columns = columnsOf(tallies);
  return {
    columns: columns.map(({ name }) => name),
    sums: rowsOf(columns),
    wanted: new Set<Status>(['atRisk']),
    units: [...tallies].map(([unitId, tally]) => ({
      unitId,
      parentId: tally.parentId,
      counts: new Map(columns.map(({ name, value }) => [name, value(tally)])),
    })),
  };
}

/** One count that every unit has. `group` is the requirement it belongs to; none for the status of the whole person. */
type Column = { readonly name: string; readonly group: string; readonly value: (tally: UnitTally) => number };

const ALL = 'all';
const WITHOUT = 'without';

function columnsOf(tallies: ReadonlyMap<string, UnitTally>): readonly Column[] {
  const requirements = new Set([...tallies.values()].flatMap(({ requirements: list }) => list.map(keyOf)));
  const byStatus: Column[] = statuses.map((status) => ({
    name: status,
    group: '',
    value: (tally) => tally.byStatus[status],
  }));
  const ofRequirements = [...requirements].flatMap((group): Column[] => [
    ...statuses.map((status) => ({
      name: `${group} ${status}`,
      group,
      value: (tally: UnitTally) => find(tally, group)?.byStatus[status] ?? 0,
    })),
    { name: `${group} ${WITHOUT}`, group, value: (tally) => find(tally, group)?.without ?? tally.managers },
  ]);
  return [{ name: ALL, group: ALL, value: ({ managers }) => managers }, ...byStatus, ...ofRequirements];
}

/** Within one unit: everyone has one status, and every requirement is met by someone, not met, or not asked. */
function rowsOf(columns: readonly Column[]): readonly Sum[] {
  const groups = Map.groupBy(columns, ({ group }) => group);
  groups.delete(ALL);
  return [...groups].flatMap(([group, members]): Sum[] => {
    const whole = { total: ALL, parts: members.map(({ name }) => name) };
    // Who is not held to a requirement is mostly who is not in scope at all.
    return group === '' ? [whole] : [whole, { total: 'notInScope', parts: [`${group} ${WITHOUT}`] }];
  });
}

/** A tally with the counts that may be shown; what is not among them is hidden. */
export function shownTally(tally: UnitTally, figures: ShownFigures): ShownTally {
  const { personIds: _personIds, ...rest } = tally;
  const count = (name: string): number | null => figures.counts.get(name) ?? null;
  const counts = (prefix: string): ShownByStatus => ({
    lapsed: count(`${prefix}lapsed`),
    short: count(`${prefix}short`),
    atRisk: count(`${prefix}atRisk`),
    onTrack: count(`${prefix}onTrack`),
    met: count(`${prefix}met`),
    exempt: count(`${prefix}exempt`),
    notInScope: count(`${prefix}notInScope`),
  });
  return {
    ...rest,
    figuresAsOf: figures.asOf,
    managers: count(ALL),
    byStatus: counts(''),
    requirements: tally.requirements.map((requirement) => {
      const key = keyOf(requirement);
      return { ...requirement, byStatus: counts(`${key} `), without: count(`${key} ${WITHOUT}`) };
    }),
  };
}

function keyOf({ schemeId, requirementId }: RequirementTally): string {
  return `${schemeId}/${requirementId}`;
}

function find({ requirements }: UnitTally, key: string): RequirementTally | undefined {
  return requirements.find((requirement) => keyOf(requirement) === key);
}
