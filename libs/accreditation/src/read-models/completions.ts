import type { ActivityStatus } from '@peil/development';
import { dayNumber, type DayNumber } from '@peil/kernel';
import { LRUCache } from 'lru-cache';
import type { FactsReader } from './facts-reader.js';

/** A completed activity that may fulfil something else. */
export type Completion = {
  readonly activityId: string;
  readonly kind: string;
  readonly day: DayNumber;
  readonly offeringId: string | undefined;
  readonly components: readonly string[];
  /** Approved, or received from the provider: a person's own claim counts only after review. */
  readonly counts: boolean;
};

/** What a person completed, as known at a moment: from the facts that accreditation keeps. */
export type CompletionsOf = (personId: string, knownAt?: string) => readonly Completion[];

const REMEMBERED = 5_000;

type Entry = Completion & { readonly status: ActivityStatus; readonly claimed: boolean };

export function createCompletions(reader: FactsReader): CompletionsOf {
  const remembered = new LRUCache<string, { readonly mark: number; readonly completions: readonly Completion[] }>({
    max: REMEMBERED,
  });
  return (personId, knownAt) => {
    const key = `${personId} ${knownAt ?? ''}`;
    const mark = reader.personMark(personId);
    const known = remembered.get(key);
    if (known?.mark === mark) return known.completions;
    const completions = completionsIn(reader, personId, knownAt);
    remembered.set(key, { mark, completions });
    return completions;
  };
}

function completionsIn(reader: FactsReader, personId: string, knownAt: string | undefined): readonly Completion[] {
  const entries = new Map<string, Entry>();
  const withStatus = (activityId: string, status: ActivityStatus, components?: readonly string[]): void => {
    const entry = entries.get(activityId);
    if (entry) entries.set(activityId, { ...entry, status, ...(components && { components }) });
  };
  for (const { recordedAt, event } of reader.personFacts(personId)) {
    if (knownAt !== undefined && recordedAt > knownAt) continue;
    switch (event.type) {
      case 'ActivityRecorded':
      case 'ActivityCorrected': {
        const { activityId, activity } = event.data;
        const { kind, day, until, offeringId, components, source } = activity;
        entries.set(activityId, {
          ...{ activityId, kind, day: dayNumber(until ?? day), offeringId, components: [...components] },
          counts: false,
          claimed: source.type === 'selfReported',
          status: event.type === 'ActivityCorrected' ? event.data.status : 'recorded',
        });
        break;
      }
      case 'ActivitySubmitted':
      case 'ActivityReopened':
        withStatus(event.data.activityId, 'submitted');
        break;
      case 'ActivityApproved':
        withStatus(event.data.activityId, 'approved', event.data.components);
        break;
      case 'ActivityReturned':
        withStatus(event.data.activityId, 'returned');
        break;
      case 'ActivityRejected':
        withStatus(event.data.activityId, 'rejected');
        break;
      case 'ActivityWithdrawn':
        withStatus(event.data.activityId, 'withdrawn');
        break;
      default:
        break;
    }
  }
  return [...entries.values()]
    .filter(({ status }) => status !== 'withdrawn' && status !== 'rejected')
    .map(({ status, claimed, ...completion }) => ({
      ...completion,
      counts: status === 'approved' || (!claimed && status === 'recorded'),
    }));
}
