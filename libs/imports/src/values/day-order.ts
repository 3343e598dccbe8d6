/** In which order day and month stand. */
export type DayOrder = 'dmy' | 'mdy';

/** What the values of one column say about the order. */
export type OrderCount = {
  /** Values that can only be day first, only be month first, and both. */
  readonly dayFirst: number;
  readonly monthFirst: number;
  readonly either: number;
  /** The first value that fits both with another outcome. */
  readonly example: string | undefined;
};

export const noOrder: OrderCount = { dayFirst: 0, monthFirst: 0, either: 0, example: undefined };

const NUMERIC = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{2}|\d{4})(?!\d)/;

export function countOrder(count: OrderCount, text: string): OrderCount {
  const parts = NUMERIC.exec(text);
  if (!parts) return count;
  const first = Number(parts[1]);
  const second = Number(parts[2]);
  if (first > 12 && second <= 12) return { ...count, dayFirst: count.dayFirst + 1 };
  if (second > 12 && first <= 12) return { ...count, monthFirst: count.monthFirst + 1 };
  if (first > 12 || second > 12 || first === second) return count;
  return { ...count, either: count.either + 1, example: count.example ?? text.trim() };
}

/** The order of the column as a whole: that of most values that can only be one way; `ask` when every value fits both. */
export function orderOf({ dayFirst, monthFirst, either }: OrderCount): DayOrder | 'ask' {
  if (dayFirst === 0 && monthFirst === 0) return either === 0 ? 'dmy' : 'ask';
  return dayFirst >= monthFirst ? 'dmy' : 'mdy';
}

/** Values of one column that can only be day first stand beside values that can only be month first. */
export function ordersContradict({ dayFirst, monthFirst }: OrderCount): boolean {
  return dayFirst > 0 && monthFirst > 0;
}
