import type { Projection } from '@peil/projections';
import type { StoredEvent } from '@peil/eventing';
import type { DatabaseSync } from 'node:sqlite';
import {
  agreementKindEvents,
  agreementKindSchema,
  type AgreementKindEvent,
  type KnownAgreementKind,
} from '../domain/kinds/kind.js';

const types: ReadonlySet<string> = new Set(agreementKindEvents.map(({ type }) => type));

function isKindEvent(event: { readonly type: string; readonly data: object }): event is AgreementKindEvent {
  return types.has(event.type);
}

function kindEventOf({ type, data }: StoredEvent): AgreementKindEvent | undefined {
  const event = { type, data };
  return isKindEvent(event) ? event : undefined;
}

/** Which kinds of agreement are there? */
export const agreementKindsProjection: Projection = {
  name: 'agreement-kinds',
  version: 1,
  tables: 'CREATE TABLE kind (code TEXT PRIMARY KEY, kind TEXT NOT NULL, retired_from TEXT) STRICT',
  handles: agreementKindEvents.map(({ type }) => type),
  open(database) {
    const define = database.prepare('INSERT OR REPLACE INTO kind (code, kind, retired_from) VALUES (?, ?, NULL)');
    const retire = database.prepare('UPDATE kind SET retired_from = ? WHERE code = ?');
    return {
      apply(stored) {
        const event = kindEventOf(stored);
        if (event?.type === 'AgreementKindDefined') define.run(event.data.code, JSON.stringify(event.data));
        if (event?.type === 'AgreementKindRetired') retire.run(event.data.from, event.data.code);
      },
      flush: () => undefined,
    };
  },
};

/** All kinds, also retired ones, by code. */
export function listAgreementKinds(database: DatabaseSync): readonly KnownAgreementKind[] {
  return database
    .prepare('SELECT kind, retired_from FROM kind ORDER BY code')
    .all()
    .map((row) => ({
      ...agreementKindSchema.parse(JSON.parse(String(row.kind))),
      retiredFrom: row.retired_from === null ? undefined : String(row.retired_from),
    }));
}
