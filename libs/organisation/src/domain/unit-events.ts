import { defineEvent, type EventOf } from '@peil/eventing';
import { calendarDaySchema, opaqueId, plainText } from '@peil/kernel';
import { z } from 'zod';

/** The stream of one unit is `unit-<unitId>`. */
export const UNIT = 'unit';

/** An opaque id of a unit. */
export type UnitId = string;

/** A city district counts as a directorate of its own kind: it too has a director and an action plan. */
export const unitKinds = ['organisation', 'cluster', 'directorate', 'district', 'team'] as const;
export const unitKindSchema = z.enum(unitKinds);
export type UnitKind = z.infer<typeof unitKindSchema>;

/** A unit's name, as its people write it. */
export const unitNameSchema = plainText(200);

/** From the first day to the last day, both included. Without `until` there is no end. */
export const validity = { from: calendarDaySchema, until: calendarDaySchema.exactOptional() };

/** `code` is what source systems call the unit; imports find it again by that. Only the organisation has no parent. */
export const unitEstablished = defineEvent(
  'UnitEstablished',
  z.strictObject({
    unitId: opaqueId,
    kind: unitKindSchema,
    name: unitNameSchema,
    code: plainText(100).exactOptional(),
    parentId: opaqueId.exactOptional(),
    ...validity,
  }),
);
/** It is called so from that day on. */
export const unitRenamed = defineEvent(
  'UnitRenamed',
  z.strictObject({ unitId: opaqueId, name: unitNameSchema, from: calendarDaySchema }),
);
/** It lies under another unit from that day on. */
export const unitMoved = defineEvent(
  'UnitMoved',
  z.strictObject({ unitId: opaqueId, parentId: opaqueId, from: calendarDaySchema }),
);
/** `until` is its last day. */
export const unitEnded = defineEvent('UnitEnded', z.strictObject({ unitId: opaqueId, until: calendarDaySchema }));
/** Its first and last day were recorded wrongly; these are the right ones. */
export const unitPeriodCorrected = defineEvent(
  'UnitPeriodCorrected',
  z.strictObject({ unitId: opaqueId, ...validity }),
);

/** Every event a unit's stream can hold. */
export const unitEvents = [unitEstablished, unitRenamed, unitMoved, unitEnded, unitPeriodCorrected] as const;
export type UnitEvent = EventOf<(typeof unitEvents)[number]>;
