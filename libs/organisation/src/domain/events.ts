export * from './unit-events.js';
export * from './person-events.js';
