export * from './domain/activity.js';
export * from './domain/activity-kind.js';
export * from './domain/events.js';
