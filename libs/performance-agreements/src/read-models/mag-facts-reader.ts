import { LRUCache } from 'lru-cache';
import type { DatabaseSync } from 'node:sqlite';
import { cycleEvents } from '../domain/cycle/events.js';
import type { CycleFact, RecordedFact } from '../domain/compliance/facts.js';
import { policyEvents, type PolicyEvent } from '../domain/policy/events.js';
import { policySchema, type PublishedPolicy } from '../domain/policy/policy.js';
import type { JsonObject } from '@peil/eventing';

/** A version of a policy, whatever became of it. */
export type PolicyVersion = {
  readonly policyId: string;
  readonly version: number;
  readonly document: JsonObject;
  readonly basedOn: number | undefined;
  readonly stage: 'draft' | 'published' | 'withdrawn';
  readonly from: string | undefined;
  readonly position: number;
};

/** What the status of directorates is computed from, as of the newest event that the reading side has folded. */
export type MagFactsReader = {
  /** Position of the newest event of this context; while it stays, all stays. */
  readonly position: () => number;
  /** The facts of every cycle of a year, by person; the same list while nothing about the person is new. */
  readonly year: (year: number) => ReadonlyMap<string, readonly RecordedFact[]>;
  /** The years of one person, newest first. */
  readonly yearsOf: (
    personId: string,
  ) => readonly { readonly year: number; readonly openedOn: string; readonly closed: boolean }[];
  readonly policies: (knownAt?: string) => ReadonlyMap<string, readonly PolicyVersion[]>;
  /** Versions in force from some day on; the same list while nothing changes. */
  readonly published: (knownAt?: string) => readonly PublishedPolicy[];
};

const YEARS_KEPT = 4;
const MOMENTS_KEPT = 8;

type Year = { readonly facts: Map<string, readonly RecordedFact[]>; position: number };
type Policies = {
  readonly versions: ReadonlyMap<string, readonly PolicyVersion[]>;
  readonly published: readonly PublishedPolicy[];
};

const readers = new WeakMap<DatabaseSync, MagFactsReader>();

/**
 * The reader of a database; the same one each time.
 * @param database that of `magFactsProjection`
 * @param changedAt position of the last event folded into it, from memory; the database is asked where it is not given
 */
export function createMagFactsReader(database: DatabaseSync, changedAt?: () => number): MagFactsReader {
  const reader = readers.get(database) ?? readerOf(database, changedAt);
  readers.set(database, reader);
  return reader;
}

function readerOf(database: DatabaseSync, changedAt?: () => number): MagFactsReader {
  const newest = database.prepare('SELECT position FROM newest');
  const after = database.prepare(
    'SELECT person, events FROM cycle_piece WHERE year = ? AND last_position > ? ORDER BY last_position',
  );
  const ofPerson = database.prepare(
    'SELECT year, events FROM cycle_piece WHERE person = ? ORDER BY year DESC, position',
  );
  const policyRows = database.prepare('SELECT event FROM policy_event ORDER BY position');
  const lastPolicy = database.prepare('SELECT coalesce(max(position), 0) AS position FROM policy_event');
  const years = new LRUCache<number, Year>({ max: YEARS_KEPT });
  const moments = new LRUCache<string, Policies>({ max: MOMENTS_KEPT });
  let policyEventsRead: readonly (readonly [at: string, event: PolicyEvent, position: number])[] = [];
  let policyPosition = -1;
  let current: Policies = { versions: new Map(), published: [] };

  const position = changedAt ?? ((): number => Number(newest.get()?.position ?? 0));
  let lookedForPolicies = -1;

  function policiesAt(knownAt?: string): Policies {
    const head = position();
    const last = head === lookedForPolicies ? policyPosition : Number(lastPolicy.get()?.position ?? 0);
    lookedForPolicies = head;
    if (last !== policyPosition) {
      policyEventsRead = policyRows.all().map((row) => policyEventIn(String(row.event)));
      current = policiesOf(policyEventsRead);
      moments.clear();
      policyPosition = last;
    }
    if (knownAt === undefined) return current;
    const kept = moments.get(knownAt);
    if (kept !== undefined) return kept;
    const known = policiesOf(policyEventsRead.filter(([at]) => at <= knownAt));
    moments.set(knownAt, known);
    return known;
  }

  return {
    position,
    year(wanted) {
      const kept: Year = years.get(wanted) ?? { facts: new Map(), position: 0 };
      years.set(wanted, kept);
      const head = position();
      if (kept.position === head) return kept.facts;
      for (const { person, events } of after.all(wanted, kept.position)) {
        const id = String(person);
        const known = kept.facts.get(id);
        const since = known?.at(-1)?.position ?? 0;
        const fresh = factsIn(String(events)).filter((fact) => fact.position > since);
        kept.facts.set(id, known === undefined ? fresh : [...known, ...fresh]);
      }
      kept.position = head;
      return kept.facts;
    },
    yearsOf(personId) {
      const found = new Map<number, { year: number; openedOn: string; closed: boolean }>();
      for (const { year, events } of ofPerson.all(personId)) {
        for (const { type, data } of factsIn(String(events))) {
          const number = Number(year);
          const known = found.get(number) ?? { year: number, openedOn: data.day, closed: false };
          if (type === 'MagCycleClosed') known.closed = true;
          if (type === 'MagCycleReopened') known.closed = false;
          found.set(number, known);
        }
      }
      return [...found.values()];
    },
    policies: (knownAt) => policiesAt(knownAt).versions,
    published: (knownAt) => policiesAt(knownAt).published,
  };
}

const cycleTypes: ReadonlySet<string> = new Set(cycleEvents.map(({ type }) => type));
const policyTypes: ReadonlySet<string> = new Set(policyEvents.map(({ type }) => type));

type Written = readonly [position: number, at: string, type: string, data: object];

function isWritten(value: unknown): value is Written {
  return Array.isArray(value) && value.length === 4 && typeof value[0] === 'number' && typeof value[3] === 'object';
}

// Data was checked against its schema when it was recorded, and stands here as `mag-facts.ts` wrote it.
function isCycleFact(fact: { readonly type: string; readonly data: object }): fact is CycleFact {
  return cycleTypes.has(fact.type);
}

function isPolicyEvent(event: { readonly type: string; readonly data: object }): event is PolicyEvent {
  return policyTypes.has(event.type);
}

function factsIn(text: string): readonly RecordedFact[] {
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list)) throw new Error('a piece of cycle facts is no list');
  return list.map((item: unknown): RecordedFact => {
    if (!isWritten(item)) throw new Error('not a fact as the read model writes it');
    const [position, at, type, data] = item;
    const fact = { type, data };
    if (!isCycleFact(fact)) throw new Error(`${type} is no fact of a cycle`);
    return { position, at, ...fact };
  });
}

function policyEventIn(text: string): readonly [string, PolicyEvent, number] {
  const item: unknown = JSON.parse(text);
  if (!isWritten(item)) throw new Error('not an event as the read model writes it');
  const [position, at, type, data] = item;
  const event = { type, data };
  if (!isPolicyEvent(event)) throw new Error(`${type} is no event of a policy`);
  return [at, event, position];
}

function policiesOf(events: readonly (readonly [at: string, event: PolicyEvent, position: number])[]): Policies {
  const versions = new Map<string, PolicyVersion[]>();
  for (const [, { type, data }, position] of events) {
    const list = versions.get(data.policyId) ?? [];
    versions.set(data.policyId, list);
    const index = data.version - 1;
    if (type === 'MagPolicyVersionDrafted') {
      const { policyId, version, document, basedOn } = data;
      list[index] = { policyId, version, document, basedOn, stage: 'draft', from: undefined, position };
      continue;
    }
    const found = list[index];
    if (found === undefined) continue;
    if (type === 'MagPolicyDraftRevised') list[index] = { ...found, document: data.document, position };
    if (type === 'MagPolicyVersionPublished') list[index] = { ...found, stage: 'published', from: data.from, position };
    if (type === 'MagPolicyVersionWithdrawn') list[index] = { ...found, stage: 'withdrawn', position };
  }
  const published = [...versions.values()].flat().flatMap(({ policyId, version, stage, from, document }) => {
    if (stage !== 'published' || from === undefined) return [];
    return [{ policyId, version, from, policy: policySchema.parse(document) }];
  });
  return { versions, published };
}
