import { statuses, type Status } from '../domain/balance.js';
import { hiddenCells, SMALL_BELOW, type Sum } from './suppression.js';
import type { ByStatus, RequirementTally, UnitTally } from './tallies.js';

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
};

/** A tally as it is, for those who may see the people. */
export function shownWhole({ personIds: _personIds, ...tally }: UnitTally): ShownTally {
  return tally;
}

/**
 * All tallies of a day with their small counts hidden. Decided for all units together, because anyone may ask for one
 * unit after another: what is shown of a cluster must not give away a directorate.
 *
 * People with two appointments make a whole less than the sum of its parts; for hiding, it counts as that sum.
 */
export function suppressedTallies(
  tallies: ReadonlyMap<string, UnitTally>,
  smallBelow: number = SMALL_BELOW,
): ReadonlyMap<string, ShownTally> {
  const columns = columnsOf(tallies);
  const cells = new Map<string, number>();
  const sums: Sum[] = [];
  for (const [unitId, tally] of tallies) {
    for (const { name, value } of columns) cells.set(cell(unitId, name), value(tally));
    for (const { total, parts } of rowsOf(columns)) {
      sums.push({ total: cell(unitId, total), parts: parts.map((name) => cell(unitId, name)) });
    }
  }
  const children = Map.groupBy(tallies.values(), ({ parentId }) => parentId);
  for (const [parentId, units] of children) {
    if (parentId === undefined) continue;
    for (const { name } of columns) {
      sums.push({ total: cell(parentId, name), parts: units.map(({ unit }) => cell(unit.unitId, name)) });
    }
  }
  const hidden = hiddenCells({ cells, sums }, smallBelow);
  return new Map(
    [...tallies].map(([unitId, tally]) => [unitId, shown(tally, (name) => hidden.has(cell(unitId, name)))]),
  );
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

function shown(tally: UnitTally, isHidden: (name: string) => boolean): ShownTally {
  const { personIds: _personIds, ...rest } = tally;
  const counts = (byStatus: ByStatus, prefix: string): ShownByStatus => {
    const count = (status: Status) => (isHidden(`${prefix}${status}`) ? null : byStatus[status]);
    return {
      lapsed: count('lapsed'),
      short: count('short'),
      atRisk: count('atRisk'),
      onTrack: count('onTrack'),
      met: count('met'),
      exempt: count('exempt'),
      notInScope: count('notInScope'),
    };
  };
  return {
    ...rest,
    managers: isHidden(ALL) ? null : tally.managers,
    byStatus: counts(tally.byStatus, ''),
    requirements: tally.requirements.map((requirement) => {
      const key = keyOf(requirement);
      return {
        ...requirement,
        byStatus: counts(requirement.byStatus, `${key} `),
        without: isHidden(`${key} ${WITHOUT}`) ? null : requirement.without,
      };
    }),
  };
}

function keyOf({ schemeId, requirementId }: RequirementTally): string {
  return `${schemeId}/${requirementId}`;
}

function find({ requirements }: UnitTally, key: string): RequirementTally | undefined {
  return requirements.find((requirement) => keyOf(requirement) === key);
}

function cell(unitId: string, name: string): string {
  return `${unitId} ${name}`;
}
