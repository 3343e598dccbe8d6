import { calendarDaySchema, decimalSchema, instantSchema } from '@peil/kernel';
import { z } from 'zod';
import { statuses } from './status.js';

/**
 * Everything `evaluate` knows of one person: plain JSON, whatever store or file it came from. Decimals are strings.
 * Corrections are folded in by the caller: an activity stands here as it is known now, with the event that made it so.
 */

const id = z.string().min(1).max(200);
const word = z.string().min(1).max(100);

/** The event a fact was last changed by: every line of a ledger leads back to it. */
export const eventReferenceSchema = z.strictObject({
  eventId: z.string(),
  position: z.number().int().optional(),
  recordedAt: instantSchema.optional(),
});

export const appointmentFactSchema = z
  .strictObject({
    id: id.optional(),
    unitId: id,
    within: z
      .array(z.strictObject({ unitId: id, from: calendarDaySchema, until: calendarDaySchema.optional() }))
      .optional()
      .describe('The units above it, each on the days it lay there.'),
    role: word,
    scale: z.number().int().optional(),
    hours: decimalSchema.optional().describe('Hours a week, such as "28.8".'),
    acting: z.boolean().optional().describe('Standing in for someone.'),
    from: calendarDaySchema,
    until: calendarDaySchema.optional().describe('The last day; absent while it runs.'),
  })
  .meta({ title: 'Appointment' });

export const registrationFactSchema = z
  .strictObject({
    id: id.optional(),
    name: word.describe('What the person is registered as or for, such as "lawyer" or "legal-area".'),
    value: word.optional().describe('Which one, where there are several: "family-law".'),
    from: calendarDaySchema,
    until: calendarDaySchema.optional(),
  })
  .meta({ title: 'Registration' });

export const excusedFactSchema = z
  .strictObject({
    id: id.optional(),
    class: z.enum(['A', 'B', 'C']).describe('What a class means is agreed outside Peil.'),
    from: calendarDaySchema,
    until: calendarDaySchema.optional(),
  })
  .meta({ title: 'Excused interval' });

/** A bare fact that a rule may ask for. Never a score, and never about origin, religion, health, orientation or gender. */
const refusedAttribute =
  /^(score|grade|result|mark|rating|origin|religion|health|illness|orientation|gender|sex|cijfer|beoordeling|herkomst|geslacht|geloof|gezondheid)$/i;

export const attributeNameSchema = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]{0,59}$/, 'must be a camelCase word')
  .refine((name) => !refusedAttribute.test(name), {
    message: 'no score, grade or result, and no personal characteristic, exists in Peil',
  });

export const attributeValueSchema = z.union([z.boolean(), z.number(), z.string().max(200)]);

/** Who reported it: the person, a list that HR received from the provider or the facilitator, or another system. */
export const factSources = ['selfReported', 'attendanceList', 'import'] as const;

/** Where the review stands. `waived`: a person decided that no review is needed. */
export const reviewStates = [
  'recorded',
  'submitted',
  'approved',
  'returned',
  'rejected',
  'withdrawn',
  'waived',
] as const;

export const activityFactSchema = z
  .strictObject({
    id,
    kind: word.describe('Such as "training" or "intervision"; a scheme says what a kind earns.'),
    day: calendarDaySchema.describe('The first day.'),
    until: calendarDaySchema.optional().describe('The last day, of an activity of several days.'),
    days: z
      .array(z.strictObject({ day: calendarDaySchema, minutes: z.number().int().nonnegative() }))
      .optional()
      .describe('Each day with its own minutes. Without it everything is booked on the last day.'),
    minutes: z.number().int().nonnegative().optional().describe('Of the whole activity.'),
    role: word.default('attended').describe('attended, taught, organised, given, facilitated, …'),
    facilitation: z.enum(['internal', 'external', 'none']).optional(),
    facilitatorRegistered: z.boolean().optional(),
    providerAccredited: z.boolean().optional(),
    groupSize: z.number().int().positive().optional(),
    offeringId: id.optional(),
    components: z.array(word).default([]),
    tags: z.array(word).default([]),
    categories: z.array(word).default([]).describe('Such as "legal", or a legal area.'),
    attributes: z
      .record(attributeNameSchema, attributeValueSchema)
      .default({})
      .describe('Bare facts that a rule may ask for: testPassed, words, abroad, caseEndedOn, accreditedHours.'),
    source: z.enum(factSources).default('selfReported'),
    review: z.enum(reviewStates).default('recorded'),
    planned: z.boolean().default(false).describe('Enrolled or in the diary; it has not happened yet.'),
    event: eventReferenceSchema.optional(),
  })
  .meta({ title: 'Activity' });

export const dispensationFactSchema = z
  .strictObject({
    id,
    schemeId: id,
    requirements: z.array(id).optional().describe('Ids of requirements; absent: all of the scheme.'),
    from: calendarDaySchema,
    until: calendarDaySchema.optional(),
    amount: decimalSchema.optional().describe('Taken off what is required; absent: nothing is required at all.'),
    reason: word.describe('A code; the decision itself stands elsewhere.'),
    adjustment: id.optional().describe('Id of the rule of the scheme that it was given under, for netting.'),
    event: eventReferenceSchema.optional(),
  })
  .meta({ title: 'Dispensation' });

export const manualAdjustmentFactSchema = z
  .strictObject({
    id,
    schemeId: id,
    day: calendarDaySchema,
    points: decimalSchema.describe('May be negative.'),
    towards: z.array(id).optional().describe('Ids of requirements; absent: whatever it fits.'),
    components: z.array(word).default([]),
    tags: z.array(word).default([]),
    categories: z.array(word).default([]),
    reason: word,
    event: eventReferenceSchema.optional(),
  })
  .meta({ title: 'Correction of points by HR' });

export const pinFactSchema = z
  .strictObject({
    schemeId: id,
    version: z.string(),
    from: calendarDaySchema.optional(),
    until: calendarDaySchema.optional(),
    reason: word,
    event: eventReferenceSchema.optional(),
  })
  .meta({ title: 'Person held to one version' });

export const conversationFactSchema = z
  .strictObject({
    schemeId: id,
    periodFrom: calendarDaySchema.describe('First day of the lapsed period that was talked about.'),
    day: calendarDaySchema,
    event: eventReferenceSchema.optional(),
  })
  .meta({ title: 'Conversation about a lapsed period' });

export const verdictFactSchema = z
  .strictObject({
    id,
    schemeId: id,
    name: word.describe('The verdict the scheme asks for, such as "committee".'),
    day: calendarDaySchema,
    granted: z.boolean(),
    event: eventReferenceSchema.optional(),
  })
  .meta({ title: 'Verdict of a committee' });

export const settledPieceSchema = z
  .strictObject({
    rule: id.describe('Id of the rule of the scheme that it is carried over by.'),
    factId: id,
    day: calendarDaySchema.describe('The day it was booked on.'),
    points: decimalSchema,
    origin: calendarDaySchema.describe('First day of the period it was earned in.'),
    periodsLeft: z.number().int().positive().describe('How many more periods it stays valid.'),
    components: z.array(word),
    tags: z.array(word),
    categories: z.array(word),
  })
  .meta({ title: 'What goes along of one fact' });

export const bookedBackSchema = z
  .strictObject({
    factId: id,
    day: calendarDaySchema.describe('The day it was done.'),
    points: decimalSchema,
    minutes: z.number().int(),
    times: z.number().int(),
    days: z.number().int(),
  })
  .meta({ title: 'What was done later and booked on the period' });

export const closingFactSchema = z
  .strictObject({
    schemeId: id,
    periodFrom: calendarDaySchema,
    day: calendarDaySchema.describe('From this day on the result is the one settled; the latest closing holds.'),
    version: z.string(),
    status: z.enum(statuses).optional().describe('As settled; absent: as computed.'),
    carriedOver: decimalSchema.optional().describe('At most so much goes with the person; absent: as computed.'),
    carryOver: z.array(settledPieceSchema).optional().describe('Exactly this goes along; absent: as computed.'),
    bookedBack: z.array(bookedBackSchema).optional().describe('Exactly this is booked on it; absent: as computed.'),
    event: eventReferenceSchema.optional(),
  })
  .meta({ title: 'Closing of a period' });

export const personFactsSchema = z
  .strictObject({
    personId: id.default('person'),
    appointments: z.array(appointmentFactSchema).default([]),
    registrations: z.array(registrationFactSchema).default([]),
    excused: z.array(excusedFactSchema).default([]),
    activities: z.array(activityFactSchema).default([]),
    dispensations: z.array(dispensationFactSchema).default([]),
    adjustments: z.array(manualAdjustmentFactSchema).default([]),
    pins: z.array(pinFactSchema).default([]),
    conversations: z.array(conversationFactSchema).default([]),
    verdicts: z.array(verdictFactSchema).default([]),
    closings: z.array(closingFactSchema).default([]),
  })
  .meta({ title: 'Facts of one person' });

export const offeringAccreditationSchema = z
  .strictObject({
    from: calendarDaySchema,
    until: calendarDaySchema.optional(),
    schemeId: id.optional().describe('Absent: for every scheme.'),
    points: decimalSchema.optional(),
    components: z.array(word).default([]),
    tags: z.array(word).default([]),
    categories: z.array(word).default([]),
    event: eventReferenceSchema.optional(),
  })
  .meta({ title: 'Accreditation of an offering' });

export const offeringFactsSchema = z
  .strictObject({
    id,
    kind: word.optional(),
    title: z.string().optional(),
    components: z.array(word).default([]),
    tags: z.array(word).default([]),
    categories: z.array(word).default([]),
    accreditations: z.array(offeringAccreditationSchema).default([]),
  })
  .meta({ title: 'Offering' });

/** A facts file for `peil evaluate`: the facts of one person, and the offerings they name. */
export const factsFileSchema = personFactsSchema
  .extend({ offerings: z.array(offeringFactsSchema).default([]) })
  .meta({ title: 'Facts file', description: 'Input of `peil evaluate`, as YAML or JSON.' });

export type EventReference = z.output<typeof eventReferenceSchema>;
export type AppointmentFact = z.output<typeof appointmentFactSchema>;
export type RegistrationFact = z.output<typeof registrationFactSchema>;
export type ExcusedFact = z.output<typeof excusedFactSchema>;
export type AttributeValue = z.output<typeof attributeValueSchema>;
export type ActivityFact = z.output<typeof activityFactSchema>;
export type ReviewState = (typeof reviewStates)[number];
export type FactSource = (typeof factSources)[number];
export type DispensationFact = z.output<typeof dispensationFactSchema>;
export type ManualAdjustmentFact = z.output<typeof manualAdjustmentFactSchema>;
export type PinFact = z.output<typeof pinFactSchema>;
export type ConversationFact = z.output<typeof conversationFactSchema>;
export type VerdictFact = z.output<typeof verdictFactSchema>;
export type SettledPiece = z.output<typeof settledPieceSchema>;
export type BookedBackFact = z.output<typeof bookedBackSchema>;
export type ClosingFact = z.output<typeof closingFactSchema>;
export type PersonFacts = z.output<typeof personFactsSchema>;
export type OfferingAccreditation = z.output<typeof offeringAccreditationSchema>;
export type OfferingFacts = z.output<typeof offeringFactsSchema>;
export type FactsFile = z.output<typeof factsFileSchema>;

/** Finds an offering by its id; `undefined` when the catalogue does not have it. */
export type OfferingLookup = (offeringId: string) => OfferingFacts | undefined;

/** A lookup over a list, for a facts file or a test. */
export function offeringsById(offerings: readonly OfferingFacts[]): OfferingLookup {
  const byId = new Map(offerings.map((offering) => [offering.id, offering]));
  return (offeringId) => byId.get(offeringId);
}
