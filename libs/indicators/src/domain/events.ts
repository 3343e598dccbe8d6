import { defineEvent, type EventOf } from '@peil/eventing';
import { calendarDaySchema, decimalSchema, localizedTextSchema, opaqueId, plain, plainText } from '@peil/kernel';
import { z } from 'zod';

/** The stream of one indicator is `indicator-<code>`. */
export const INDICATOR = 'indicator';

const codeSchema = plain(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/, 'must be a short code'));
const decimal = plain(decimalSchema);

/** What values are counted in. A share is in per cent; a difference between shares is in percentage points. */
export const indicatorUnits = ['percent', 'percentagePoint', 'count', 'days'] as const;
export type IndicatorUnit = (typeof indicatorUnits)[number];

/** The levels at which a source may give figures. */
export const indicatorLevels = ['organisation', 'cluster', 'directorate'] as const;
export type IndicatorLevel = (typeof indicatorLevels)[number];

/** What is measured, and how: a figure of groups. Never an attribute of a person. */
export const definitionSchema = z.strictObject({
  names: plain(localizedTextSchema),
  /** How it is counted: who is in, who is out. Another way of counting is another version. */
  description: plain(localizedTextSchema),
  unit: z.enum(indicatorUnits),
  /** The levels at which the source gives it; at others it is not measurable. */
  levels: z.array(z.enum(indicatorLevels)).min(1).max(3),
  /** A value of a smaller group is refused, not stored. */
  minimumGroup: z.int().min(1).max(1_000_000),
  source: plainText(200),
  /** Which way is better, for the mark "achieved". */
  better: z.enum(['higher', 'lower']),
  /** Values of these indicators and this one, of the same unit and period, add up to `sum`. */
  addsUp: z.strictObject({ with: z.array(codeSchema).min(1).max(10), sum: decimal }).exactOptional(),
});
export type Definition = z.infer<typeof definitionSchema>;

/** Days, the first and the last included. Periods are free: a year, a quarter, a day. */
export const periodSchema = z.strictObject({ from: calendarDaySchema, until: calendarDaySchema });
export type Period = z.infer<typeof periodSchema>;

export const observationSchema = z.strictObject({
  unitId: opaqueId,
  period: periodSchema,
  /** The version of the definition by which it was counted. */
  version: z.int().min(1),
  value: decimal,
  /** How many people the group has. */
  groupSize: z.int().min(0).max(10_000_000),
  source: plainText(200),
});
export type Observation = z.infer<typeof observationSchema>;

/** What a target asks: a value; a growth on a baseline, in per cent of it; a value that a law asks. */
export const targetGoalSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('value'), value: decimal }),
  z.strictObject({ kind: z.literal('growth'), percent: decimal, baseline: periodSchema }),
  z.strictObject({ kind: z.literal('quota'), value: decimal, law: plainText(200) }),
]);
export const targetSchema = z.strictObject({
  targetId: opaqueId,
  unitId: opaqueId,
  version: z.int().min(1),
  goal: targetGoalSchema,
  /** The day by which it is to be reached. Absent: always. */
  by: calendarDaySchema.exactOptional(),
  adoptedOn: calendarDaySchema,
});
export type Target = z.infer<typeof targetSchema>;

const ofIndicator = { code: codeSchema };

/** Another version than the one before breaks the series: values of two versions are never compared. */
export const indicatorDefined = defineEvent(
  'IndicatorDefined',
  z.strictObject({ ...ofIndicator, version: z.int().min(1), definition: definitionSchema }),
);
/** Of the same unit, period and version a later observation takes the place of the earlier one. */
export const indicatorObserved = defineEvent(
  'IndicatorObserved',
  z.strictObject({ ...ofIndicator, observation: observationSchema }),
);
export const targetAdopted = defineEvent('TargetAdopted', z.strictObject({ ...ofIndicator, target: targetSchema }));
export const targetWithdrawn = defineEvent(
  'TargetWithdrawn',
  z.strictObject({ ...ofIndicator, targetId: opaqueId, reason: plainText(1000) }),
);

export const indicatorEvents = [indicatorDefined, indicatorObserved, targetAdopted, targetWithdrawn] as const;
export type IndicatorEvent = EventOf<(typeof indicatorEvents)[number]>;
