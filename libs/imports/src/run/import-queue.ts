import { setImmediate as nextTurn } from 'node:timers/promises';

/** What is done with an import in the background. */
export type Step = 'analysis' | 'recording';

/** Imports wait here for their turn: one at a time, so that two never mix. */
export class ImportQueue {
  private readonly waiting: { readonly importId: string; readonly step: Step }[] = [];
  private working: Promise<void> | undefined;
  private stopped = false;

  constructor(private readonly run: (importId: string, step: Step) => Promise<void>) {}

  add(importId: string, step: Step): void {
    this.waiting.push({ importId, step });
    this.working ??= this.work();
  }

  get isStopped(): boolean {
    return this.stopped;
  }

  /** Stops after the batch under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.working;
  }

  private async work(): Promise<void> {
    await nextTurn();
    try {
      for (let next = this.waiting.shift(); next && !this.stopped; next = this.waiting.shift()) {
        await this.run(next.importId, next.step);
      }
    } finally {
      // In the same turn as the last look at who waits: who comes after it begins anew.
      this.working = undefined;
    }
  }
}
