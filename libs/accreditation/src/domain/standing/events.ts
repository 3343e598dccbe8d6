import { defineEvent, type EventOf } from '@peil/eventing';
import { calendarDaySchema, decimalSchema, opaqueId, personalText, plain, plainText } from '@peil/kernel';
import { z } from 'zod';

/** The stream of one person's standing is `standing-<personId>`. */
export const STANDING = 'standing';

/** Code of a requirement, component, tag or category in a scheme. */
const code = plainText(100);
const codes = z.array(code).max(50);
const points = plain(decimalSchema);
const decision = personalText(2000);
const subject = { subject: (data: { readonly personId: string }) => data.personId };

/**
 * On what ground a person was dispensed. A closed list, so that nobody can write down why someone was ill: what is
 * behind it stands in the decision, under the person's key.
 */
export const dispensationGrounds = ['boardDecision', 'transition', 'equivalent', 'hardship', 'other'] as const;
export type DispensationGround = (typeof dispensationGrounds)[number];

/** On what ground HR corrected someone's points. */
export const adjustmentGrounds = ['correction', 'recognition', 'boardDecision', 'other'] as const;
export type AdjustmentGround = (typeof adjustmentGrounds)[number];

export const dispensationSchema = z.strictObject({
  schemeId: opaqueId,
  /** Absent: all requirements of the scheme. */
  requirements: codes.optional(),
  from: calendarDaySchema,
  /** The last day; absent: until it is ended. */
  until: calendarDaySchema.optional(),
  /** Taken off what is required; absent: nothing is required at all. */
  amount: points.optional(),
  ground: z.enum(dispensationGrounds),
  /** Rule of the scheme it was given under. */
  adjustment: code.optional(),
  decision,
});
export type Dispensation = z.infer<typeof dispensationSchema>;

export const adjustmentSchema = z.strictObject({
  schemeId: opaqueId,
  day: calendarDaySchema,
  /** May be negative. */
  points,
  /** Requirements it is meant for; absent: whatever it fits. */
  towards: codes.optional(),
  components: codes,
  tags: codes,
  categories: codes,
  ground: z.enum(adjustmentGrounds),
  reason: decision,
});
export type Adjustment = z.infer<typeof adjustmentSchema>;

export const pinSchema = z.strictObject({
  schemeId: opaqueId,
  /** Name of the version, as the scheme's balance shows it. */
  version: plainText(40),
  from: calendarDaySchema.optional(),
  until: calendarDaySchema.optional(),
  reason: decision,
});
export type Pin = z.infer<typeof pinSchema>;

export const registrationSchema = z.strictObject({
  /** What someone is registered as or for: `lawyer`, `legal-area`. */
  name: code,
  /** Which one, where there are several: `family-law`. */
  value: code.optional(),
  from: calendarDaySchema,
  until: calendarDaySchema.optional(),
});
export type Registration = z.infer<typeof registrationSchema>;

export const verdictSchema = z.strictObject({
  schemeId: opaqueId,
  /** The verdict the scheme asks for, such as `committee`. */
  name: code,
  day: calendarDaySchema,
  granted: z.boolean(),
  motivation: decision,
});
export type Verdict = z.infer<typeof verdictSchema>;

const ofPerson = { personId: opaqueId };

/** Someone need not meet a requirement, or less of it, for a time. */
export const dispensationGranted = defineEvent(
  'DispensationGranted',
  z.strictObject({ ...ofPerson, dispensationId: opaqueId, dispensation: dispensationSchema }),
  subject,
);
/** `until` is the last day it holds; the day before its first one when it never should have been. */
export const dispensationEnded = defineEvent(
  'DispensationEnded',
  z.strictObject({ ...ofPerson, dispensationId: opaqueId, until: calendarDaySchema, reason: decision }),
  subject,
);
/** HR corrected a person's points by hand: a fact with an author, shown as such. */
export const pointsAdjusted = defineEvent(
  'PointsAdjusted',
  z.strictObject({ ...ofPerson, adjustmentId: opaqueId, adjustment: adjustmentSchema }),
  subject,
);
export const pointsAdjustmentWithdrawn = defineEvent(
  'PointsAdjustmentWithdrawn',
  z.strictObject({ ...ofPerson, adjustmentId: opaqueId, reason: decision }),
  subject,
);
/** Someone keeps to one version of a scheme. A later pin to the same scheme replaces it. */
export const schemeVersionPinned = defineEvent(
  'SchemeVersionPinned',
  z.strictObject({ ...ofPerson, pin: pinSchema }),
  subject,
);
export const schemeVersionReleased = defineEvent(
  'SchemeVersionReleased',
  z.strictObject({ ...ofPerson, schemeId: opaqueId, reason: decision }),
  subject,
);
/** The conversation about a lapsed period took place: that it did, never what was said. */
export const lapsedPeriodDiscussed = defineEvent(
  'LapsedPeriodDiscussed',
  z.strictObject({ ...ofPerson, schemeId: opaqueId, periodFrom: calendarDaySchema, day: calendarDaySchema }),
);
export const registrationEntered = defineEvent(
  'RegistrationEntered',
  z.strictObject({ ...ofPerson, registrationId: opaqueId, registration: registrationSchema }),
);
export const registrationEnded = defineEvent(
  'RegistrationEnded',
  z.strictObject({ ...ofPerson, registrationId: opaqueId, until: calendarDaySchema }),
);
/** What a committee decided where a scheme leaves it to one. */
export const verdictGiven = defineEvent(
  'VerdictGiven',
  z.strictObject({ ...ofPerson, verdictId: opaqueId, verdict: verdictSchema }),
  subject,
);

export const standingEvents = [
  dispensationGranted,
  dispensationEnded,
  pointsAdjusted,
  pointsAdjustmentWithdrawn,
  schemeVersionPinned,
  schemeVersionReleased,
  lapsedPeriodDiscussed,
  registrationEntered,
  registrationEnded,
  verdictGiven,
] as const;
export type StandingEvent = EventOf<(typeof standingEvents)[number]>;
