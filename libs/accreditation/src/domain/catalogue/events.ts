import { defineEvent, type EventOf } from '@peil/eventing';
import {
  calendarDaySchema,
  decimalSchema,
  localizedTextSchema,
  opaqueId,
  personalText,
  plain,
  plainText,
} from '@peil/kernel';
import { z } from 'zod';

/** Streams of the catalogue: `offering-<offeringId>`, `provider-<providerId>`, `facilitator-<facilitatorId>`. */
export const OFFERING = 'offering';
export const PROVIDER = 'provider';
export const FACILITATOR = 'facilitator';

/** A code of configuration: kind, component, tag, category, provider. Never text about a person. */
export const codeSchema = plain(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/, 'must be a short code'));
const codes = z.array(codeSchema).max(20);
/** Why HR decided something about an offering or a provider: about the thing, never about a person. */
const reason = plainText(2000);

/** What an offering is: what the menu says about it. */
export const offeringDetailsSchema = z.strictObject({
  /** What other systems call it. */
  code: codeSchema,
  title: plain(localizedTextSchema),
  providerId: codeSchema,
  /** Code of an activity kind. */
  kind: codeSchema,
  /** Minutes it usually takes, all days together. */
  minutes: z.int().min(0).max(1_000_000),
  components: codes,
  tags: codes,
  categories: codes,
});
export type OfferingDetails = z.infer<typeof offeringDetailsSchema>;

/** What an accreditation gives: whoever takes the offering between its days earns by it. */
export const accreditationGrantSchema = z.strictObject({
  from: calendarDaySchema,
  /** The last day; absent: until it is withdrawn. */
  until: calendarDaySchema.optional(),
  /** For one scheme; absent: for every scheme. */
  schemeId: opaqueId.optional(),
  /** Points for the whole offering; absent: what the scheme gives for its kind. */
  points: plain(decimalSchema).optional(),
  components: codes,
  tags: codes,
  categories: codes,
});
export type AccreditationGrant = z.infer<typeof accreditationGrantSchema>;

const ofOffering = { offeringId: opaqueId };
const ofAccreditation = { ...ofOffering, accreditationId: opaqueId };

export const offeringAdded = defineEvent(
  'OfferingAdded',
  z.strictObject({ ...ofOffering, details: offeringDetailsSchema }),
);
/** All details as they are from now on. */
export const offeringChanged = defineEvent(
  'OfferingChanged',
  z.strictObject({ ...ofOffering, details: offeringDetailsSchema }),
);
/** It is no longer offered after that day; what it earned stays. */
export const offeringEnded = defineEvent('OfferingEnded', z.strictObject({ ...ofOffering, until: calendarDaySchema }));
export const accreditationRequested = defineEvent(
  'OfferingAccreditationRequested',
  z.strictObject({ ...ofAccreditation, note: reason.optional() }),
);
/** Granted afterwards counts from the day it says. */
export const accreditationGranted = defineEvent(
  'OfferingAccreditationGranted',
  z.strictObject({ ...ofAccreditation, grant: accreditationGrantSchema, reason: reason.optional() }),
);
export const accreditationRefused = defineEvent(
  'OfferingAccreditationRefused',
  z.strictObject({ ...ofAccreditation, reason }),
);
/** It no longer holds from that day on. Running out by its own last day needs no event. */
export const accreditationWithdrawn = defineEvent(
  'OfferingAccreditationWithdrawn',
  z.strictObject({ ...ofAccreditation, from: calendarDaySchema, reason }),
);

/** When an offering is held: its day or days, with nobody on them. Planned again, it is as it is from now on. */
export const offeringSessionSchema = z.strictObject({
  from: calendarDaySchema,
  until: calendarDaySchema,
  minutes: z.int().min(0).max(1_000_000).optional(),
});
export type OfferingSession = z.infer<typeof offeringSessionSchema>;
const ofSession = { ...ofOffering, sessionId: opaqueId };
export const offeringSessionPlanned = defineEvent(
  'OfferingSessionPlanned',
  z.strictObject({ ...ofSession, session: offeringSessionSchema }),
);
export const offeringSessionCancelled = defineEvent('OfferingSessionCancelled', z.strictObject(ofSession));

export const offeringEvents = [
  offeringAdded,
  offeringChanged,
  offeringEnded,
  accreditationRequested,
  accreditationGranted,
  accreditationRefused,
  accreditationWithdrawn,
  offeringSessionPlanned,
  offeringSessionCancelled,
] as const;
export type OfferingEvent = EventOf<(typeof offeringEvents)[number]>;

const ofProvider = { providerId: codeSchema };

/** An organisation that offers trainings or forms of conversation. Registering it again changes its name. */
export const providerRegistered = defineEvent(
  'ProviderRegistered',
  z.strictObject({ ...ofProvider, name: plainText(200), internal: z.boolean() }),
);
/** Attendance lists from it need no review, for activities from that day on. */
export const providerAccredited = defineEvent(
  'ProviderAccredited',
  z.strictObject({
    ...ofProvider,
    from: calendarDaySchema,
    until: calendarDaySchema.optional(),
    reason: reason.optional(),
  }),
);
/** `until` is the last day it was accredited. */
export const providerAccreditationEnded = defineEvent(
  'ProviderAccreditationEnded',
  z.strictObject({ ...ofProvider, until: calendarDaySchema, reason }),
);

export const providerEvents = [providerRegistered, providerAccredited, providerAccreditationEnded] as const;
export type ProviderEvent = EventOf<(typeof providerEvents)[number]>;

/** Someone who facilitates intervision or coaching; often no colleague. Their name is a personal detail. */
export const facilitatorRegistered = defineEvent(
  'FacilitatorRegistered',
  z.strictObject({
    facilitatorId: opaqueId,
    name: personalText(200),
    external: z.boolean(),
    from: calendarDaySchema,
    until: calendarDaySchema.optional(),
  }),
  { subject: (data) => data.facilitatorId },
);
/** `until` is the last day of the registration. */
export const facilitatorRegistrationEnded = defineEvent(
  'FacilitatorRegistrationEnded',
  z.strictObject({ facilitatorId: opaqueId, until: calendarDaySchema }),
);

export const facilitatorEvents = [facilitatorRegistered, facilitatorRegistrationEnded] as const;
export type FacilitatorEvent = EventOf<(typeof facilitatorEvents)[number]>;
