import type { PlanAction } from './queries.js';

/** The columns of the table: four quarters, and what goes on all year. */
export const COLUMNS = [1, 2, 3, 4, 'ongoing'] as const;
export type Column = (typeof COLUMNS)[number];

/** Where an action stands in the table. */
export type Place = { readonly theme: string; readonly column: Column };

type Timed = Pick<PlanAction, 'theme' | 'ongoing' | 'quarters'>;

/** An action stands in the first of its quarters. */
export const placeOf = ({ theme, ongoing, quarters }: Timed): Place => ({
  theme,
  column: ongoing ? 'ongoing' : (COLUMNS.find((one) => one === quarters?.[0]) ?? 'ongoing'),
});

/** When it is done after a move: as many quarters as before, as far as the year has them. */
export function timingAt(action: Timed, column: Column): { readonly quarters?: number[]; readonly ongoing?: boolean } {
  if (column === 'ongoing') return { ongoing: true };
  const [first = column, ...later] = action.quarters ?? [column];
  const moved = [first, ...later].map((quarter) => quarter - first + column);
  return { quarters: moved.filter((quarter) => quarter <= 4) };
}

/** The place one step away; the same place at an edge. */
export function stepFrom(place: Place, key: string, themes: readonly string[]): Place {
  const at = COLUMNS.indexOf(place.column);
  const row = themes.indexOf(place.theme);
  if (key === 'ArrowLeft') return { ...place, column: COLUMNS[at - 1] ?? place.column };
  if (key === 'ArrowRight') return { ...place, column: COLUMNS[at + 1] ?? place.column };
  if (key === 'ArrowUp') return { ...place, theme: themes[row - 1] ?? place.theme };
  if (key === 'ArrowDown') return { ...place, theme: themes[row + 1] ?? place.theme };
  return place;
}

export const samePlace = (one: Place, other: Place): boolean =>
  one.theme === other.theme && one.column === other.column;

/** The actions of one cell, in the order of the plan. */
export const actionsAt = (actions: readonly PlanAction[], place: Place): readonly PlanAction[] =>
  actions.filter((action) => samePlace(placeOf(action), place));

/** The action as it is after a move. */
export function moved(action: PlanAction, { theme, column }: Place): PlanAction {
  const { quarters: _before, ...rest } = action;
  const timing = timingAt(action, column);
  return { ...rest, theme, ongoing: timing.ongoing ?? false, ...(timing.quarters && { quarters: timing.quarters }) };
}

/** What is in this plan: an action that another unit took over is in another one. */
export const isHere = ({ handOver }: PlanAction): boolean => handOver?.outcome !== 'accepted';
