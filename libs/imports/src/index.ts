export * from './import-kind.js';
export * from './row-problem.js';
