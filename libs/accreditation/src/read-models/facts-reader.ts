import type { DomainEvent, Position } from '@peil/eventing';
import type { Instant } from '@peil/kernel';
import { LRUCache } from 'lru-cache';
import type { DatabaseSync } from 'node:sqlite';
import { facilitatorEvents, offeringEvents, providerEvents } from '../domain/catalogue/events.js';
import { schemeEvents, type SchemeEvent } from '../domain/scheme-lifecycle/events.js';
import type { Grounds } from '../domain/settlement/events.js';
import { catalogueOf, type Catalogue, type CatalogueEvent } from './catalogue-of.js';
import { isKnownBy, type KnownBy } from './known-by.js';
import { personFactEvents, type KeptEvent, type PersonFact } from './person-fact.js';

import { placingEvents } from './units-above.js';
import { schemesOf, type Schemes } from './schemes-of.js';
import type { RecordedEvent } from './recorded-event.js';

/** What balances are computed from, as of the newest event that the reading side has folded. */
export type FactsReader = {
  /** Position of the newest event that any balance may depend on; 0 when there is none. While it stays, all stays. */
  readonly position: () => number;
  /** Everything known of a person, in order of position; nothing for somebody unknown. */
  readonly personFacts: (personId: string) => readonly PersonFact[];
  /** Changes with every new fact about the person; 0 for somebody unknown. */
  readonly personMark: (personId: string) => number;
  /** The same object while nothing changes. */
  readonly schemes: (known?: KnownBy) => Schemes;
  readonly catalogue: (known?: KnownBy) => Catalogue;
  /** Id of the event at this position that a balance of the person may rest on. */
  readonly eventIdAt: (personId: string, position: Position) => string | undefined;
  /** Where the event that a result rests on stands in this log: by its id, which a change of store keeps. */
  readonly positionOf: (personId: string, grounds: Pick<Grounds, 'position' | 'lastEventId'>) => Position;
  /** Everyone of whom something is known. */
  readonly personIds: () => readonly string[];
};

const MOMENTS_KEPT = 8;

/**
 * @param database that of `accreditationFacts`
 * @param changedAt position of the last event folded into it, from memory: a balance that is remembered asks for no more
 */
export function createFactsReader(database: DatabaseSync, changedAt?: () => number): FactsReader {
  const pieces = database.prepare('SELECT events FROM person_piece WHERE person = ? ORDER BY position');
  pieces.setReturnArrays(true);
  const lastPiece = database.prepare(
    'SELECT position FROM person_piece WHERE person = ? ORDER BY position DESC LIMIT 1',
  );
  lastPiece.setReturnArrays(true);
  const persons = database.prepare('SELECT DISTINCT person FROM person_piece');
  persons.setReturnArrays(true);

  const sharedAt = database.prepare(
    "SELECT event FROM shared_event WHERE topic IN ('scheme', 'catalogue') AND position = ?",
  );
  sharedAt.setReturnArrays(true);
  const newest = database.prepare('SELECT position FROM newest');
  newest.setReturnArrays(true);

  const allShared = database.prepare('SELECT event FROM shared_event');
  allShared.setReturnArrays(true);
  const sharedIn = (row: unknown) => eventIn(JSON.parse(String(cell(row))), isShared);
  const factsOfPerson = (personId: string) => pieces.all(personId).flatMap((row) => personFactsIn(cell(row)));

  function eventIdAt(personId: string, position: Position): string | undefined {
    const found = factsOfPerson(personId).find((fact) => fact.position === position)?.eventId;
    const shared = found === undefined ? sharedAt.get(position) : undefined;
    return shared === undefined ? found : sharedIn(shared).eventId;
  }

  return {
    position: changedAt ?? (() => Number(cell(newest.get()) ?? 0)),
    personFacts: factsOfPerson,
    personMark: (personId) => Number(cell(lastPiece.get(personId)) ?? 0),
    schemes: topic(database, 'scheme', isSchemeEvent, schemesOf),
    catalogue: topic(database, 'catalogue', isCatalogueEvent, catalogueOf),
    eventIdAt,
    positionOf(personId, { position, lastEventId }) {
      if (lastEventId === undefined || eventIdAt(personId, position) === lastEventId) return position;
      const everything = [...factsOfPerson(personId), ...allShared.all().map(sharedIn)];
      return everything.find(({ eventId }) => eventId === lastEventId)?.position ?? position;
    },
    personIds: () => persons.all().map((row) => String(cell(row))),
  };
}

/** The only value of a row that came as an array. */
function cell(row: unknown): unknown {
  return Array.isArray(row) ? row[0] : undefined;
}

/** What the events of one topic come to: kept until there is a new event; some earlier moments beside it. */
function topic<Event extends DomainEvent, Folded>(
  database: DatabaseSync,
  name: string,
  belongs: (event: DomainEvent) => event is Event,
  fold: (events: readonly RecordedEvent<Event>[]) => Folded,
): (known?: KnownBy) => Folded {
  const newest = database.prepare(`SELECT max(position) FROM shared_event WHERE topic = '${name}'`);
  newest.setReturnArrays(true);
  const all = database.prepare(`SELECT event FROM shared_event WHERE topic = '${name}' ORDER BY position`);
  all.setReturnArrays(true);
  const moments = new LRUCache<string, { readonly folded: Folded }>({ max: MOMENTS_KEPT });
  let position = 0;
  let events: readonly RecordedEvent<Event>[] = [];
  let current = fold([]);

  return (known) => {
    const last = Number(cell(newest.get()) ?? 0);
    if (last !== position) {
      events = all.all().map((row) => recordedEventIn(cell(row), belongs));
      current = fold(events);
      moments.clear();
      position = last;
    }
    if (known === undefined) return current;
    const kept = moments.get(String(known));
    if (kept !== undefined) return kept.folded;
    const seen = events.filter((event) => isKnownBy(event, known));
    const folded = seen.length === events.length ? current : fold(seen);
    moments.set(String(known), { folded });
    return folded;
  };
}

const personTypes: ReadonlySet<string> = new Set(personFactEvents.map(({ type }) => type));
const schemeTypes: ReadonlySet<string> = new Set(schemeEvents.map(({ type }) => type));
const catalogueTypes: ReadonlySet<string> = new Set(
  [...offeringEvents, ...providerEvents, ...facilitatorEvents, ...placingEvents].map(({ type }) => type),
);

/** Its data was checked against its schema when it was recorded, and stands here as `accreditation-facts.ts` wrote it. */
function isKeptEvent(event: DomainEvent): event is KeptEvent {
  return personTypes.has(event.type);
}

function isSchemeEvent(event: DomainEvent): event is SchemeEvent {
  return schemeTypes.has(event.type);
}

function isCatalogueEvent(event: DomainEvent): event is CatalogueEvent {
  return catalogueTypes.has(event.type);
}

function isShared(event: DomainEvent): event is SchemeEvent | CatalogueEvent {
  return isSchemeEvent(event) || isCatalogueEvent(event);
}

function personFactsIn(text: unknown): readonly PersonFact[] {
  const written: unknown = JSON.parse(String(text));
  if (!Array.isArray(written)) throw new Error('a piece of person facts is no list');
  return written.map((item) => eventIn(item, isKeptEvent));
}

function recordedEventIn<Event extends DomainEvent>(
  text: unknown,
  belongs: (event: DomainEvent) => event is Event,
): RecordedEvent<Event> {
  return eventIn(JSON.parse(String(text)), belongs);
}

function eventIn<Event extends DomainEvent>(
  written: unknown,
  belongs: (event: DomainEvent) => event is Event,
): RecordedEvent<Event> {
  if (!isWritten(written)) throw new Error('not an event as the read model writes it');
  const [position, eventId, recordedAt, type, data] = written;
  const event = { type, data };
  if (!belongs(event)) throw new Error(`${type} does not belong here`);
  return { position, eventId, recordedAt, event };
}

type Written = readonly [position: number, eventId: string, recordedAt: Instant, type: string, data: object];

function isWritten(value: unknown): value is Written {
  return Array.isArray(value) && value.length === 5 && typeof value[0] === 'number' && typeof value[2] === 'string';
}
