import { defineEvent, type EventOf, type JsonObject } from '@peil/eventing';
import { calendarDaySchema, opaqueId, plain, plainText } from '@peil/kernel';
import { z } from 'zod';

/** The stream of one scheme is `scheme-<schemeId>`. */
export const SCHEME = 'scheme';

/** A scheme document as it was written: JSON. Its own schema checks it; a stored one is never changed. */
export const documentSchema: z.ZodType<JsonObject> = plain(z.record(z.string(), z.json()));

const ofVersion = { schemeId: opaqueId, version: z.int().min(1) };

/** A new version, as a draft. `basedOn` is the version it was made from. */
export const schemeVersionDrafted = defineEvent(
  'SchemeVersionDrafted',
  z.strictObject({ ...ofVersion, document: documentSchema, basedOn: z.int().min(1).optional() }),
);
/** The whole document of a draft, as it is now. */
export const schemeDraftRevised = defineEvent(
  'SchemeDraftRevised',
  z.strictObject({ ...ofVersion, document: documentSchema }),
);
/**
 * In force from that day, until a later version is. `backdated`: the day lay in the past when it was published, so
 * balances of days gone by are computed anew.
 */
export const schemeVersionPublished = defineEvent(
  'SchemeVersionPublished',
  z.strictObject({ ...ofVersion, from: calendarDaySchema, reason: plainText(2000), backdated: z.boolean() }),
);
/**
 * The dry run on which a version is published, right before it is: what was known of its consequences. The outcome
 * itself, with the people by opaque id, is kept beside the log; its fingerprint proves that it is the one meant here.
 */
export const schemeVersionTriedOut = defineEvent(
  'SchemeVersionTriedOut',
  z.strictObject({
    ...ofVersion,
    dryRunId: opaqueId,
    /** SHA-256 of what was asked and what came out, as 64 hexadecimal digits. */
    fingerprint: plain(z.string().regex(/^[0-9a-f]{64}$/)),
    /** The first day it was tried from. */
    from: calendarDaySchema,
    asOf: calendarDaySchema,
    /** Everything recorded up to here was looked at. */
    upTo: z.int().min(0),
    people: z.int().min(0),
    down: z.int().min(0),
    up: z.int().min(0),
    aside: z.int().min(0),
    morePoints: z.int().min(0),
    fewerPoints: z.int().min(0),
  }),
);
/** A draft that will not be, or a published version that was taken back before its day. */
export const schemeVersionWithdrawn = defineEvent(
  'SchemeVersionWithdrawn',
  z.strictObject({ ...ofVersion, reason: plainText(2000) }),
);

export const schemeEvents = [
  schemeVersionDrafted,
  schemeDraftRevised,
  schemeVersionTriedOut,
  schemeVersionPublished,
  schemeVersionWithdrawn,
] as const;
export type SchemeEvent = EventOf<(typeof schemeEvents)[number]>;

/** What a publication says of the dry run behind it. */
export type TriedOut = Omit<EventOf<typeof schemeVersionTriedOut>['data'], 'schemeId' | 'version'>;
