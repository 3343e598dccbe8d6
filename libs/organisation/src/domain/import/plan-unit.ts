import type { ReadRow } from '@peil/imports';
import type { Refusal } from '@peil/kernel';
import { unitDecider, type UnitCommand } from '../unit-decider.js';
import type { UnitId } from '../unit-events.js';
import { nameOn, parentOn, type Unit } from '../unit.js';
import { badRow, planned, problemIn, problemOfRefusal, type ImportPlan, type PlannedRow } from './planned-row.js';
import { tryCommand } from './try-command.js';
import type { UnitRow } from './unit-row.js';

/** What the rows of one unit become, and whether the unit exists after them. */
export type UnitPlan = ImportPlan<UnitCommand> & { readonly exists: boolean };

/** @param versions its rows in order of their effective day, one a day. */
export function planUnit(
  versions: readonly UnitRow[],
  unitId: UnitId,
  known: Unit | undefined,
  idOf: (code: string) => UnitId,
): UnitPlan {
  const kind = known?.kind ?? versions.find((version) => version.kind !== undefined)?.kind;
  if (kind === undefined) return noUnit(versions, kindMissing);
  const good = versions.filter((version) => version.kind === undefined || version.kind === kind);
  const otherKind = versions
    .filter((version) => !good.includes(version))
    .map(({ row }) => badRow(row, kindChanges(row)));

  let unit = known;
  const commands: { row: ReadRow; command: UnitCommand }[] = [];
  const refused = new Map<UnitRow, Refusal>();
  const give = (version: UnitRow, command: UnitCommand): void => {
    if (refused.has(version)) return;
    const tried = tryCommand(unitDecider, unit, command);
    if (tried.refusal) refused.set(version, tried.refusal);
    unit = tried.state;
    if (tried.adds) commands.push({ row: version.row, command });
  };

  const [first] = good;
  // One row says on which day the unit begins, one on which it ends: the first and the last that say so.
  const beginning = good.find(({ from }) => from !== undefined);
  const ending = good.findLast(({ until, open }) => until !== undefined || open);
  if (unit === undefined && first !== undefined) {
    const { code, name, parentCode, effective } = first;
    give(first, {
      type: 'establishUnit',
      unitId,
      kind,
      name,
      code,
      from: beginning?.from ?? effective,
      ...(ending?.until !== undefined && { until: ending.until }),
      ...(parentCode !== undefined && { parentId: idOf(parentCode) }),
    });
    if (unit === undefined) {
      const refusal = refused.get(first);
      return noUnit(versions, (row) =>
        refusal === undefined ? kindMissing(row) : problemOfRefusal(row, refusal, sourceFields),
      );
    }
  }
  if (beginning?.from !== undefined && unit !== undefined && unit.from !== beginning.from) {
    const { until } = unit;
    const days = { from: beginning.from, ...(until !== undefined && { until }) };
    give(beginning, { type: 'correctUnitPeriod', unitId, ...days });
  }
  if (ending !== undefined && unit !== undefined && unit.until !== ending.until) {
    const { until } = ending;
    give(
      ending,
      until === undefined ? { type: 'correctUnitPeriod', unitId, from: unit.from } : { type: 'endUnit', unitId, until },
    );
  }
  for (const version of good) {
    const { name, parentCode, effective } = version;
    const parentId = parentCode === undefined ? undefined : idOf(parentCode);
    if (unit !== undefined && nameOn(unit, effective) !== name) {
      give(version, { type: 'renameUnit', unitId, name, from: effective });
    }
    if (unit !== undefined && parentId !== undefined && parentOn(unit, effective) !== parentId) {
      give(version, { type: 'moveUnit', unitId, parentId, from: effective });
    }
  }

  const rows = good.map((version): PlannedRow => {
    const refusal = refused.get(version);
    if (refusal) return badRow(version.row, problemOfRefusal(version.row, refusal, sourceFields));
    if (known === undefined && version === first) return planned(version.row, 'new');
    return planned(version.row, commands.some(({ row }) => row === version.row) ? 'correction' : 'unchanged');
  });
  return { rows: [...otherKind, ...rows], commands, exists: unit !== undefined };
}

const sourceFields = { parentId: 'parentCode' };

function noUnit(versions: readonly UnitRow[], problem: (row: ReadRow) => ReturnType<typeof problemIn>): UnitPlan {
  return { rows: versions.map(({ row }) => badRow(row, problem(row))), commands: [], exists: false };
}

const kindMissing = (row: ReadRow) =>
  problemIn(
    row,
    'kind',
    'unit-kind-missing',
    { nl: 'Dit is een nieuwe eenheid en de soort ontbreekt.', en: 'This is a new unit and its kind is missing.' },
    {
      nl: 'Vul in: organisatie, cluster, directie, stadsdeel of team.',
      en: 'Enter: organisation, cluster, directorate, district or team.',
    },
  );

const kindChanges = (row: ReadRow) =>
  problemIn(
    row,
    'kind',
    'unit-kind-changes',
    { nl: 'Deze eenheid is van een andere soort.', en: 'This unit is of another kind.' },
    {
      nl: 'Beëindig de eenheid en voer onder een nieuwe code de nieuwe eenheid in.',
      en: 'End the unit and enter the new unit under a new code.',
    },
  );
