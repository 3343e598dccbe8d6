import { createChainCheck, type EventStore } from '@peil/eventing';
import { openKurrentDbStore } from '@peil/eventing-kurrentdb';
import { verifyLog } from '@peil/eventing-sqlite';
import type { Configuration } from './configuration.js';
import { dataFiles } from './runtime.js';

/** The first event that is not what was recorded. */
export type BadEvent = {
  readonly position: number;
  readonly stream?: string;
  readonly revision?: number;
  /** A word for what is wrong: see `docs/reference/cli.md`. */
  readonly reason: string;
  readonly detail?: string;
};

export type LogCheck = { readonly checked: number; readonly fault?: BadEvent };
type OnProgress = (checked: number, total: number) => void;

/** Walks the whole log and proves that every event is what was recorded. Changes nothing, also beside a server. */
export async function checkLog({ store, dataFolder }: Configuration, onProgress: OnProgress): Promise<LogCheck> {
  if (store.kind === 'sqlite') return checkEmbedded(dataFiles(dataFolder).log, onProgress);
  const opened = await openKurrentDbStore({ connectionString: store.connectionString });
  try {
    return await checkChains(opened, onProgress);
  } finally {
    await opened.close();
  }
}

async function checkEmbedded(directory: string, onProgress: OnProgress): Promise<LogCheck> {
  let checked = 0;
  for await (const step of verifyLog(directory)) {
    ({ checked } = step);
    if (step.kind === 'progress') onProgress(checked, step.total);
    if (step.kind === 'damaged') return { checked, fault: step.fault };
  }
  return { checked };
}

async function checkChains(store: EventStore, onProgress: OnProgress): Promise<LogCheck> {
  const total = (await store.head())?.position ?? 0;
  const brokenBy = createChainCheck();
  let checked = 0;
  for await (const page of store.readAll(0)) {
    for (const event of page) {
      const reason = brokenBy(event);
      const { position, stream, revision } = event;
      if (reason !== undefined) return { checked, fault: { position, stream, revision, reason } };
      checked += 1;
    }
    onProgress(page.at(-1)?.position ?? 0, total);
  }
  return { checked };
}
