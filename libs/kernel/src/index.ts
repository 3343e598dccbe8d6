export * from './calendar-day.js';
export * from './classified-text.js';
export * from './localized-text.js';
export * from './refusal.js';
