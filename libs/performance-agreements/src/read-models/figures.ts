import { hiddenCells, type Sum } from '@peil/accreditation';
import { states, type State } from '../domain/compliance/obligations.js';
import type { UnitCounts } from './sheets.js';

/** Counts of which small ones are hidden (`null`), and as many others as would give them away. */
export type ShownCounts = {
  readonly managers: number | null;
  readonly lateManagers: number | null;
  readonly duties: readonly Readonly<Record<State, number | null>>[];
};

const ALL = 'all';
const LATE = 'lateManagers';
const IN_TIME = 'inTime';

function cell(unitId: string, name: string): string {
  return `${unitId} ${name}`;
}

/**
 * The counts of all units with small ones hidden, decided for all units together: what is shown of a cluster must not
 * give away a directorate. People with two appointments make a whole less than the sum of its parts; for hiding, it
 * counts as that sum.
 *
 * @param parents the nearest counted unit above each
 */
export function shownFigures(
  units: ReadonlyMap<string, UnitCounts>,
  parents: ReadonlyMap<string, string | undefined>,
  smallBelow: number,
): ReadonlyMap<string, ShownCounts> {
  const cells = new Map<string, number>();
  const sums: Sum[] = [];
  for (const [unitId, counts] of units) {
    const put = (name: string, value: number): string => {
      cells.set(cell(unitId, name), value);
      return cell(unitId, name);
    };
    const total = put(ALL, counts.managers);
    const late = put(LATE, counts.lateManagers);
    sums.push({ total, parts: [late, put(IN_TIME, counts.managers - counts.lateManagers)] });
    counts.duties.forEach((duty, index) => {
      const parts = states.map((state) => put(`${index} ${state}`, duty[state]));
      const held = states.reduce((sum, state) => sum + duty[state], 0);
      sums.push({ total, parts: [...parts, put(`${index} notHeld`, counts.managers - held)] });
    });
  }
  const children = Map.groupBy(units.keys(), (unitId) => parents.get(unitId));
  for (const [parent, below] of children) {
    const counts = parent === undefined ? undefined : units.get(parent);
    if (parent === undefined || counts === undefined) continue;
    const names = [
      ALL,
      LATE,
      IN_TIME,
      ...counts.duties.flatMap((_, index) => [...states, 'notHeld'].map((state) => `${index} ${state}`)),
    ];
    for (const name of names) {
      sums.push({ total: cell(parent, name), parts: below.map((unitId) => cell(unitId, name)) });
    }
  }
  const hidden = hiddenCells({ cells, sums }, smallBelow);
  return new Map(
    [...units].map(([unitId, counts]) => {
      const show = (name: string, value: number) => (hidden.has(cell(unitId, name)) ? null : value);
      return [
        unitId,
        {
          managers: show(ALL, counts.managers),
          lateManagers: show(LATE, counts.lateManagers),
          duties: counts.duties.map((duty, index) => ({
            done: show(`${index} done`, duty.done),
            open: show(`${index} open`, duty.open),
            late: show(`${index} late`, duty.late),
            exempt: show(`${index} exempt`, duty.exempt),
          })),
        },
      ];
    }),
  );
}
