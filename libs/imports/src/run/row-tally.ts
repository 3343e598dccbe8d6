import type { CalendarDay } from '@peil/kernel';
import type { PassedOverReason, RowClass, RowResult } from '../import-kind.js';

/** In a row with several facts the row's class is the first of these that one of them has. */
const PRECEDENCE: readonly RowClass[] = ['bad', 'question', 'correction', 'new', 'unchanged', 'passedOver'];

export const noCounts: Readonly<Record<RowClass, number>> = {
  new: 0,
  unchanged: 0,
  correction: 0,
  passedOver: 0,
  question: 0,
  bad: 0,
};

/** Counts rows and facts by class as results come in. Every row is in one class, whatever the order of its facts. */
export class RowTally {
  readonly classes = new Map<number, RowClass>();
  readonly counts = { ...noCounts };
  readonly factCounts = { ...noCounts };
  readonly passedOver: Partial<Record<PassedOverReason, number>> = {};
  readonly facts = new Set<string>();
  problems = 0;
  lastDay: CalendarDay | undefined;

  add(results: readonly RowResult[]): void {
    for (const { line, class: found, problems, reason, fact } of results) {
      this.factCounts[found] += 1;
      if (reason !== undefined) this.passedOver[reason] = (this.passedOver[reason] ?? 0) + 1;
      if (fact !== undefined) this.facts.add(fact);
      this.problems += problems.length;
      const before = this.classes.get(line);
      if (before === undefined) {
        this.classes.set(line, found);
        this.counts[found] += 1;
      } else if (PRECEDENCE.indexOf(found) < PRECEDENCE.indexOf(before)) {
        this.counts[before] -= 1;
        this.counts[found] += 1;
        this.classes.set(line, found);
      }
    }
  }

  get rows(): number {
    return this.classes.size;
  }
}
