import type { Projection } from '@peil/projections';
import { personDetailsCorrected, personEvents, unitEvents } from '../domain/events.js';

/**
 * Who works where, and in which role: the facts about units and people in the order of their recording, each with the
 * moment it was recorded, so that any day can be asked as it was known at any moment. Names of people are not in it.
 */
export const organisationProjection: Projection = {
  name: 'organisation',
  version: 1,
  tables: `
    CREATE TABLE organisation_fact (
      position INTEGER PRIMARY KEY,
      recorded_at TEXT NOT NULL,
      type TEXT NOT NULL,
      data TEXT NOT NULL
    ) STRICT;
  `,
  handles: [...unitEvents, ...personEvents]
    .map(({ type }) => type)
    .filter((type) => type !== personDetailsCorrected.type),
  open(database) {
    const insert = database.prepare('INSERT INTO organisation_fact VALUES (?, ?, ?, ?)');
    return {
      apply: ({ position, type, data, metadata }) => {
        insert.run(position, metadata.recordedAt, type, JSON.stringify(data));
      },
      flush: () => undefined,
    };
  },
};
