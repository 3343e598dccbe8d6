import { calendarDaySchema, instantSchema, type Instant } from '@peil/kernel';
import { z } from 'zod';
import { dryRunDocumentSchema, type DryRunDocument } from '../domain/dry-run/document.js';
import { documentSchema } from '../domain/scheme-lifecycle/events.js';

export const dryRunStates = ['waiting', 'running', 'finished', 'cancelled', 'failed'] as const;
export type DryRunState = (typeof dryRunStates)[number];

/** A draft as it was tried: the stored version it is, if it is one, its document and the first day it would hold. */
const triedSchema = z.strictObject({
  version: z.int().min(1).optional(),
  document: documentSchema,
  from: calendarDaySchema,
});
export type TriedDraft = z.output<typeof triedSchema>;

/** A dry run as it was asked for, and how far it is. Its outcome stands beside it. */
export const dryRunRecordSchema = z.strictObject({
  dryRunId: z.string(),
  schemeId: z.string(),
  requestedBy: z.string(),
  requestedAt: instantSchema,
  tried: z.array(triedSchema).min(1).max(2),
  asOf: calendarDaySchema,
  state: z.enum(dryRunStates),
  done: z.int().nonnegative(),
  total: z.int().nonnegative(),
  /** Of the finished outcome: the same question on the same facts gives the same. */
  fingerprint: z.string().optional(),
  /** The version that was published on it: from then on it is kept. */
  decidedVersion: z.int().min(1).optional(),
});
export type DryRunRecord = z.output<typeof dryRunRecordSchema>;

/**
 * Keeps dry runs: no event holds them, all nodes share them, and a backup takes them. People stand in an outcome by
 * opaque id only.
 */
export type DryRunStore = {
  readonly save: (record: DryRunRecord) => Promise<void>;
  readonly saveOutcome: (dryRunId: string, outcome: DryRunDocument) => Promise<void>;
  readonly find: (dryRunId: string) => Promise<DryRunRecord | undefined>;
  readonly outcomeOf: (dryRunId: string) => Promise<DryRunDocument | undefined>;
  /** Of one scheme, the newest first. */
  readonly list: (schemeId: string) => Promise<readonly DryRunRecord[]>;
  readonly remove: (dryRunId: string) => Promise<void>;
  /** Removes what was asked for before the moment and nothing was decided on. */
  readonly removeBefore: (moment: Instant) => Promise<void>;
};

/** A store that lives as long as the process: for tests. */
export function memoryDryRunStore(): DryRunStore {
  const records = new Map<string, DryRunRecord>();
  const outcomes = new Map<string, DryRunDocument>();
  const remove = (dryRunId: string): void => {
    records.delete(dryRunId);
    outcomes.delete(dryRunId);
  };
  return {
    save: async (record) => void records.set(record.dryRunId, record),
    saveOutcome: async (dryRunId, outcome) => void outcomes.set(dryRunId, outcome),
    find: async (dryRunId) => records.get(dryRunId),
    outcomeOf: async (dryRunId) => outcomes.get(dryRunId),
    list: async (schemeId) => [...records.values()].filter((record) => record.schemeId === schemeId).reverse(),
    remove: async (dryRunId) => remove(dryRunId),
    removeBefore: async (moment) => {
      for (const { dryRunId, requestedAt, decidedVersion } of [...records.values()]) {
        if (requestedAt < moment && decidedVersion === undefined) remove(dryRunId);
      }
    },
  };
}

export function parseOutcome(text: string): DryRunDocument {
  return dryRunDocumentSchema.parse(JSON.parse(text));
}
