import type { StoredEvent } from '@peil/eventing';
import type { Runtime } from '../../apps/server/src/wiring/runtime.js';

/** The activities in the log, by the command that recorded them. */
export async function commandsRecorded({
  store,
}: Pick<Runtime, 'store'>): Promise<ReadonlyMap<string, readonly StoredEvent[]>> {
  const found = new Map<string, StoredEvent[]>();
  for await (const page of store.readAll(0)) {
    for (const event of page) {
      if (event.type !== 'ActivityRecorded') continue;
      const { commandId } = event.metadata;
      found.set(commandId, [...(found.get(commandId) ?? []), event]);
    }
  }
  return found;
}
