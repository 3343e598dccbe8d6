/**
 * The layer rules of docs/explanation/architecture.md. Each has a fixture in test/boundaries/fixtures that breaks it and
 * a test that sees it reported.
 */
const CONTEXTS =
  'organisation|development|accreditation|performance-agreements|disclosure|action-plans|indicators|menu-cards|erasure|notifications';
const ADAPTERS = 'eventing-sqlite|eventing-kurrentdb';
/** Fixtures mirror the tree below a folder of their own. */
const TOP = '(^|/)';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle has no beginning to read from.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'domain-is-pure',
      comment: 'Domain code knows the kernel, the vocabulary of events, zod, luxon and decimals only.',
      severity: 'error',
      from: { path: `${TOP}libs/(${CONTEXTS})/src/domain/`, pathNot: '\\.spec\\.ts$' },
      to: {
        pathNot: [
          `${TOP}libs/(${CONTEXTS})/src/domain/`,
          `${TOP}libs/[^/]+/src/index\\.ts$`,
          `${TOP}libs/imports/src/`,
          'node_modules/(zod|luxon|@types/luxon|decimal\\.js)/',
        ],
      },
    },
    {
      name: 'domain-knows-no-context-layers',
      comment: 'Domain code does not know read models, the API or Nest.',
      severity: 'error',
      from: { path: `${TOP}libs/(${CONTEXTS})/src/domain/` },
      to: { path: `${TOP}libs/(${CONTEXTS})/src/(read-models|api)/` },
    },
    {
      name: 'read-models-know-no-http',
      comment: 'A read model answers a question; who asks it over which wire is the API’s.',
      severity: 'error',
      from: { path: `${TOP}libs/(${CONTEXTS})/src/read-models/` },
      to: { path: `${TOP}libs/((${CONTEXTS})/src/api|http-api)/|node_modules/@nestjs/` },
    },
    {
      name: 'contexts-meet-at-their-index',
      comment: 'A context knows another by its index.ts only.',
      severity: 'error',
      from: { path: `${TOP}libs/(${CONTEXTS})/` },
      to: { path: `${TOP}libs/(${CONTEXTS})/src/`, pathNot: [`${TOP}libs/$2/`, `${TOP}libs/[^/]+/src/index\\.ts$`] },
    },
    {
      name: 'contexts-know-no-adapter',
      comment: 'Only the wiring of the server names a store or a place for files.',
      severity: 'error',
      from: {
        path: `${TOP}(libs|apps)/`,
        pathNot: [`${TOP}libs/(${ADAPTERS}|local-files)/`, `${TOP}apps/server/src/wiring/`, '\\.spec\\.ts$'],
      },
      to: { path: `${TOP}libs/(${ADAPTERS}|local-files)/` },
    },
    {
      name: 'libs-know-no-app',
      severity: 'error',
      from: { path: `${TOP}libs/` },
      to: { path: `${TOP}apps/` },
    },
    {
      name: 'web-knows-no-server-code',
      comment: 'The web application speaks to the server through the client generated from its OpenAPI document.',
      severity: 'error',
      from: { path: `${TOP}apps/web/` },
      to: { path: `${TOP}(libs|apps/(server|cli))/` },
    },
    {
      name: 'nobody-knows-the-web',
      severity: 'error',
      from: { path: `${TOP}(libs|apps/(server|cli))/` },
      to: { path: `${TOP}apps/web/` },
    },
    {
      name: 'eventing-knows-no-context',
      comment: 'The event store and its adapters know no business word.',
      severity: 'error',
      from: { path: `${TOP}libs/(eventing|${ADAPTERS}|projections|kernel|http-api|local-files)/` },
      to: { path: `${TOP}libs/(${CONTEXTS})/` },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
