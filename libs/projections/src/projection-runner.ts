import type { EventCodec, EventRegistry, EventStore, Position, StoredEvent } from '@peil/eventing';
import type { DatabaseSync } from 'node:sqlite';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { buildProjections } from './build-projections.js';
import { foldPage } from './fold-page.js';
import type { Projection } from './projection.js';
import { openProjectionFile, projectionFileName, type ProjectionFile } from './projection-file.js';

/** How far a projection is, and whether it still follows. */
export type ProjectionState = {
  readonly name: string;
  readonly version: number;
  readonly position: Position;
  /** Why it stands still; absent while it follows. Nothing is skipped: it goes on only after the cause is gone. */
  readonly stopped?: string;
};

const SETTLE_AFTER_MS = 200;

/** Keeps every projection behind the log. */
export type ProjectionRunner = {
  /** The projection's rows. For reading. */
  readonly database: (name: string) => DatabaseSync;
  /** Position of the last event that changed the projection's rows, or one before it that no change came after. */
  readonly changedAt: (name: string) => Position;
  /** Resolves to true once every projection that follows has reached the position, to false after the time. */
  readonly waitFor: (position: Position, milliseconds: number) => Promise<boolean>;
  /** The lowest position of the projections that follow. */
  readonly position: () => Position;
  readonly states: () => readonly ProjectionState[];
  /** Types in the log that this program does not know: recorded by a newer one. No projection of ours folds them. */
  readonly unknownTypes: () => readonly string[];
  /** Moves everything journaled into the files, synced, and empties the journals: what a fold removed is gone from disk. */
  readonly settle: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** A checkpoint that does not belong to the log: a restored backup, or another log. */
export class CheckpointMismatch extends Error {
  constructor(name: string, position: Position) {
    super(
      `projection ${name} stands at position ${position}, which this log does not hold: the log was restored or is ` +
        `another one. Run \`peil rebuild\` to build the read models from this log.`,
    );
    this.name = 'CheckpointMismatch';
  }
}

type Following = {
  readonly projection: Projection;
  readonly file: ProjectionFile;
  readonly handled: ReadonlySet<string>;
  stopped?: string;
};

type Waiting = { readonly position: Position; readonly resolve: () => void };

/**
 * Opens the projections' files in the folder, checks their checkpoints against the log, builds what is new and follows
 * the log from there.
 *
 * @throws CheckpointMismatch
 */
export async function startProjections(parts: {
  readonly folder: string;
  readonly projections: readonly Projection[];
  readonly store: EventStore;
  readonly registry: EventRegistry;
  readonly codec: EventCodec;
}): Promise<ProjectionRunner> {
  const { folder, store, registry, codec } = parts;
  await buildMissing(parts);
  const following: Following[] = parts.projections.map((projection) => ({
    projection,
    file: openProjectionFile(folder, projection),
    handled: new Set(projection.handles),
  }));
  for (const { projection, file } of following) {
    const { position, eventId } = file.checkpoint();
    if (position === 0) continue;
    const event = await store.readAt(position);
    if (event?.id !== eventId) throw new CheckpointMismatch(projection.name, position);
  }

  let waiting: Waiting[] = [];
  let head = Math.min(...following.map(({ file }) => file.checkpoint().position));
  const known = new Set(registry.definitions.map(({ type }) => type));
  const unknown = new Set<string>();

  const settling = setTimeout(() => void settle(), SETTLE_AFTER_MS).unref();
  let stopped = false;

  /** When nothing has come for a while; one file at a time, so that who asks now waits for one at most. */
  async function settle(): Promise<void> {
    for (const { file } of following) {
      if (stopped) return;
      file.settle();
      await nextTurn();
    }
  }

  async function take(batch: readonly StoredEvent[]): Promise<void> {
    const last = batch.at(-1);
    if (last === undefined) return;
    for (const { type } of batch) if (!known.has(type)) unknown.add(type);
    for (const one of following) {
      if (one.stopped !== undefined) continue;
      try {
        const folded = await foldPage(one.projection, one.handled, one.file, batch, registry, codec);
        // Who asks is answered between two projections, however much is being written.
        if (folded > 0) await nextTurn();
      } catch (error) {
        one.stopped = error instanceof Error ? error.message : String(error);
      }
    }
    head = last.position;
    settling.refresh();
    waiting = waiting.filter(({ position, resolve }) => {
      if (position > head) return true;
      resolve();
      return false;
    });
  }

  const files = new Map(following.map(({ projection, file }) => [projection.name, file]));
  function fileOf(name: string): ProjectionFile {
    const file = files.get(name);
    if (!file) throw new Error(`no projection named ${name}`);
    return file;
  }

  // What is behind is read in large pages, so that a first build folds in memory and writes once a page.
  for await (const page of store.readAll(head)) await take(page);

  // A subscription of a store goes on by itself whatever its server does; one that ends found something that no second
  // look will mend: a broken event, or a log that was put back under it.
  const subscription = store.subscribeAll(head, {
    onEvents: take,
    onError: ({ message }) => {
      for (const one of following) one.stopped ??= message;
    },
  });

  return {
    database: (name) => fileOf(name).database,
    changedAt: (name) => fileOf(name).changedAt(),
    async waitFor(position, milliseconds) {
      if (position <= head) return true;
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          waiting = waiting.filter((other) => other !== mine);
          resolve(false);
        }, milliseconds);
        const mine: Waiting = {
          position,
          resolve: () => {
            clearTimeout(timer);
            resolve(true);
          },
        };
        waiting.push(mine);
      });
    },
    position: () => head,
    states: () =>
      following.map(({ projection: { name, version }, file, stopped }) => ({
        name,
        version,
        position: file.checkpoint().position,
        ...(stopped !== undefined && { stopped }),
      })),
    unknownTypes: () => [...unknown],
    settle,
    async stop() {
      await subscription.stop();
      clearTimeout(settling);
      stopped = true;
      for (const { file } of following) file.close();
    },
  };
}

/** What is not there yet is built beside, and put in its place when it is whole. */
async function buildMissing(parts: Parameters<typeof startProjections>[0]): Promise<void> {
  const { folder, projections } = parts;
  mkdirSync(folder, { recursive: true });
  const missing = projections.filter((projection) => !existsSync(join(folder, projectionFileName(projection))));
  if (missing.length === 0) return;
  const beside = join(folder, 'building');
  rmSync(beside, { recursive: true, force: true });
  try {
    for (const { projection } of await buildProjections({ ...parts, projections: missing, folder: beside })) {
      renameSync(join(beside, projectionFileName(projection)), join(folder, projectionFileName(projection)));
    }
  } catch {
    // One of them cannot fold an event. Following the log page by page shows which, and lets the others go on.
  }
  rmSync(beside, { recursive: true, force: true });
}
