import type { EventCodec, EventRegistry, EventStore, Position } from '@peil/eventing';
import { foldPage } from './fold-page.js';
import { openProjectionFile, type ProjectionFile } from './projection-file.js';
import type { Projection } from './projection.js';

/** A read model built from the whole log, apart from the one in use. */
export type BuiltProjection = { readonly projection: Projection; readonly file: ProjectionFile };

/**
 * Builds the projections from the whole log in a folder of their own, reading it once.
 *
 * @param onProgress called after each page, with the position reached
 * @throws what a fold throws: a build that cannot finish is no build
 */
export async function buildProjections(parts: {
  readonly folder: string;
  readonly projections: readonly Projection[];
  readonly store: EventStore;
  readonly registry: EventRegistry;
  readonly codec: EventCodec;
  readonly onProgress?: (position: Position) => void;
}): Promise<readonly BuiltProjection[]> {
  const { folder, projections, store, registry, codec, onProgress = () => undefined } = parts;
  const built = projections.map((projection) => ({ projection, file: openProjectionFile(folder, projection) }));
  for await (const page of store.readAll(0)) {
    for (const { projection, file } of built) await foldPage(projection, file, page, registry, codec);
    onProgress(page.at(-1)?.position ?? 0);
  }
  return built;
}
