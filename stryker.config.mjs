/**
 * Mutation tests of the domain of accreditation: `npm run mutation`, or a part of it with
 * `npm run mutation -- --mutate 'libs/accreditation/src/domain/settlement/**'`. Apart from `npm test`: it takes hours.
 *
 * Mutants of what is worked out once, when a file is loaded (tables of words, schemas), would each need every test anew
 * and are left out; the report counts them as ignored.
 */
export default {
  packageManager: 'npm',
  testRunner: 'jest',
  jest: { projectType: 'custom', configFile: 'jest.mutation.config.mjs', enableFindRelatedTests: true },
  mutate: [
    'libs/accreditation/src/domain/**/*.ts',
    '!**/*.spec.ts',
    '!libs/accreditation/src/domain/scheme/reference/**',
  ],
  ignorePatterns: ['apps', 'bench', 'coverage', 'data', 'dist', 'reports', 'test'],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  incremental: true,
  incrementalFile: 'reports/mutation/incremental.json',
  concurrency: 2,
  timeoutMS: 20_000,
  reporters: ['clear-text', 'progress-append-only', 'json', 'html'],
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  thresholds: { high: 90, low: 80, break: null },
};
