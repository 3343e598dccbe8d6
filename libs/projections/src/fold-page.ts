import type { EventCodec, EventRegistry, StoredEvent } from '@peil/eventing';
import type { ProjectionFile } from './projection-file.js';
import type { Projection } from './projection.js';

/**
 * The events of a page that a projection folds, in their current shape.
 * @throws UnknownEvent for a handled event of a newer version
 */
export async function handledOf(
  page: readonly StoredEvent[],
  handled: ReadonlySet<string>,
  projection: Projection,
  registry: EventRegistry,
  codec: EventCodec,
): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (const event of page) {
    if (!handled.has(event.type)) continue;
    events.push(projection.opensPersonalText === true ? await codec.unseal(event) : registry.upcast(event));
  }
  return events;
}

/**
 * Folds what the projection has not seen of a page of the log, and moves its checkpoint to the page's end. Delivering
 * a page again changes nothing.
 *
 * @returns how many events it folded
 * @throws what the fold throws, or UnknownEvent for a handled event of a newer version; nothing has changed then
 */
export async function foldPage(
  projection: Projection,
  handled: ReadonlySet<string>,
  file: ProjectionFile,
  page: readonly StoredEvent[],
  registry: EventRegistry,
  codec: EventCodec,
): Promise<number> {
  const after = file.checkpoint().position;
  const fresh = page.filter(({ position }) => position > after);
  const last = fresh.at(-1);
  if (last === undefined) return 0;
  const events = await handledOf(fresh, handled, projection, registry, codec);
  file.commit(events, { position: last.position, eventId: last.id });
  return events.length;
}
