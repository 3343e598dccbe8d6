import type { CalendarDay } from '@peil/kernel';

/** From the first day to the last day, both included. Without `until` there is no end. */
export type Period = { readonly from: CalendarDay; readonly until?: CalendarDay };

export function covers({ from, until }: Period, day: CalendarDay): boolean {
  return from <= day && (until === undefined || day <= until);
}

export function endsBeforeItBegins({ from, until }: Period): boolean {
  return until !== undefined && until < from;
}

export function overlap(one: Period, other: Period): boolean {
  return (other.until === undefined || one.from <= other.until) && (one.until === undefined || other.from <= one.until);
}

/** Something that holds from a day on, until the next step. */
export type Step = { readonly from: CalendarDay };

/** The steps with this one in its place; a step on the same day is replaced. In order of day. */
export function withStep<S extends Step>(steps: readonly S[], step: S): readonly S[] {
  return [...steps.filter(({ from }) => from !== step.from), step].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** What holds on the day; before the first step, the first. */
export function stepOn<S extends Step>(steps: readonly S[], day: CalendarDay): S | undefined {
  return steps.findLast(({ from }) => from <= day) ?? steps[0];
}
