import { defineEvent, type EventOf } from '@peil/eventing';
import { calendarDaySchema, opaqueId, personalText } from '@peil/kernel';
import { z } from 'zod';

/** The stream of one person's erasure is `erasure-<personId>`. */
export const ERASURE = 'erasure';

/** Why somebody's data goes: they asked for it, or the term of keeping is over. */
export const erasureGrounds = ['requested', 'retentionOver'] as const;
export type ErasureGround = (typeof erasureGrounds)[number];

/** Longest reason, in characters. */
export const MAX_REASON = 1000;

const about = { personId: opaqueId, by: opaqueId, on: calendarDaySchema };
const subject = { subject: ({ personId }: { readonly personId: string }) => personId };

/** An HR adviser asked for it. The reason is the person's own data: it goes with the rest. */
export const erasureRequested = defineEvent(
  'ErasureRequested',
  z.strictObject({ ...about, ground: z.enum(erasureGrounds), reason: personalText(MAX_REASON) }),
  subject,
);
/** A second adviser found that nothing stands in its way. */
export const erasureAgreed = defineEvent(
  'ErasureAgreed',
  z.strictObject({ ...about, reason: personalText(MAX_REASON) }),
  subject,
);
/** A second adviser found that the data must stay, for instance because of a duty to keep it. */
export const erasureDeclined = defineEvent(
  'ErasureDeclined',
  z.strictObject({ ...about, reason: personalText(MAX_REASON) }),
  subject,
);
/** The key goes, and with it every text about the person. There is no way back. */
export const personErased = defineEvent('PersonErased', z.strictObject({ ...about, ground: z.enum(erasureGrounds) }));

export const erasureEvents = [erasureRequested, erasureAgreed, erasureDeclined, personErased] as const;
export type ErasureEvent = EventOf<(typeof erasureEvents)[number]>;
