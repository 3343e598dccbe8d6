import { defineEvent, type EventOf, type JsonObject } from '@peil/eventing';
import { calendarDaySchema, opaqueId, plain, plainText } from '@peil/kernel';
import { z } from 'zod';

/** The stream of one MAG policy is `magpolicy-<policyId>`. */
export const MAG_POLICY = 'magpolicy';

/** A policy document as it was written: JSON. Its own schema checks it; a published one is never changed. */
export const documentSchema: z.ZodType<JsonObject> = plain(z.record(z.string(), z.json()));

const ofVersion = { policyId: opaqueId, version: z.int().min(1) };

/** A new version, as a draft. `basedOn` is the version it was made from. */
export const policyVersionDrafted = defineEvent(
  'MagPolicyVersionDrafted',
  z.strictObject({ ...ofVersion, document: documentSchema, basedOn: z.int().min(1).optional() }),
);
export const policyDraftRevised = defineEvent(
  'MagPolicyDraftRevised',
  z.strictObject({ ...ofVersion, document: documentSchema }),
);
/** In force from this day on, until a later version takes over. */
export const policyVersionPublished = defineEvent(
  'MagPolicyVersionPublished',
  z.strictObject({ ...ofVersion, from: calendarDaySchema, reason: plainText(2000), backdated: z.boolean() }),
);
/** Taken back before its first day. */
export const policyVersionWithdrawn = defineEvent(
  'MagPolicyVersionWithdrawn',
  z.strictObject({ ...ofVersion, reason: plainText(2000) }),
);

export const policyEvents = [
  policyVersionDrafted,
  policyDraftRevised,
  policyVersionPublished,
  policyVersionWithdrawn,
] as const;
export type PolicyEvent = EventOf<(typeof policyEvents)[number]>;
