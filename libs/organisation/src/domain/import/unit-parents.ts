import type { ReadRow, RowProblem } from '@peil/imports';
import type { CalendarDay } from '@peil/kernel';
import type { Organisation } from '../organisation.js';
import type { Unit } from '../unit.js';
import { parentOn } from '../unit.js';
import { badRow, problemIn, type PlannedRow } from './planned-row.js';
import type { UnitRow } from './unit-row.js';

/**
 * The rows whose parent does not exist, neither in Peil nor in the file, or that put units under themselves. A row that is
 * left out may leave others without a parent, so it is looked at again until nothing changes.
 *
 * @param failed codes of new units that could not be established.
 */
export function rowsWithBrokenParent(
  versions: ReadonlyMap<string, readonly UnitRow[]>,
  known: ReadonlyMap<string, Unit>,
  organisation: Organisation,
  failed: ReadonlySet<string>,
): ReadonlyMap<ReadRow, PlannedRow> {
  const broken = new Map<ReadRow, PlannedRow>();
  const leave = (rows: readonly UnitRow[], problem: (row: ReadRow) => RowProblem): void =>
    rows.forEach(({ row }) => broken.set(row, badRow(row, problem(row))));
  const good = () =>
    new Map([...versions].map(([code, rows]) => [code, rows.filter(({ row }) => !broken.has(row))] as const));

  for (let before = -1; before !== broken.size;) {
    before = broken.size;
    leave(inCircles(good(), known, organisation), inACircle);
    const left = good();
    const exists = (code: string) => known.has(code) || (!failed.has(code) && (left.get(code)?.length ?? 0) > 0);
    leave(
      [...left.values()].flat().filter(({ parentCode }) => parentCode !== undefined && !exists(parentCode)),
      unknownParent,
    );
  }
  return broken;
}

/** Rows that, on some day from which a row holds, make a unit lie under itself. */
function inCircles(
  versions: ReadonlyMap<string, readonly UnitRow[]>,
  known: ReadonlyMap<string, Unit>,
  { units }: Organisation,
): readonly UnitRow[] {
  const days = new Set([...versions.values()].flat().map(({ effective }) => effective));
  const rowOn = (code: string, day: CalendarDay) => {
    const rows = versions.get(code) ?? [];
    return rows.findLast(({ effective }) => effective <= day) ?? (known.has(code) ? undefined : rows[0]);
  };
  const parentCodeOn = (code: string, day: CalendarDay): string | undefined => {
    const stated = rowOn(code, day)?.parentCode;
    if (stated !== undefined) return stated;
    const unit = known.get(code);
    const parentId = unit && parentOn(unit, day);
    return parentId === undefined ? undefined : units.get(parentId)?.code;
  };
  const found = new Set<UnitRow>();
  for (const day of days) {
    for (const code of versions.keys()) {
      const passed = new Set<string>();
      let at = parentCodeOn(code, day);
      while (at !== undefined && at !== code && !passed.has(at)) {
        passed.add(at);
        at = parentCodeOn(at, day);
      }
      const row = at === code ? rowOn(code, day) : undefined;
      if (row) found.add(row);
    }
  }
  return [...found];
}

const unknownParent = (row: ReadRow) =>
  problemIn(
    row,
    'parentCode',
    'unknown-parent-unit',
    {
      nl: 'De bovenliggende eenheid staat niet in Peil en niet (goed) in dit bestand.',
      en: 'The parent unit is not in Peil and not (rightly) in this file.',
    },
    {
      nl: 'Zet de bovenliggende eenheid in het bestand, of verbeter de code.',
      en: 'Put the parent unit into the file, or put the code right.',
    },
  );

const inACircle = (row: ReadRow) =>
  problemIn(
    row,
    'parentCode',
    'units-in-a-circle',
    { nl: 'Zo hangt deze eenheid onder zichzelf.', en: 'This way the unit lies under itself.' },
    { nl: 'Verbeter de bovenliggende code.', en: 'Put the parent code right.' },
  );
