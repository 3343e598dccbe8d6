import type { JsonObject } from '@peil/eventing';
import type { CalendarDay, Instant } from '@peil/kernel';
import type { SchemeEvent, TriedOut } from '../domain/scheme-lifecycle/events.js';
import { schemeSchema, type PublishedVersion } from '../domain/scheme/scheme.js';
import type { RecordedEvent } from './recorded-event.js';

/** One version of a scheme, with what happened to it. */
export type SchemeVersion = {
  readonly schemeId: string;
  readonly version: number;
  readonly stage: 'draft' | 'published' | 'withdrawn';
  /** As it was written; its version and first day are those of Peil: see `documentOf`. */
  readonly document: JsonObject;
  readonly basedOn?: number;
  /** The first day in force. */
  readonly from?: CalendarDay;
  /** Why it was published, or withdrawn. */
  readonly reason?: string;
  readonly backdated?: boolean;
  /** The dry run it was published on. */
  readonly triedOut?: TriedOut;
  readonly draftedAt: Instant;
  readonly publishedAt?: Instant;
  /** Position of the last event about it. */
  readonly position: number;
};

/** What is known of all schemes. */
export type Schemes = {
  readonly versions: ReadonlyMap<string, readonly SchemeVersion[]>;
  /** Every version that was published and not withdrawn: the input of `evaluate`. The same list while nothing changes. */
  readonly published: readonly PublishedVersion[];
  /** Position of the last publication, or withdrawal of one. Drafts change no balance. */
  readonly position: number;
};

/** Folds the events of all schemes, in order of position. */
export function schemesOf(events: readonly RecordedEvent<SchemeEvent>[]): Schemes {
  const schemes = new Map<string, readonly SchemeVersion[]>();
  let decided = 0;
  for (const { event, position, recordedAt } of events) {
    const versions = schemes.get(event.data.schemeId) ?? [];
    schemes.set(event.data.schemeId, withEvent(versions, event, position, recordedAt));
    if (event.type === 'SchemeVersionPublished' || event.type === 'SchemeVersionWithdrawn') decided = position;
  }
  return {
    versions: schemes,
    published: [...schemes.values()].flat().flatMap(publishedVersion),
    position: decided,
  };
}

function withEvent(
  versions: readonly SchemeVersion[],
  { type, data }: SchemeEvent,
  position: number,
  recordedAt: Instant,
): readonly SchemeVersion[] {
  const change = (to: (version: SchemeVersion) => Partial<SchemeVersion>): readonly SchemeVersion[] =>
    versions.map((one) => (one.version === data.version ? { ...one, ...to(one), position } : one));
  switch (type) {
    case 'SchemeVersionDrafted': {
      const { schemeId, version, document, basedOn } = data;
      const drafted: SchemeVersion = {
        schemeId,
        version,
        stage: 'draft',
        document,
        draftedAt: recordedAt,
        position,
        ...(basedOn !== undefined && { basedOn }),
      };
      return [...versions, drafted];
    }
    case 'SchemeDraftRevised':
      return change(() => ({ document: data.document }));
    case 'SchemeVersionTriedOut': {
      const { schemeId: _schemeId, version: _version, ...triedOut } = data;
      return change(() => ({ triedOut }));
    }
    case 'SchemeVersionPublished': {
      const { from, reason, backdated } = data;
      return change(() => ({ stage: 'published', from, reason, backdated, publishedAt: recordedAt }));
    }
    case 'SchemeVersionWithdrawn':
      return change(() => ({ stage: 'withdrawn', reason: data.reason }));
  }
}

/** The document as it holds: with the number Peil gave it, and the first day it was published from. */
export function documentOf({ document, version, from }: SchemeVersion): JsonObject {
  if (from === undefined) return { ...document, version };
  const { until: _until, ...rest } = document;
  return { ...rest, version, from };
}

function publishedVersion(version: SchemeVersion): PublishedVersion[] {
  const { schemeId, stage, from } = version;
  if (stage !== 'published' || from === undefined) return [];
  return [{ schemeId, version: String(version.version), from, scheme: schemeSchema.parse(documentOf(version)) }];
}
