import type { EventDefinition } from '@peil/eventing';
import type { Projection } from '@peil/projections';
import { indicatorEvents } from './domain/events.js';
import { indicatorsProjection } from './read-models/indicators.js';

export * from './domain/events.js';
export { indicatorDecider, type Indicator, type IndicatorCommand } from './domain/indicator.js';
export { doubtOf, requiredValue, seriesOf, type Series, type SeriesPoint, type SeriesTarget } from './domain/series.js';
export { IndicatorMessage, IndicatorSeries, IndicatorsQuery, type SeriesRequest } from './api/messages.js';
export { SMALL_COUNT } from './api/indicators.controller.js';
export { indicatorsProjection } from './read-models/indicators.js';
export { IndicatorsModule } from './api/indicators.module.js';

/** Every event type of this context. */
export const indicatorContextEvents: readonly EventDefinition[] = [...indicatorEvents];
/** Every read model of this context. */
export const indicatorProjections: readonly Projection[] = [indicatorsProjection];
