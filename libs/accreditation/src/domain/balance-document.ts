import { calendarDaySchema, decimalSchema, localizedTextSchema } from '@peil/kernel';
import { z } from 'zod';
import { statuses } from './balance.js';
import { eventReferenceSchema } from './facts.js';
import { reasonCodes } from './reason.js';
import { units } from './unit.js';

/**
 * A balance as JSON: amounts as decimal strings, every reason with its sentence in Dutch and English. What HTTP and the
 * command line answer; made by `presentBalance`.
 */
const unitSchema = z.enum(units);
const dayRangeSchema = z.strictObject({ from: calendarDaySchema, until: calendarDaySchema });

export const reasonDocumentSchema = z
  .strictObject({
    code: z.enum(reasonCodes),
    rule: z.string().optional().describe('Id of the rule, limit, requirement or adjustment of the scheme.'),
    article: z.string().optional(),
    version: z.string().optional(),
    text: localizedTextSchema,
  })
  .meta({ title: 'Reason' });

const requirementFields = {
  id: z.string(),
  label: localizedTextSchema,
  article: z.string().optional(),
  unit: unitSchema,
  required: decimalSchema.describe('Of this person.'),
  requiredOfAll: decimalSchema.describe('As the scheme states it.'),
  steps: z.array(z.strictObject({ rule: z.string(), change: decimalSchema, text: localizedTextSchema })),
  requiredByYear: z.array(decimalSchema).optional().describe('Of a requirement stated by year.'),
  earned: decimalSchema.describe('Approved and counted, carry-over included.'),
  carried: decimalSchema.describe('Part of earned that came from an earlier period.'),
  provisional: decimalSchema.describe('Waits for approval.'),
  planned: decimalSchema,
  missing: decimalSchema,
  status: z.enum(statuses),
  window: dayRangeSchema,
  partsNeeded: z.number().int().optional(),
  reasons: z.array(reasonDocumentSchema),
  text: localizedTextSchema.describe('Where it stands, as one sentence.'),
};

export type RequirementDocument = z.output<z.ZodObject<typeof requirementFields>> & {
  readonly parts: readonly RequirementDocument[];
};

const partsSchema: z.ZodType<readonly RequirementDocument[]> = z.lazy(() => z.array(requirementDocumentSchema));

export const requirementDocumentSchema: z.ZodType<RequirementDocument> = z
  .strictObject({ ...requirementFields, parts: partsSchema })
  .meta({ title: 'Requirement', id: 'Requirement' });

export const ledgerLineDocumentSchema = z
  .strictObject({
    source: z.enum(['activity', 'carryOver', 'adjustment']),
    factId: z.string(),
    event: eventReferenceSchema.optional(),
    kind: z.string().optional(),
    offeringId: z.string().optional(),
    day: calendarDaySchema,
    version: z.string(),
    rule: z.string().optional(),
    before: decimalSchema.describe('Points before limits.'),
    after: decimalSchema.describe('Points after limits.'),
    minutes: z.number().int(),
    state: z.enum(['counted', 'provisional', 'planned', 'notCounted']),
    components: z.array(z.string()),
    tags: z.array(z.string()),
    categories: z.array(z.string()),
    counts: z.array(z.strictObject({ requirement: z.string(), amount: decimalSchema })),
    losses: z.array(z.strictObject({ limit: z.string(), lost: decimalSchema })),
    reasons: z.array(reasonDocumentSchema),
    text: localizedTextSchema.describe('What the fact came to, as one sentence.'),
  })
  .meta({ title: 'Ledger line' });

export const differenceDocumentSchema = z
  .strictObject({
    about: z.enum(['status', 'total', 'requirement', 'requirementStatus', 'fact', 'carryOver', 'version', 'period']),
    requirement: z.string().optional(),
    factId: z.string().optional(),
    settled: z.string().describe('As settled: an amount, a status, a version or a day.'),
    now: z.string().describe('As the facts now say.'),
    text: localizedTextSchema,
  })
  .meta({ title: 'Later difference' });

export const settledDocumentSchema = z
  .strictObject({
    settledOn: calendarDaySchema,
    later: z.array(differenceDocumentSchema).describe('What facts recorded since would change; in no figure above.'),
    declined: z.boolean().describe('HR decided to keep the settled result all the same.'),
    text: localizedTextSchema,
  })
  .meta({ title: 'Settled result' });

export const balanceDocumentSchema = z
  .strictObject({
    schemeId: z.string(),
    schemeName: localizedTextSchema,
    version: z.string(),
    earningVersions: z.array(z.string()),
    unit: unitSchema,
    asOf: calendarDaySchema,
    period: dayRangeSchema.extend({
      graceUntil: calendarDaySchema,
      renewFrom: calendarDaySchema.optional(),
      reactivateUntil: calendarDaySchema.optional(),
      countedFrom: calendarDaySchema.optional(),
    }),
    inScope: z.array(dayRangeSchema),
    status: z.enum(statuses),
    total: z.strictObject({ earned: decimalSchema, provisional: decimalSchema, planned: decimalSchema }),
    requirements: z.array(requirementDocumentSchema),
    ledger: z.array(ledgerLineDocumentSchema),
    carryOver: z.array(
      z.strictObject({ rule: z.string(), points: decimalSchema, reasons: z.array(reasonDocumentSchema) }),
    ),
    settled: settledDocumentSchema
      .optional()
      .describe('Of a closed period: status and what goes along are as settled.'),
    reasons: z.array(reasonDocumentSchema),
    text: localizedTextSchema.describe('Where the person stands, as one sentence.'),
  })
  .meta({ title: 'Balance' });

/** Output of `peil evaluate`. */
export const balancesDocumentSchema = z
  .array(balanceDocumentSchema)
  .meta({ title: 'Balances', description: 'One entry for each scheme that applies and each open period.' });

export type DifferenceDocument = z.output<typeof differenceDocumentSchema>;
export type SettledDocument = z.output<typeof settledDocumentSchema>;
export type ReasonDocument = z.output<typeof reasonDocumentSchema>;
export type LedgerLineDocument = z.output<typeof ledgerLineDocumentSchema>;
export type BalanceDocument = z.output<typeof balanceDocumentSchema>;
