export * from './import-kind.js';
export * from './row-problem.js';
export * from './refused-names.js';
