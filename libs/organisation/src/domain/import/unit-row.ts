import type { ReadRow } from '@peil/imports';
import { calendarDay, type CalendarDay } from '@peil/kernel';
import { unitKinds, type UnitKind } from '../unit-events.js';

/** A row of a file of units, as it is meant. */
export type UnitRow = {
  readonly row: ReadRow;
  readonly code: string;
  readonly name: string;
  readonly kind?: UnitKind;
  readonly parentCode?: string;
  readonly from?: CalendarDay;
  readonly until?: CalendarDay;
  /** The file says outright that there is no end; an empty cell says nothing. */
  readonly open: boolean;
  /** From which day the row holds: its own column, else the day of the import; never before its first day. */
  readonly effective: CalendarDay;
};

export function readDay(row: ReadRow, field: string): CalendarDay | undefined {
  const value = row.values.get(field);
  return value === undefined ? undefined : calendarDay(value);
}

/** A last day that was written but means no end, such as 31-12-9999. */
export function saysNoEnd(row: ReadRow): boolean {
  return !row.values.has('until') && row.raw('until').trim() !== '';
}

export function unitRow(row: ReadRow, today: CalendarDay): UnitRow {
  const kind = unitKinds.find((one) => one === row.values.get('kind'));
  const parentCode = row.values.get('parentCode');
  const from = readDay(row, 'from');
  const until = readDay(row, 'until');
  const effective = readDay(row, 'effective');
  return {
    row,
    code: row.values.get('code') ?? '',
    name: row.values.get('name') ?? '',
    ...(kind !== undefined && { kind }),
    ...(parentCode !== undefined && { parentCode }),
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    open: saysNoEnd(row),
    effective: from !== undefined && (effective ?? today) < from ? from : (effective ?? today),
  };
}

/** What the row says, apart from where it stands: equal texts are equal rows. */
export function meaningOf({ row: _row, ...meaning }: UnitRow): string {
  return JSON.stringify(Object.entries(meaning).sort(([a], [b]) => (a < b ? -1 : 1)));
}
