import type { CommandContext } from '@peil/eventing';
import type { CalendarDay, Instant } from '@peil/kernel';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { rowClasses, type ImportKinds, type ImportRun, type RowClass, type RowResult } from '../import-kind.js';
import { fieldOf } from '../reading/headings.js';
import type { ImportOptions, ImportRecord, ImportStore, ProblemGroup } from './import-record.js';
import { expiryBefore } from './local-import-store.js';
import { warningsOf } from './file-notices.js';
import { planRows, type RowPlan } from './row-reading.js';
import { readUpload, type FileFacts, type KeptRow } from './upload-reading.js';

/** A file that was read to its end, and what is known of it. */
export type ReceivedFile = { readonly importId: string; readonly facts: FileFacts };

export type ImportSender = { readonly sender: CommandContext; readonly today: CalendarDay };

const keptRows = z.array(z.tuple([z.number(), z.array(z.string()).nullable()]));
const noCounts: Readonly<Record<RowClass, number>> = {
  new: 0,
  unchanged: 0,
  correction: 0,
  passedOver: 0,
  question: 0,
  bad: 0,
};
const SAVE_EVERY_MS = 250;

/** The plan of a file whose rows are kept; needed again when an import goes on after a stop. */
type Kept = { readonly record: ImportRecord; readonly facts: FileFacts };

/**
 * Takes files in the background, one after another: reads, classifies, gives commands in batches, and keeps count. The
 * event loop is given back between batches; memory does not grow with the file.
 */
export class Imports {
  private readonly waiting: Kept[] = [];
  private readonly live = new Map<string, ImportRecord>();
  private readonly cancelled = new Set<string>();
  private readonly done = new Map<string, (() => void)[]>();
  private working = false;

  constructor(
    private readonly store: ImportStore,
    private readonly kinds: ImportKinds,
    private readonly now: () => Instant,
    private readonly onFailure: (importId: string, error: unknown) => void = () => undefined,
  ) {}

  /** Reads an upload to its end; its rows are kept, encrypted, until the import is done. */
  async receive(importId: string, upload: AsyncIterable<Uint8Array>): Promise<ReceivedFile> {
    await this.store.expire(expiryBefore(this.now()));
    const columns = this.kinds.all().flatMap((kind) => kind.columns);
    const known = new Map<string, boolean>();
    const knows = (heading: string): boolean => {
      const found = known.get(heading) ?? fieldOf(heading, columns) !== undefined;
      known.set(heading, found);
      return found;
    };
    const rows = this.store.writeRows(importId);
    try {
      const facts = await readUpload(upload, knows, (batch) => rows.append(JSON.stringify(batch)));
      await rows.append(JSON.stringify([]));
      return { importId, facts };
    } finally {
      await rows.end();
    }
  }

  async discard({ importId }: ReceivedFile): Promise<void> {
    await this.store.dropRows(importId);
  }

  /**
   * Starts an import of a received file. Answers at once; the record tells how far it is.
   * @throws Error when the kind does not exist: ask `ImportKinds` first
   */
  async start(file: ReceivedFile, options: ImportOptions, { sender, today }: ImportSender): Promise<ImportRecord> {
    const { importId, facts } = file;
    const kind = this.kinds.find(options.kind);
    if (!kind) throw new Error(`no import kind ${options.kind}`);
    const plan = planRows(kind, facts, options.dayOrder);
    const earlier = this.store.sameFile(facts.hash, options.kind);
    const refusedWhole = plan.failure !== undefined || plan.questions.length > 0;
    const record: ImportRecord = {
      ...options,
      importId,
      state: plan.failure ? 'failed' : plan.questions.length > 0 ? 'question' : 'waiting',
      sender,
      today,
      startedAt: this.now(),
      finishedAt: refusedWhole ? this.now() : undefined,
      fileHash: facts.hash,
      fileSize: facts.size,
      encoding: facts.sentAs,
      separator: facts.separator,
      columns: plan.columns,
      rows: facts.rows,
      taken: 0,
      counts: noCounts,
      problems: 0,
      warnings: warningsOf(facts, plan.columns, earlier),
      questions: plan.questions,
      failure: plan.failure,
    };
    this.store.save(record);
    if (refusedWhole) {
      await this.store.dropRows(importId);
      return record;
    }
    this.live.set(importId, record);
    this.waiting.push({ record, facts });
    void this.work();
    return record;
  }

  find(importId: string): ImportRecord | undefined {
    return this.live.get(importId) ?? this.store.find(importId);
  }

  list(slice: { readonly page: number; readonly pageSize: number }) {
    const { items, total } = this.store.list(slice);
    return { items: items.map((record) => this.live.get(record.importId) ?? record), total };
  }

  problems(importId: string, slice: { readonly page: number; readonly pageSize: number }) {
    return this.store.problems(importId, slice);
  }

  problemGroups(importId: string): readonly ProblemGroup[] {
    return this.store.problemGroups(importId);
  }

  /** Stops an import before its next batch. What was taken stays. */
  cancel(importId: string): void {
    if (this.live.has(importId)) this.cancelled.add(importId);
  }

  /** Resolves once the import is no longer under way, to true; to false after the time. */
  async waitFor(importId: string, milliseconds: number): Promise<boolean> {
    if (!this.live.has(importId)) return true;
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), milliseconds);
      const finish = () => {
        clearTimeout(timer);
        resolve(true);
      };
      this.done.set(importId, [...(this.done.get(importId) ?? []), finish]);
    });
  }

  /** After a stop of the program: imports that were under way are named as such; the same file may be sent again. */
  async closeUnfinished(): Promise<void> {
    for (const record of this.store.unfinished()) {
      if (this.live.has(record.importId)) continue;
      await this.store.dropRows(record.importId);
      this.store.save({ ...record, state: 'failed', finishedAt: this.now(), failure: interrupted });
    }
  }

  private async work(): Promise<void> {
    if (this.working) return;
    this.working = true;
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) await this.run(next);
    this.working = false;
  }

  private async run({ record, facts }: Kept): Promise<void> {
    const { importId } = record;
    try {
      const kind = this.kinds.find(record.kind);
      if (!kind) throw new Error(`no import kind ${record.kind}`);
      this.keep({ ...record, state: 'running' }, true);
      const { dryRun, system, today, sender } = record;
      const run = await kind.begin({ importId, today, dryRun, system, sender });
      await this.takeRows(importId, planRows(kind, facts, record.dayOrder), run);
      const stopped = this.cancelled.has(importId);
      if (!stopped) this.count(importId, await run.finish());
      this.close(importId, { state: stopped ? 'cancelled' : 'done' });
    } catch (error) {
      this.onFailure(importId, error);
      this.close(importId, { state: 'failed', failure: broken });
    }
    await this.store.dropRows(importId);
    for (const finish of this.done.get(importId) ?? []) finish();
    this.done.delete(importId);
  }

  private async takeRows(importId: string, plan: RowPlan, run: ImportRun): Promise<void> {
    for await (const batch of this.store.readRows(importId)) {
      if (this.cancelled.has(importId)) return;
      const rows: readonly KeptRow[] = keptRows.parse(JSON.parse(batch));
      const read = rows.map(plan.read);
      this.count(
        importId,
        read.flatMap((one) => ('result' in one ? [one.result] : [])),
      );
      const fit = read.flatMap((one) => ('row' in one ? [one.row] : []));
      if (fit.length > 0) this.count(importId, await run.take(fit));
      await nextTurn();
    }
  }

  private lastSaved = 0;

  private keep(record: ImportRecord, save = false): void {
    this.live.set(record.importId, record);
    if (!save && Date.now() - this.lastSaved < SAVE_EVERY_MS) return;
    this.lastSaved = Date.now();
    this.store.save(record);
  }

  private count(importId: string, results: readonly RowResult[]): void {
    const record = this.live.get(importId);
    if (!record || results.length === 0) return;
    const tally = Object.fromEntries(rowClasses.map((name) => [name, 0]));
    for (const result of results) tally[result.class] = (tally[result.class] ?? 0) + 1;
    const counts = { ...record.counts };
    for (const name of rowClasses) counts[name] += tally[name] ?? 0;
    const problems = results.flatMap((result) => result.problems);
    this.store.addProblems(importId, problems);
    const taken = record.taken + results.length;
    this.keep({ ...record, counts, taken, problems: record.problems + problems.length });
  }

  private close(importId: string, end: Pick<ImportRecord, 'state'> & Partial<Pick<ImportRecord, 'failure'>>): void {
    const record = this.live.get(importId);
    if (record) this.store.save({ ...record, ...end, finishedAt: this.now() });
    this.live.delete(importId);
    this.cancelled.delete(importId);
  }
}

const interrupted = {
  code: 'import-interrupted',
  messages: {
    nl: 'De import is onderbroken. Wat is ingelezen blijft staan; stuur hetzelfde bestand opnieuw voor de rest.',
    en: 'The import was interrupted. What was taken stays; send the same file again for the rest.',
  },
};
const broken = {
  code: 'import-broke-off',
  messages: {
    nl: 'Er ging iets mis bij ons. Wat is ingelezen blijft staan; stuur hetzelfde bestand later opnieuw.',
    en: 'Something went wrong on our side. What was taken stays; send the same file again later.',
  },
};
