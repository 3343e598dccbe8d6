import type { EventCodec, EventRegistry, StoredEvent } from '@peil/eventing';
import type { ProjectionFile } from './projection-file.js';
import type { Projection } from './projection.js';

/**
 * Folds what the projection has not seen of a page of the log, and moves its checkpoint to the page's end. Delivering
 * a page again changes nothing.
 *
 * @throws what the fold throws, or UnknownEvent for a handled event of a newer version; nothing has changed then
 */
export async function foldPage(
  projection: Projection,
  file: ProjectionFile,
  page: readonly StoredEvent[],
  registry: EventRegistry,
  codec: EventCodec,
): Promise<void> {
  const after = file.checkpoint().position;
  const last = page.at(-1);
  if (last === undefined || last.position <= after) return;
  const handled = new Set(projection.handles);
  const events: StoredEvent[] = [];
  for (const event of page) {
    if (event.position <= after || !handled.has(event.type)) continue;
    events.push(projection.opensPersonalText === true ? await codec.unseal(event) : registry.upcast(event));
  }
  file.commit(events, { position: last.position, eventId: last.id });
}
