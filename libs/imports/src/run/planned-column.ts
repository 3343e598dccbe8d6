import type { ColumnRule } from '../import-kind.js';
import type { ProfileColumn } from '../profiles/profile.js';
import type { DayReading } from '../values/day.js';
import type { DecimalSign } from '../values/number.js';

/** A column that is read, and how. */
export type PlannedColumn = {
  readonly rule: ColumnRule;
  /** What the profile says of it. */
  readonly profile: ProfileColumn | undefined;
  readonly index: number;
  readonly heading: string;
  readonly day: DayReading;
  readonly sign: DecimalSign;
  /** Words of this file, by our word: those of the profile, then answers. */
  readonly words: Readonly<Record<string, readonly string[]>>;
};
