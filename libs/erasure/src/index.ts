export * from './domain/events.js';
export { erasureDecider, type ErasureCommand } from './domain/erasure.js';
export { ErasureMessage } from './api/erasure-message.js';
export { ErasuresQuery } from './api/erasures-query.js';
export { ErasureModule } from './api/erasure.module.js';
export { BACKUPS_EXPIRE_AFTER_DAYS, ERASER, type Eraser } from './eraser.js';
export { erasedPeople, erasuresProjection, listErasures, type Erasure } from './read-models/erasures.js';
