export { hiddenCells, SMALL_BELOW, type Sum, type Table } from './domain/suppression.js';
export { asCells, cellOf, type FigureTable, type UnitFigures } from './domain/figure-table.js';
export { decideRelease, type Release, type ReleaseDecision, type ShownCounts } from './domain/decide-release.js';
export { openReleaseLog, type LocalReleaseLog } from './local-release-log.js';
export { memoryReleaseLog, RELEASE_LOG, type RecordedRelease, type ReleaseLog } from './release-log.js';
export {
  createFigureReleases,
  type FigureQuestion,
  type FigureReleases,
  type ShownFigures,
} from './figure-releases.js';
