import type { CalendarDay, LocalizedText } from '@peil/kernel';
import type { EvaluationInput } from '../evaluate/evaluate.js';
import { evaluate } from '../evaluate/evaluate.js';
import type { Balance } from '../balance.js';
import type { ActivityFact } from '../facts.js';

/** An offering as somebody might take it. */
export type TakeableOffering = {
  readonly offeringId: string;
  readonly code: string;
  readonly title: LocalizedText;
  readonly kind: string;
  /** Minutes it usually takes, all days together. */
  readonly minutes: number;
  /** Who gives it: part of the organisation, from outside, or unknown. */
  readonly provider: 'internal' | 'external' | undefined;
  readonly providerAccredited: boolean;
};

const PREFIX = 'what-if/';

/** The id of the fact that stands for taking an offering. */
export function hypotheticalId(offeringId: string): string {
  return `${PREFIX}${offeringId}`;
}

export function isHypothetical(factId: string): boolean {
  return factId.startsWith(PREFIX);
}

/**
 * The fact that taking an offering would be: attended on one day, on a list of its provider, approved; facilitated by who
 * gives it. Before its day it is a plan.
 */
export function factOfTaking(offering: TakeableOffering, on: CalendarDay, asOf: CalendarDay): ActivityFact {
  const { offeringId, kind, minutes, provider, providerAccredited } = offering;
  return {
    id: hypotheticalId(offeringId),
    kind,
    day: on,
    minutes,
    role: 'attended',
    facilitation: provider ?? 'none',
    providerAccredited,
    offeringId,
    components: [],
    tags: [],
    categories: [],
    attributes: {},
    source: 'attendanceList',
    review: 'approved',
    planned: on > asOf,
  };
}

/** The balance as it would be with these offerings taken on a day: computed by `evaluate`, like any balance. */
export function balanceWith(
  input: EvaluationInput,
  offerings: readonly TakeableOffering[],
  on: CalendarDay,
): readonly Balance[] {
  if (offerings.length === 0) return evaluate(input);
  const taken = offerings.map((offering) => factOfTaking(offering, on, input.asOf));
  return evaluate({ ...input, facts: { ...input.facts, activities: [...input.facts.activities, ...taken] } });
}
