export * from './projection.js';
export { openProjectionFile, removeOldVersions, type Checkpoint, type ProjectionFile } from './projection-file.js';
export * from './projection-runner.js';
