export * from './calendar-day.js';
export * from './classified-text.js';
export * from './day-number.js';
export * from './localized-text.js';
export * from './points.js';
export * from './refusal.js';
export * from './same-content.js';
