import type { ImportRecord, ImportStore, Slice } from './import-record.js';
import type { RowTally } from './row-tally.js';

const SAVE_EVERY_MS = 250;

/** Imports that are under way: how far each is, kept in memory and saved now and then, and who waits for its end. */
export class LiveImports {
  private readonly live = new Map<string, ImportRecord>();
  private readonly cancelled = new Set<string>();
  private readonly waiters = new Map<string, (() => void)[]>();
  private lastSaved = 0;

  constructor(private readonly store: ImportStore) {}

  /** As it stands now, under way or not. */
  find(importId: string): ImportRecord | undefined {
    return this.live.get(importId) ?? this.store.find(importId);
  }

  has(importId: string): boolean {
    return this.live.has(importId);
  }

  list(slice: Slice) {
    const { items, total } = this.store.list(slice);
    return { items: items.map((record) => this.live.get(record.importId) ?? record), total };
  }

  /** @param save at once: a change of state must survive a stop of the program */
  keep(record: ImportRecord, save = false): void {
    this.live.set(record.importId, record);
    if (!save && Date.now() - this.lastSaved < SAVE_EVERY_MS) return;
    this.lastSaved = Date.now();
    this.store.save(record);
  }

  progress(importId: string, tally: RowTally): void {
    const record = this.live.get(importId);
    if (!record) return;
    const { counts, factCounts, passedOver, problems, rows: taken, lastDay } = tally;
    const far = {
      counts: { ...counts },
      factCounts: { ...factCounts },
      passedOver: { ...passedOver },
      problems,
      taken,
    };
    this.keep({ ...record, ...far, lastDay });
  }

  /** It waits for a person, or is over: no longer under way. */
  leave(record: ImportRecord): void {
    this.store.save(record);
    this.live.delete(record.importId);
    this.cancelled.delete(record.importId);
  }

  askToCancel(importId: string): void {
    this.cancelled.add(importId);
  }

  isCancelled(importId: string): boolean {
    return this.cancelled.has(importId);
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
      this.waiters.set(importId, [...(this.waiters.get(importId) ?? []), finish]);
    });
  }

  /** Tells those who wait, unless it goes on with its next step. */
  tellWaiters(importId: string): void {
    if (this.live.has(importId)) return;
    for (const finish of this.waiters.get(importId) ?? []) finish();
    this.waiters.delete(importId);
  }
}
