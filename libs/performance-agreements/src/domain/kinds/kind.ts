import { defineEvent, type EventOf } from '@peil/eventing';
import { calendarDaySchema, plainText } from '@peil/kernel';
import { z } from 'zod';
import { codeSchema } from '../cycle/words.js';

/** The stream of one kind of agreement is `agreementkind-<code>`. */
export const AGREEMENT_KIND = 'agreementkind';

/**
 * What measures an agreement of a kind; `people`: the two who made it say how it went.
 *
 * - `balance`: the accreditation balance
 * - `actionPlan`: the actions of the directorate's plan
 * - `coverage`: the share of a team that followed an offering
 * - `hiring`: process facts and group figures, never a person
 * - `completion`: a later completion of an advised offering, or about the component
 */
export const measures = ['people', 'balance', 'actionPlan', 'coverage', 'hiring', 'completion'] as const;
export type Measure = (typeof measures)[number];

export const agreementKindSchema = z.strictObject({
  code: codeSchema,
  names: z.strictObject({ nl: plainText(100), en: plainText(100) }),
  measuredBy: z.enum(measures),
});
export type AgreementKind = z.infer<typeof agreementKindSchema>;

/** A new kind, or a change of its names or of what measures it. */
export const agreementKindDefined = defineEvent('AgreementKindDefined', agreementKindSchema);
/** From this day on nothing new is proposed under the kind. */
export const agreementKindRetired = defineEvent(
  'AgreementKindRetired',
  z.strictObject({ code: codeSchema, from: calendarDaySchema }),
);
export const agreementKindEvents = [agreementKindDefined, agreementKindRetired] as const;
export type AgreementKindEvent = EventOf<(typeof agreementKindEvents)[number]>;

/** A kind as it stands; retired ones stay, for what was agreed under them. */
export type KnownAgreementKind = AgreementKind & { readonly retiredFrom: string | undefined };
