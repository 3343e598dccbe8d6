/** The states of an activity, in the order in which it goes through them. */
export const ACTIVITY_STATES = [
  'planned',
  'recorded',
  'submitted',
  'returned',
  'approved',
  'rejected',
  'withdrawn',
] as const;
export type ActivityState = (typeof ACTIVITY_STATES)[number];
