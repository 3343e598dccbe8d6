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

/**
 * A row that is refused has no part in anything: the others are planned again without it.
 *
 * @param versions its rows in order of their effective day, one a day.
 */
export function planUnit(
  versions: readonly UnitRow[],
  unitId: UnitId,
  known: Unit | undefined,
  idOf: (code: string) => UnitId,
): UnitPlan {
  const plan = planVersions(versions, unitId, known, idOf);
  const bad = new Set(plan.rows.filter((row) => row.class === 'bad').map(({ line }) => line));
  const left = versions.filter(({ row }) => !bad.has(row.line));
  if (bad.size === 0 || left.length === 0) return plan;
  const rest = planUnit(left, unitId, known, idOf);
  return { ...rest, rows: [...plan.rows.filter(({ line }) => bad.has(line)), ...rest.rows] };
}

function planVersions(
  versions: readonly UnitRow[],
  unitId: UnitId,
  known: Unit | undefined,
  idOf: (code: string) => UnitId,
): UnitPlan {
  const kind = known?.kind ?? versions.find((version) => version.kind !== undefined)?.kind;
  if (kind === undefined) {
    return { rows: versions.map(({ row }) => badRow(row, kindMissing(row))), commands: [], exists: false };
  }
  const good = versions.filter((version) => version.kind === undefined || version.kind === kind);
  const otherKind = versions
    .filter((version) => !good.includes(version))
    .map(({ row }) => badRow(row, kindChanges(row)));

  let after = known;
  // Read through a function: what the commands before did counts.
  const now = (): Unit | undefined => after;
  const commands: { row: ReadRow; command: UnitCommand }[] = [];
  const refused = new Map<UnitRow, Refusal>();
  const give = (version: UnitRow, command: UnitCommand): void => {
    if (refused.has(version)) return;
    const tried = tryCommand(unitDecider, after, command);
    if (tried.refusal) refused.set(version, tried.refusal);
    after = tried.state;
    if (tried.adds) commands.push({ row: version.row, command });
  };

  const [first] = good;
  // Of several first days the earliest is meant, of several last days the one that was told last.
  const beginning = good
    .filter(({ from }) => from !== undefined)
    .reduce<UnitRow | undefined>(
      (a, b) => (a?.from !== undefined && b.from !== undefined && a.from <= b.from ? a : b),
      undefined,
    );
  const ending = good.findLast(({ until, open }) => until !== undefined || open);
  if (known === undefined && first !== undefined) {
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
    const refusal = refused.get(first);
    if (refusal) {
      const rows = [badRow(first.row, problemOfRefusal(first.row, refusal, sourceFields))];
      return { rows, commands: [], exists: false };
    }
  }
  const begun = now();
  if (beginning?.from !== undefined && begun !== undefined && begun.from !== beginning.from) {
    const { until } = begun;
    const days = { from: beginning.from, ...(until !== undefined && { until }) };
    give(beginning, { type: 'correctUnitPeriod', unitId, ...days });
  }
  const ended = now();
  if (ending !== undefined && ended !== undefined && ended.until !== ending.until) {
    const { until } = ending;
    give(
      ending,
      until === undefined
        ? { type: 'correctUnitPeriod', unitId, from: ended.from }
        : { type: 'endUnit', unitId, until },
    );
  }
  for (const version of good) {
    const { name, parentCode, effective } = version;
    const parentId = parentCode === undefined ? undefined : idOf(parentCode);
    const unit = now();
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
    if (known === undefined && version === first) return planned(version.row, 'new', unitId);
    return planned(version.row, commands.some(({ row }) => row === version.row) ? 'correction' : 'unchanged', unitId);
  });
  return { rows: [...otherKind, ...rows], commands, exists: now() !== undefined };
}

const sourceFields = { parentId: 'parentCode' };

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
