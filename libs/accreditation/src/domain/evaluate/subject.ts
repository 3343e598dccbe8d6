import type { ActivityFact } from '../facts.js';

/** What a selector looks at: an activity on one of its days, as one version of a scheme sees it. */
export type Subject = {
  readonly fact: ActivityFact;
  readonly minutesThatDay: number;
  readonly numberOfDays: number;
  readonly components: readonly string[];
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  readonly accredited: boolean;
  readonly approved: boolean;
  readonly earnedBy: string | undefined;
};
