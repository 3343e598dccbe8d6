import type { StoredEvent } from '@peil/eventing';
import type { Instant } from '@peil/kernel';
import type { Projection } from '@peil/projections';
import type { DatabaseSync } from 'node:sqlite';
import { indicatorEvents, type IndicatorEvent } from '../domain/events.js';
import { evolveIndicator, type Indicator } from '../domain/indicator.js';

const types: ReadonlySet<string> = new Set(indicatorEvents.map(({ type }) => type));

type Typed = { readonly type: string; readonly data: object };

// What lies in the log was checked when it was recorded: its type says its shape.
function isIndicatorEvent(event: Typed): event is IndicatorEvent {
  return types.has(event.type);
}

function indicatorEventOf({ type, data }: Typed): IndicatorEvent {
  const event = { type, data };
  if (!isIndicatorEvent(event)) throw new Error(`${type} is no event of an indicator`);
  return event;
}

/** What was defined, observed and adopted? One row an event, so that every moment can be asked. */
export const indicatorsProjection: Projection = {
  name: 'indicators',
  version: 1,
  tables: `
    CREATE TABLE indicator_event (
      position INTEGER PRIMARY KEY,
      recorded_at TEXT NOT NULL,
      type TEXT NOT NULL,
      data TEXT NOT NULL
    ) STRICT;
  `,
  handles: indicatorEvents.map(({ type }) => type),
  open(database) {
    const insert = database.prepare(
      'INSERT INTO indicator_event (position, recorded_at, type, data) VALUES (?, ?, ?, ?)',
    );
    return {
      apply(stored: StoredEvent) {
        insert.run(stored.position, stored.metadata.recordedAt, stored.type, JSON.stringify(stored.data));
      },
      flush: () => undefined,
    };
  },
};

/** Every indicator as known at a moment, by code; and the position of the last event behind them. */
export type KnownIndicators = { readonly indicators: readonly Indicator[]; readonly position: number };

type Kept = { readonly position: number; readonly known: KnownIndicators };
const newest = new WeakMap<DatabaseSync, Kept>();

export function readIndicators(database: DatabaseSync, knownAt?: Instant): KnownIndicators {
  if (knownAt !== undefined) return fold(database, knownAt);
  const found = database.prepare('SELECT coalesce(max(position), 0) AS position FROM indicator_event').get();
  const position = Number(found?.position);
  const kept = newest.get(database);
  if (kept?.position === position) return kept.known;
  const known = fold(database, undefined);
  newest.set(database, { position, known });
  return known;
}

function fold(database: DatabaseSync, knownAt: Instant | undefined): KnownIndicators {
  const byCode = new Map<string, Indicator>();
  let last = 0;
  const rows = database
    .prepare('SELECT position, type, data FROM indicator_event WHERE recorded_at <= ? ORDER BY position')
    .all(knownAt ?? '9');
  for (const row of rows) {
    const data: unknown = JSON.parse(String(row.data));
    if (typeof data !== 'object' || data === null) throw new Error('an event has data');
    const event = indicatorEventOf({ type: String(row.type), data });
    const { code } = event.data;
    const after = evolveIndicator(byCode.get(code), event);
    if (after) byCode.set(code, after);
    last = Number(row.position);
  }
  return { indicators: [...byCode.values()].sort((one, other) => (one.code < other.code ? -1 : 1)), position: last };
}
