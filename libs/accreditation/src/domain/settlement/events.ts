import { defineEvent, type EventOf } from '@peil/eventing';
import { calendarDaySchema, opaqueId, personalText, plain, type CalendarDay } from '@peil/kernel';
import { z } from 'zod';
import { settledResultSchema } from './settled-result.js';

/** The stream of one person's period under one scheme is `settlement-<periodFrom>:<schemeId>:<personId>`. */
export const SETTLEMENT = 'settlement';

/** Which period of whom. */
export type PeriodKey = { readonly personId: string; readonly schemeId: string; readonly periodFrom: CalendarDay };

/** The id of a period's stream. Opaque ids hold no colon. */
export function settlementId({ personId, schemeId, periodFrom }: PeriodKey): string {
  return `${periodFrom}:${schemeId}:${personId}`;
}

/** Whose period a stream is about. */
export function personOfSettlement(streamId: string): string {
  return streamId.slice(streamId.lastIndexOf(':') + 1);
}

const text = personalText(4000);
const ofPeriod = { personId: opaqueId, schemeId: opaqueId, periodFrom: calendarDaySchema };
const subject = { subject: (data: { readonly personId: string }) => data.personId };

/** What a result rests on: the last event behind it, by place and by id, so that it survives a change of store. */
export const groundsSchema = z.strictObject({
  position: z.number().int().nonnegative(),
  /** Absent when it rests on no event at all. */
  lastEventId: opaqueId.optional(),
  /** SHA-256 over the canonical form (RFC 8785) of the result, in base64url. */
  fingerprint: plain(z.string().regex(/^[A-Za-z0-9_-]{43}$/)),
});
export type Grounds = z.infer<typeof groundsSchema>;

const settling = {
  ...ofPeriod,
  /** The day it was settled on: the result holds from this day. */
  day: calendarDaySchema,
  /** The result is made of what had happened by this day: the day of the closing. */
  asOf: calendarDaySchema,
  result: settledResultSchema,
  grounds: groundsSchema,
};
const settled = z.strictObject({ ...settling, reason: text });

/** HR settled the result of a period that is over. */
export const periodClosed = defineEvent('PeriodClosed', settled, subject);
/** HR took over what later facts make of a closed period: that is the settled result from now on. */
export const restatementAccepted = defineEvent('RestatementAccepted', settled, subject);
/** HR keeps the settled result, whatever the facts now say. `grounds` is about the result that was not taken over. */
export const restatementDeclined = defineEvent(
  'RestatementDeclined',
  z.strictObject({ ...ofPeriod, day: calendarDaySchema, grounds: groundsSchema, reason: text }),
  subject,
);

/** The person does not agree with the settled result. */
export const objectionLodged = defineEvent(
  'ObjectionLodged',
  z.strictObject({ ...ofPeriod, objectionId: opaqueId, day: calendarDaySchema, text }),
  subject,
);
/** What was advised about an objection, before it was decided. */
export const objectionAdvised = defineEvent(
  'ObjectionAdvised',
  z.strictObject({ ...ofPeriod, objectionId: opaqueId, day: calendarDaySchema, advice: text }),
  subject,
);

export const objectionOutcomes = ['upheld', 'partlyUpheld', 'dismissed', 'inadmissible'] as const;
export type ObjectionOutcome = (typeof objectionOutcomes)[number];

export const objectionDecided = defineEvent(
  'ObjectionDecided',
  z.strictObject({
    ...ofPeriod,
    objectionId: opaqueId,
    day: calendarDaySchema,
    outcome: z.enum(objectionOutcomes),
    reason: text,
  }),
  subject,
);
/** After an objection was upheld: the result from now on. */
export const resultRecalculated = defineEvent(
  'ResultRecalculated',
  z.strictObject({ ...settling, objectionId: opaqueId, reason: text }),
  subject,
);

/** What a person decided to follow from a period. Peil never enters one itself. */
export const consequenceEntered = defineEvent(
  'ConsequenceEntered',
  z.strictObject({ ...ofPeriod, consequenceId: opaqueId, day: calendarDaySchema, text }),
  subject,
);
export const consequenceWithdrawn = defineEvent(
  'ConsequenceWithdrawn',
  z.strictObject({ ...ofPeriod, consequenceId: opaqueId, reason: text }),
  subject,
);

export const settlementEvents = [
  periodClosed,
  restatementAccepted,
  restatementDeclined,
  objectionLodged,
  objectionAdvised,
  objectionDecided,
  resultRecalculated,
  consequenceEntered,
  consequenceWithdrawn,
] as const;
export type SettlementEvent = EventOf<(typeof settlementEvents)[number]>;
