import type { EventDefinition } from '@peil/eventing';
import type { Projection } from '@peil/projections';
import { menuCardEvents, menuChoiceEvents } from './domain/events.js';
import { menuCardsProjection } from './read-models/menu-cards.js';

export * from './domain/events.js';
export { percentOf, type Coverage, type GroupRule } from './domain/coverage.js';
export {
  menuCardDecider,
  menuChoiceDecider,
  type MenuCard,
  type MenuCardCommand,
  type MenuChoiceCommand,
} from './domain/menu-card.js';
export {
  CoverageOf,
  ShownCoverageOf,
  SMALL_COVERAGE,
  type CoverageRequest,
  type ShownCoverage,
} from './api/coverages.js';
export { MenuCardMessage, MenuCardOf, MenuChoiceMessage } from './api/messages.js';
export { menuCardsProjection } from './read-models/menu-cards.js';
export { MenuCardsModule } from './api/menu-cards.module.js';

/** Every event type of this context. */
export const menuCardContextEvents: readonly EventDefinition[] = [...menuCardEvents, ...menuChoiceEvents];
/** Every read model of this context. */
export const menuCardProjections: readonly Projection[] = [menuCardsProjection];
