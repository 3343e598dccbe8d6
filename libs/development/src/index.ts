import type { EventDefinition } from '@peil/eventing';
import type { Projection } from '@peil/projections';
import { activityKindEvents, dossierEvents } from './domain/events.js';
import { activitiesProjection } from './read-models/activities.js';
import { activityKindsProjection } from './read-models/activity-kinds.js';

export * from './domain/activity.js';
export * from './domain/activity-kind.js';
export * from './domain/events.js';
export type * from './domain/dossier-commands.js';
export { movedTo } from './domain/moved-to.js';
export { builtInKinds } from './domain/built-in-kinds.js';
export { refuseScores, scoresIn } from './domain/refused-fields.js';
export { dossierDecider } from './domain/dossier.js';
export { planAhead, planSession, type PlannedCommand, type Session } from './domain/session.js';
export { activityKindDecider, type ActivityKindCommand } from './domain/activity-kinds.js';
export { DossierMessage } from './api/dossier-message.js';
export { ActivityKindMessage } from './api/activity-kind-message.js';
export {
  ActivitiesOf,
  ActivityKindsQuery,
  ActivityOf,
  OfferingFollowers,
  OutcomesOf,
  ReviewQueue,
} from './api/queries.js';
export { EVIDENCE_STORE, type EvidencePlace, type EvidenceStore } from './evidence-files/evidence-store.js';
export { localEvidenceStore } from './evidence-files/local-evidence-store.js';
export { activitiesProjection } from './read-models/activities.js';
export { activityKindsProjection } from './read-models/activity-kinds.js';
export { CLOSED_PERIODS, type ClosedPeriods } from './api/closed-periods.js';
export { OFFERING_FINDER, type OfferingFinder } from './api/offering-finder.js';
export type { FoundOffering } from './domain/import/completion.js';
export { DevelopmentModule } from './api/development.module.js';

/** Every event type of this context. */
export const developmentEvents: readonly EventDefinition[] = [...dossierEvents, ...activityKindEvents];
/** Every read model of this context. */
export const developmentProjections: readonly Projection[] = [activitiesProjection, activityKindsProjection];
