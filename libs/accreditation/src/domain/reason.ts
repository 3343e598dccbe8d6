/**
 * Why something counts, does not count, or is asked: structure, from which `sentences/` makes Dutch and English.
 * The codes are stable; a reason names the rule of the scheme behind it.
 */
export const reasonCodes = [
  // about a fact
  'earned',
  'noRule',
  'outsidePeriod',
  'outsideScope',
  'conditionNotMet',
  'earnsNothing',
  'awaitsReview',
  'returned',
  'rejected',
  'withdrawn',
  'planned',
  'plannedDayPassed',
  'bookedLater',
  'limit',
  'expired',
  'bookedOnEarlierPeriod',
  'bookedFromLaterPeriod',
  'carriedOver',
  'carryOverLapsed',
  'carryOverConditionNotMet',
  'manualAdjustment',
  'countedElsewhere',
  'doesNotCountTowards',
  // about a requirement
  'met',
  'missing',
  'partDoesNotCount',
  'paceTooSlow',
  'notDueYet',
  'dueDatePassed',
  'exempt',
  'notInScope',
  'proRata',
  'excused',
  'concession',
  'factor',
  'weeklyHours',
  'dispensation',
  'rounded',
  'noneOfAlternatives',
  // about an entry
  'pinned',
  'conditional',
  'graceCondition',
  'graceConditionMissed',
  'suspended',
  'awaitsConversation',
  'qualificationExpired',
  'mayReactivate',
  'renewalOpen',
] as const;

export type ReasonCode = (typeof reasonCodes)[number];

/** Values a sentence is made with: days as `YYYY-MM-DD`, amounts as decimal strings, ids of rules and kinds. */
export type ReasonValues = { readonly [name: string]: string | number | boolean | readonly string[] };

export type Reason = {
  readonly code: ReasonCode;
  /** Id of the rule, limit, requirement or adjustment of the scheme. */
  readonly rule?: string;
  /** The article of the source, as the scheme names it: "4b". */
  readonly article?: string;
  /** Version of the scheme the rule stands in. */
  readonly version?: string;
  readonly values?: ReasonValues;
};
