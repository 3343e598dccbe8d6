import type { EventStore } from '@peil/eventing';
import { openKurrentDbStore, type KurrentDbNotice } from '@peil/eventing-kurrentdb';
import { openSqliteEventStore } from '@peil/eventing-sqlite';
import type { Configuration } from './configuration.js';

/**
 * The event store that the configuration names.
 * @param onFailure called once when the store stopped for good: the process should end, and be started again.
 */
export async function openEventStore(
  { store }: Configuration,
  directory: string,
  onFailure: (error: Error) => void,
): Promise<EventStore> {
  switch (store.kind) {
    case 'sqlite':
      return openSqliteEventStore({ directory, onFailure });
    case 'kurrentdb':
      return warned(await openKurrentDbStore({ connectionString: store.connectionString, onNotice }));
  }
}

/** What an operator should know, as a line of the log; `/health` says it too. */
function warned(store: EventStore): EventStore {
  for (const msg of store.warnings ?? []) {
    process.stderr.write(`${JSON.stringify({ level: 'warn', context: 'KurrentDB', msg })}\n`);
  }
  return store;
}

/** What the adapter did by itself to keep going, as a line of the log. */
function onNotice(notice: KurrentDbNotice): void {
  process.stderr.write(`${JSON.stringify({ level: 'warn', context: 'KurrentDB', ...notice })}\n`);
}
