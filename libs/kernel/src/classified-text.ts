import { z } from 'zod';

/**
 * Whether a string field may hold personal text. Every string field of every event says so; a test fails on one that
 * does not. Enumerations and literals need no statement: their values are ours.
 */
export const fieldClasses = z.registry<{ readonly personal: boolean }>();

/** Personal text whose key was destroyed. */
export type Erased = { readonly erased: true };
/** Personal text as it lies in the log: encrypted, not opened here. */
export type Sealed = { readonly sealed: string };
/** Text about a person in an event: readable, erased, or (in read models) left sealed. */
export type PersonalText = string | Erased | Sealed;

export function isReadable(text: PersonalText | undefined): text is string {
  return typeof text === 'string';
}

const erasedSchema = z.strictObject({ erased: z.literal(true) });
const sealedSchema = z.strictObject({
  sealed: z.string().register(fieldClasses, { personal: false }),
});

/** Text about a person, encrypted in the log with that person's key. At most `max` characters. */
export function personalText(max: number) {
  return z.union([z.string().min(1).max(max), erasedSchema, sealedSchema]).register(fieldClasses, { personal: true });
}

/** Text that says nothing about a person: a code, a title of an offering, an opaque id. At most `max` characters. */
export function plainText(max = 200) {
  return z.string().min(1).max(max).register(fieldClasses, { personal: false });
}

/** States that the values of this schema hold no personal text. */
export function plain<Schema extends z.ZodType>(schema: Schema): Schema {
  fieldClasses.add(schema, { personal: false });
  return schema;
}

/** An opaque identifier: letters, digits, `-`, `_`, `.`; nothing about its bearer can be read from it. */
export const opaqueId = plain(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/, 'must be an opaque id'));
