export * from './projection.js';
export { buildProjections, type BuiltProjection } from './build-projections.js';
export { contentHash } from './content-hash.js';
export {
  openProjectionFile,
  projectionFileName,
  removeOldVersions,
  type Checkpoint,
  type ProjectionFile,
} from './projection-file.js';
export * from './projection-runner.js';
