/**
 * Where a requirement, an entry or a person stands (domain.md): met · on track · at risk (at this pace, with what is
 * planned, not met in time) · short (the period is over, within grace) · lapsed (grace is over) · exempt · not in scope.
 */
export const statuses = ['lapsed', 'short', 'atRisk', 'onTrack', 'met', 'exempt', 'notInScope'] as const;
export type Status = (typeof statuses)[number];
