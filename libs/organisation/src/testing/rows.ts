import type { ReadRow } from '@peil/imports';

/** Rows as the reading gives them: line 2 first, headings named as their field, values as they stood. For tests. */
export function readRows(...rows: readonly Readonly<Record<string, string>>[]): readonly ReadRow[] {
  return rows.map((row, index) => {
    const values = new Map(Object.entries(row).filter(([, value]) => value !== '' && value !== '31-12-9999'));
    return { line: index + 2, values, heading: (field) => field, raw: (field) => row[field] ?? '' };
  });
}
