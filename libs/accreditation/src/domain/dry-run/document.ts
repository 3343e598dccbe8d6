import { calendarDaySchema, decimalSchema, localizedTextSchema } from '@peil/kernel';
import { z } from 'zod';
import { statuses } from '../balance.js';
import { directions } from './difference.js';
import { ruleKinds } from './rule-reference.js';

/**
 * The outcome of a dry run as JSON: amounts as decimal strings, every rule and cause as a sentence in both languages,
 * people by opaque id only. What is kept, and what HTTP and the command line answer from.
 */
const people = z.number().int().nonnegative();
const counts = z.record(z.enum(statuses), people);
const ruleFields = { kind: z.enum(ruleKinds), rule: z.string() };

const transitionSchema = z.strictObject({
  from: z.enum(statuses),
  to: z.enum(statuses),
  people,
  rules: z.array(z.strictObject({ ...ruleFields, people, text: localizedTextSchema })),
});

const draftFiguresSchema = z.strictObject({
  after: counts,
  byDirection: z.record(z.enum(directions), people),
  morePoints: people,
  fewerPoints: people,
  transitions: z.array(transitionSchema),
});

const figures = { people, before: counts, drafts: z.array(draftFiguresSchema) };

const lackSchema = z.strictObject({
  heldTo: people.describe('People who are held to it.'),
  lacking: people.describe('Of those, the ones who lack something.'),
  missing: decimalSchema.describe('What they lack together.'),
  reachable: decimalSchema.optional().describe('What one person can get from the catalogue in the coming period.'),
  beyondReach: people.optional().describe('People who lack more than that.'),
});

const unitSchema = z.enum(['points', 'hours', 'times', 'days']);

const amountsSchema = z.strictObject({
  required: decimalSchema,
  earned: decimalSchema,
  missing: decimalSchema,
  status: z.enum(statuses),
});

const personDraftSchema = z.strictObject({
  status: z.enum(statuses),
  direction: z.enum(directions),
  pointsBefore: decimalSchema,
  pointsAfter: decimalSchema,
  requirements: z.array(
    z.strictObject({
      id: z.string(),
      label: localizedTextSchema,
      unit: unitSchema,
      before: amountsSchema.optional(),
      after: amountsSchema.optional(),
    }),
  ),
  causes: z.array(z.strictObject({ ...ruleFields, text: localizedTextSchema })),
});

const personSchema = z.strictObject({
  personId: z.string(),
  unitIds: z.array(z.string()).describe('Directorates and what lies above them.'),
  before: z.enum(statuses),
  drafts: z.array(personDraftSchema),
});

export const dryRunDocumentSchema = z
  .strictObject({
    schemeId: z.string(),
    schemeName: localizedTextSchema,
    asOf: calendarDaySchema,
    position: z.number().int().describe('Everything recorded up to here was looked at.'),
    versions: z
      .array(
        z.strictObject({
          version: z.string(),
          from: calendarDaySchema.describe('The first day it would be in force.'),
          headline: localizedTextSchema,
          detail: localizedTextSchema,
        }),
      )
      .min(1)
      .describe('The drafts that were tried: one, or two beside each other. Figures of drafts stand in this order.'),
    whole: z.strictObject(figures),
    units: z.array(
      z.strictObject({
        unitId: z.string(),
        kind: z.string(),
        name: z.string(),
        parentId: z.string().optional(),
        ...figures,
      }),
    ),
    catalogue: z
      .strictObject({ from: calendarDaySchema, until: calendarDaySchema, offerings: people })
      .optional()
      .describe('The coming period, and what can be followed in it.'),
    requirements: z.array(
      z.strictObject({
        id: z.string(),
        label: localizedTextSchema,
        unit: unitSchema,
        before: lackSchema,
        drafts: z.array(lackSchema),
      }),
    ),
    changed: z.array(personSchema).describe('Everyone for whom anything changes.'),
    milliseconds: z.number().nonnegative().describe('How long it took.'),
  })
  .meta({ title: 'Dry run' });

export type DryRunDocument = z.output<typeof dryRunDocumentSchema>;
export type DryRunPerson = z.output<typeof personSchema>;
export type DryRunPersonDraft = z.output<typeof personDraftSchema>;
export type DryRunDraftFigures = z.output<typeof draftFiguresSchema>;
export type DryRunUnit = DryRunDocument['units'][number];
