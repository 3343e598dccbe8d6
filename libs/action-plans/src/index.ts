import type { EventDefinition } from '@peil/eventing';
import type { Projection } from '@peil/projections';
import { actionPlanEvents, actionPlanWordsEvents } from './domain/events.js';
import { actionPlansProjection } from './read-models/action-plans.js';
import { planWordsProjection } from './read-models/plan-words.js';

export * from './domain/action.js';
export * from './domain/events.js';
export type * from './domain/commands.js';
export { countActions, totalOf, type ActionCounts } from './domain/counts.js';
export { actionPlanDecider } from './domain/plan.js';
export type { ActionPlan, PlanAction } from './domain/plan-state.js';
export { builtInWords, planWordsDecider, type PlanWords, type PlanWordsCommand } from './domain/words.js';
export { planIdOf } from './plan-id.js';
export { ActionPlanMessage, PlanWordsMessage } from './api/messages.js';
export { ActionPlanOf, ActionPlans, ActionPlanStatusOf, PlanWordsQuery, type ActionPlanStatus } from './api/queries.js';
export { actionPlansProjection, readPlan, type PlanTimes } from './read-models/action-plans.js';
export { planWordsProjection } from './read-models/plan-words.js';
export { ActionPlansModule } from './api/action-plans.module.js';

/** Every event type of this context. */
export const actionPlanContextEvents: readonly EventDefinition[] = [...actionPlanEvents, ...actionPlanWordsEvents];
/** Every read model of this context. */
export const actionPlanProjections: readonly Projection[] = [planWordsProjection, actionPlansProjection];
