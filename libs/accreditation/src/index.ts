export * from './domain/catalogue/events.js';
export * from './domain/scheme-lifecycle/events.js';
export * from './domain/standing/events.js';
