import type { CalendarDay, Instant } from '@peil/kernel';
import { LRUCache } from 'lru-cache';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { callerOn, type Caller } from '../domain/caller.js';
import { personEvents, unitEvents, type PersonId } from '../domain/events.js';
import { organisationOn, type OrganisationDay } from '../domain/organisation-day.js';
import { foldOrganisation, type Organisation, type OrganisationEvent } from '../domain/organisation.js';

/** The organisation, asked by day. Answers are of the newest fact that the reading side has folded. */
export type OrganisationReader = {
  /** The organisation over all days, as known now or as it was known at a moment. */
  readonly organisation: (knownAt?: Instant) => Organisation;
  readonly on: (asOf: CalendarDay, knownAt?: Instant) => OrganisationDay;
  /** Roles and scopes of a person on a day. */
  readonly callerOf: (personId: PersonId, day: CalendarDay) => Caller;
  /** Position of the newest fact; 0 when there is none. Whoever keeps something of an answer keeps this beside it. */
  readonly position: () => number;
};

/** Days kept ready while nothing new is recorded. A city of 1,100 managers takes about a megabyte a day. */
const DAYS_KEPT = 32;
const MOMENTS_KEPT = 4;

const readers = new WeakMap<DatabaseSync, OrganisationReader>();

/**
 * The reader of a database; the same one each time, so that the organisation is in memory once.
 *
 * @param database that of `organisationProjection`.
 * @param reached how far the reading side is: while that stays, the database is not asked for anything newer.
 */
export function createOrganisationReader(database: DatabaseSync, reached?: () => number): OrganisationReader {
  const reader = readers.get(database) ?? readerOf(database, reached);
  readers.set(database, reader);
  return reader;
}

function readerOf(database: DatabaseSync, reached?: () => number): OrganisationReader {
  const newest = database.prepare('SELECT coalesce(max(position), 0) AS position FROM organisation_fact');
  const after = database.prepare('SELECT type, data FROM organisation_fact WHERE position > ? ORDER BY position');
  const knownBy = database.prepare('SELECT type, data FROM organisation_fact WHERE recorded_at <= ? ORDER BY position');
  const days = new LRUCache<string, OrganisationDay>({ max: DAYS_KEPT });
  /** Days as they were before the last change: most of the next view of the day is in them. */
  const earlier = new LRUCache<string, OrganisationDay>({ max: DAYS_KEPT });
  const moments = new LRUCache<string, Organisation>({ max: MOMENTS_KEPT });
  /** A day's view is replaced when anything changes, and its callers go with it. */
  const callers = new WeakMap<OrganisationDay, Map<PersonId, Caller>>();
  let folded = 0;
  let lookedAt: number | undefined;
  let current: Organisation = foldOrganisation([]);

  function catchUp(): void {
    const head = reached?.();
    if (head !== undefined && head === lookedAt) return;
    lookedAt = head;
    const position = Number(newest.get()?.position);
    if (position === folded) return;
    // A read model built anew has the same positions; one that stands before ours belongs to another log.
    const start = position < folded ? 0 : folded;
    current = foldOrganisation(after.all(start).map(eventOf), start === 0 ? undefined : current);
    folded = position;
    for (const [key, view] of days.entries()) earlier.set(key, view);
    days.clear();
    moments.clear();
  }

  function organisation(knownAt?: Instant): Organisation {
    catchUp();
    if (knownAt === undefined) return current;
    const kept = moments.get(knownAt);
    if (kept !== undefined) return kept;
    const known = foldOrganisation(knownBy.all(knownAt).map(eventOf));
    moments.set(knownAt, known);
    return known;
  }

  function on(asOf: CalendarDay, knownAt?: Instant): OrganisationDay {
    const known = organisation(knownAt);
    const key = `${asOf} ${knownAt ?? ''}`;
    const kept = days.get(key);
    if (kept !== undefined) return kept;
    const view = organisationOn(known, asOf, earlier.get(key));
    earlier.delete(key);
    days.set(key, view);
    return view;
  }

  return {
    organisation,
    on,
    callerOf(personId, day) {
      const view = on(day);
      const known = callers.get(view) ?? new Map<PersonId, Caller>();
      callers.set(view, known);
      const caller = known.get(personId) ?? callerOn(view, personId);
      known.set(personId, caller);
      return caller;
    },
    position: () => {
      catchUp();
      return folded;
    },
  };
}

const types: ReadonlySet<string> = new Set([...unitEvents, ...personEvents].map(({ type }) => type));

function eventOf({ type, data }: Record<string, SQLOutputValue>): OrganisationEvent {
  const event: unknown = { type, data: JSON.parse(String(data)) as unknown };
  if (!isOrganisationEvent(event)) throw new Error(`${String(type)} is no event of the organisation`);
  return event;
}

/** Its data was checked against its schema when it was recorded. */
function isOrganisationEvent(event: unknown): event is OrganisationEvent {
  return typeof event === 'object' && event !== null && 'type' in event && types.has(String(event.type));
}
