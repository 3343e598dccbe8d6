export * from './import-kind.js';
export * from './row-problem.js';
export * from './refused-names.js';
export * from './run/import-record.js';
export { Imports, type ImportSender, type ReceivedFile } from './run/imports.js';
export { openLocalImportStore, DAYS_KEPT, type LocalImportStore } from './run/local-import-store.js';
export type { DayOrder } from './values/day-order.js';
