import { canonicalJson } from '@peil/eventing';
import { instantOfDate, type Instant } from '@peil/kernel';
import { createHash } from 'node:crypto';
import type { DryRunDocument } from '../domain/dry-run/document.js';
import { draftVersion } from '../domain/dry-run/draft-version.js';
import { schemeSchema, type PublishedVersion } from '../domain/scheme/scheme.js';
import type { DryRuns } from '../read-models/dry-run.js';
import type { DryRunRecord, DryRunStore, TriedDraft } from './dry-run-store.js';

/** Dry runs by turns: one at a time, because each takes a core; some more wait. */
export type DryRunQueue = {
  /** Takes it up, or says that too many wait already. The same id again is the same run. */
  readonly begin: (asked: Omit<DryRunRecord, 'state' | 'done' | 'total'>) => Promise<DryRunRecord | 'full'>;
  /** How it stands now. */
  readonly find: (dryRunId: string) => Promise<DryRunRecord | undefined>;
  readonly list: (schemeId: string) => Promise<readonly DryRunRecord[]>;
  readonly outcomeOf: (dryRunId: string) => Promise<DryRunDocument | undefined>;
  /** Stops one that waits or runs; removes one that is done. False when something was decided on it. */
  readonly cancel: (dryRunId: string) => Promise<boolean>;
  /** Keeps it for good, with the version that was published on it. */
  readonly keep: (dryRunId: string, version: number) => Promise<void>;
  /** Waits until it is done, but no longer. */
  readonly waitFor: (dryRunId: string, milliseconds: number) => Promise<void>;
};

const WAITING_AT_MOST = 8;
const KEPT_DAYS = 90;
const DAY_MS = 86_400_000;

type UnderWay = { record: DryRunRecord; cancelled: boolean; readonly done: Promise<void> };

export function createDryRunQueue(parts: {
  readonly dryRuns: DryRuns;
  readonly store: DryRunStore;
  readonly published: () => readonly PublishedVersion[];
  readonly now: () => Instant;
  readonly onFailure: (error: unknown) => void;
}): DryRunQueue {
  const { dryRuns, store, published, now, onFailure } = parts;
  const underWay = new Map<string, UnderWay>();
  let turn: Promise<void> = Promise.resolve();

  async function become(run: UnderWay, changes: Partial<DryRunRecord>): Promise<void> {
    run.record = { ...run.record, ...changes };
    await store.save(run.record);
  }

  /** How it ended. */
  async function attempt(run: UnderWay): Promise<Partial<DryRunRecord>> {
    if (run.cancelled) return { state: 'cancelled' };
    const { dryRunId, tried, asOf } = run.record;
    await become(run, { state: 'running', total: dryRuns.peopleOn(asOf) });
    const outcome = await dryRuns.run(
      { drafts: draftsOf(tried, published()), asOf },
      {
        isCancelled: () => run.cancelled,
        onProgress: (done) => {
          run.record = { ...run.record, done };
        },
      },
    );
    if (outcome === undefined) return { state: 'cancelled' };
    await store.saveOutcome(dryRunId, outcome);
    return { state: 'finished', done: run.record.total, fingerprint: fingerprintOf(outcome, tried) };
  }

  async function work(run: UnderWay): Promise<void> {
    try {
      await become(run, await attempt(run));
    } catch (error) {
      onFailure(error);
      await become(run, { state: 'failed' }).catch(onFailure);
    } finally {
      underWay.delete(run.record.dryRunId);
    }
  }

  const find = async (dryRunId: string) => underWay.get(dryRunId)?.record ?? (await store.find(dryRunId));

  return {
    find,
    async begin(asked) {
      const known = await find(asked.dryRunId);
      if (known !== undefined) return known;
      if (underWay.size >= WAITING_AT_MOST) return 'full';
      const record: DryRunRecord = { ...asked, state: 'waiting', done: 0, total: dryRuns.peopleOn(asked.asOf) };
      const before = turn;
      let end: () => void = () => undefined;
      const run: UnderWay = { record, cancelled: false, done: new Promise((resolve) => (end = resolve)) };
      underWay.set(record.dryRunId, run);
      await store.removeBefore(instantOfDate(new Date(Date.parse(now()) - KEPT_DAYS * DAY_MS)));
      await store.save(record);
      turn = before.then(() => work(run)).finally(end);
      return record;
    },
    list: async (schemeId) =>
      (await store.list(schemeId)).map((record) => underWay.get(record.dryRunId)?.record ?? record),
    outcomeOf: (dryRunId) => store.outcomeOf(dryRunId),
    async cancel(dryRunId) {
      const run = underWay.get(dryRunId);
      if (run !== undefined) {
        run.cancelled = true;
        await run.done;
        return true;
      }
      const record = await store.find(dryRunId);
      if (record?.decidedVersion !== undefined) return false;
      await store.remove(dryRunId);
      return true;
    },
    async keep(dryRunId, decidedVersion) {
      const record = await store.find(dryRunId);
      if (record !== undefined) await store.save({ ...record, decidedVersion });
    },
    async waitFor(dryRunId, milliseconds) {
      const run = underWay.get(dryRunId);
      if (run === undefined) return;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
      await Promise.race([run.done, patience]);
      clearTimeout(timer);
    },
  };
}

/** The drafts as versions, each with a name of its own: the number it has, or a name that no version bears. */
export function draftsOf(
  tried: readonly TriedDraft[],
  published: readonly PublishedVersion[],
): readonly PublishedVersion[] {
  const drafts: PublishedVersion[] = [];
  for (const { version, document, from } of tried) {
    const scheme = schemeSchema.parse(document);
    const name = version === undefined ? 'draft' : String(version);
    drafts.push(draftVersion(scheme, from, name, [...published, ...drafts]));
  }
  return drafts;
}

/** What was asked and what came out, without how long it took. */
function fingerprintOf(
  { milliseconds: _milliseconds, ...outcome }: DryRunDocument,
  tried: readonly TriedDraft[],
): string {
  const asked = tried.map(({ document, from }) => canonicalJson({ document, from }));
  return createHash('sha256')
    .update(JSON.stringify([asked, outcome]))
    .digest('hex');
}
