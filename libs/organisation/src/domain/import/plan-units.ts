import { derivedId } from '@peil/eventing';
import type { ReadRow } from '@peil/imports';
import type { CalendarDay } from '@peil/kernel';
import type { Organisation } from '../organisation.js';
import type { UnitCommand } from '../unit-decider.js';
import type { UnitId } from '../unit-events.js';
import type { Unit } from '../unit.js';
import { planUnit, type UnitPlan } from './plan-unit.js';
import { badRow, conflictingRows, planned, type ImportPlan, type PlannedRow } from './planned-row.js';
import { rowsWithBrokenParent } from './unit-parents.js';
import { meaningOf, unitRow, type UnitRow } from './unit-row.js';

/**
 * What the rows of a file of units become, in whatever order they stand. A unit is known by its code; a row that says
 * what is known already changes nothing, one that says something else becomes a change from its effective day on.
 *
 * @param today the effective day of rows without one.
 */
export function planUnits(
  rows: readonly ReadRow[],
  organisation: Organisation,
  today: CalendarDay,
): ImportPlan<UnitCommand> {
  const known = unitsByCode(organisation);
  const { versions, done } = versionsByCode(rows.map((row) => unitRow(row, today)));
  const idOf = (code: string): UnitId => known.get(code)?.unitId ?? newUnitId(code);

  // A unit that cannot be established leaves what lies under it without a parent: planned again until nothing changes.
  for (let failed: ReadonlySet<string> = new Set(); ;) {
    const broken = rowsWithBrokenParent(versions, known, organisation, failed);
    const plans = new Map<string, UnitPlan>();
    for (const [code, all] of versions) {
      const good = all.filter(({ row }) => !broken.has(row));
      plans.set(code, planUnit(good, idOf(code), known.get(code), idOf));
    }
    const failedNow = new Set([...failed, ...[...plans].filter(([, plan]) => !plan.exists).map(([code]) => code)]);
    if (failedNow.size === failed.size) {
      return {
        rows: [...done, ...broken.values(), ...[...plans.values()].flatMap((plan) => plan.rows)],
        commands: [...plans.values()].flatMap((plan) => plan.commands),
      };
    }
    failed = failedNow;
  }
}

/** The same code gives the same unit, whichever import comes first. */
function newUnitId(code: string): UnitId {
  return derivedId('imported-unit', code);
}

export function unitsByCode(organisation: Organisation): ReadonlyMap<string, Unit> {
  return new Map(
    [...organisation.units.values()].flatMap((unit) => (unit.code === undefined ? [] : [[unit.code, unit]])),
  );
}

/** By code, in order of their effective day. Equal rows count once; rows that contradict each other are all left out. */
function versionsByCode(rows: readonly UnitRow[]): {
  readonly versions: ReadonlyMap<string, readonly UnitRow[]>;
  readonly done: readonly PlannedRow[];
} {
  const done: PlannedRow[] = [];
  const versions = new Map<string, UnitRow[]>();
  const sameDay = Map.groupBy(rows, ({ code, effective }) => `${effective} ${code}`);
  for (const [, group] of [...sameDay].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [first, ...others] = group;
    if (first === undefined) continue;
    if (others.some((other) => meaningOf(other) !== meaningOf(first))) {
      done.push(...group.map(({ row }) => badRow(row, conflictingRows(row, 'code'))));
      continue;
    }
    done.push(...others.map(({ row }) => planned(row, 'unchanged')));
    versions.set(first.code, [...(versions.get(first.code) ?? []), first]);
  }
  return { versions, done };
}
