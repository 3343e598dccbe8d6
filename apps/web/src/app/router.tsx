import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { isSignInFailure, type SignInFailure } from '../features/sign-in/sign-in-failure.js';
import { SignInPage } from '../features/sign-in/sign-in-page.js';
import { ACTIVITY_STATES, type ActivityState } from '../features/activities/activity-states.js';
import { askAhead } from '../features/points/ask-ahead.js';
import { optionalDay, pointsSearch, timesOf } from '../features/points/points-search.js';
import { tableSearch } from '../shared/table-search.js';
import { startPageOf } from './navigation.js';
import { NotFoundPage, ProblemPage } from './problems.js';
import { meQuery, type Me } from './session.js';
import { Shell } from './shell.js';
import { Waiting } from './waiting.js';

const rootRoute = createRootRouteWithContext<{ readonly client: QueryClient }>()({
  component: () => (
    <Shell>
      <Outlet />
    </Shell>
  ),
  notFoundComponent: NotFoundPage,
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search): { then?: string; failed?: SignInFailure } => ({
    // An address of ours only: a page of elsewhere would be a trap.
    ...(typeof search.then === 'string' && /^\/(?!\/)/.test(search.then) && { then: search.then }),
    ...(isSignInFailure(search.failed) && { failed: search.failed }),
  }),
  component: SignInPage,
});

/** Everything behind the sign-in. */
const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: async ({ context, location }): Promise<{ me: Me }> => {
    const me = await context.client.query({ ...meQuery, staleTime: 'static' });
    if (me !== null) return { me };
    throw redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { then: location.href } });
  },
  component: Outlet,
});

const startRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ to: startPageOf(context.me), replace: true });
  },
});

const pointsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/points',
  validateSearch: pointsSearch,
  loaderDeps: ({ search }) => timesOf(search),
  // The figures are asked for while the page itself is still on its way; the page shows what goes wrong.
  loader: ({ context, deps }) => {
    askAhead(context.client, context.me.personId, deps);
  },
  component: lazyRouteComponent(() => import('../features/points/points-page.js'), 'MyPointsPage'),
});

const personRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/people/$personId',
  validateSearch: pointsSearch,
  component: lazyRouteComponent(() => import('../features/points/points-page.js'), 'PersonPointsPage'),
});

const activitiesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/activities',
  validateSearch: (search): { filter?: ActivityState } => {
    const filter = ACTIVITY_STATES.find((one) => one === search.filter);
    return filter === undefined ? {} : { filter };
  },
  component: lazyRouteComponent(() => import('../features/activities/activity-list-page.js'), 'ActivityListPage'),
});

const recordRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/activities/new',
  component: lazyRouteComponent(() => import('../features/activities/record-page.js'), 'RecordPage'),
});

const activityRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/activities/$activityId',
  component: lazyRouteComponent(() => import('../features/activities/activity-page.js'), 'ActivityPage'),
});

const directorateRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/directorates/$directorateId',
  component: lazyRouteComponent(() => import('../features/directorate/directorate-page.js'), 'DirectoratePage'),
});

const actionPlanRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/directorates/$directorateId/action-plan/$year',
  component: lazyRouteComponent(() => import('../features/action-plan/action-plan-page.js'), 'ActionPlanPage'),
});

const directorateIndicatorsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/directorates/$directorateId/indicators',
  component: lazyRouteComponent(() => import('../features/indicators/indicators-page.js'), 'DirectorateIndicatorsPage'),
});

const clusterIndicatorsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/clusters/$clusterId/indicators',
  component: lazyRouteComponent(() => import('../features/indicators/indicators-page.js'), 'ClusterIndicatorsPage'),
});

const indicatorsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/indicators',
  component: lazyRouteComponent(() => import('../features/indicators/indicators-page.js'), 'IndicatorsPage'),
});

const clusterRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/clusters/$clusterId',
  validateSearch: ({ asOf, sort }): { asOf?: string; sort?: string } => {
    const day = optionalDay(asOf);
    return {
      ...(day !== undefined && { asOf: day }),
      ...(typeof sort === 'string' && /^-?[\w-]{1,60}$/.test(sort) && { sort }),
    };
  },
  component: lazyRouteComponent(() => import('../features/cluster/cluster-page.js'), 'ClusterPage'),
});

const obligationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/directorates/$directorateId/obligations/$kind',
  validateSearch: tableSearch,
  component: lazyRouteComponent(() => import('../features/who/obligation-page.js'), 'ObligationPage'),
});

const directoratePeopleRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/directorates/$directorateId/people',
  validateSearch: tableSearch,
  component: lazyRouteComponent(() => import('../features/who/people-page.js'), 'DirectoratePeoplePage'),
});

const conversationsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/conversations',
  validateSearch: tableSearch,
  component: lazyRouteComponent(() => import('../features/who/conversations-page.js'), 'ConversationsPage'),
});

const reportRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/reports/$year',
  component: lazyRouteComponent(() => import('../features/report/report-page.js'), 'ReportPage'),
});

const auditRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/audit',
  component: lazyRouteComponent(() => import('../features/audit/audit-page.js'), 'AuditPage'),
});

const reviewsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/reviews',
  validateSearch: (search): { open?: string } => (typeof search.open === 'string' ? { open: search.open } : {}),
  component: lazyRouteComponent(() => import('../features/reviews/review-page.js'), 'ReviewPage'),
});

const magRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/mag/$year',
  validateSearch: (search): { of?: string } => (typeof search.of === 'string' ? { of: search.of } : {}),
  component: lazyRouteComponent(() => import('../features/mag/mag-page.js'), 'MagPage'),
});

const offeringsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/offerings',
  validateSearch: tableSearch,
  component: lazyRouteComponent(() => import('../features/offerings/offering-list-page.js'), 'OfferingListPage'),
});

const offeringRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/offerings/$offeringId',
  component: lazyRouteComponent(() => import('../features/offerings/offering-page.js'), 'OfferingPage'),
});

const catalogueRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/catalogue',
  validateSearch: tableSearch,
  component: lazyRouteComponent(() => import('../features/offerings/catalogue-page.js'), 'CataloguePage'),
});

const menuRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/menu-cards/$year',
  component: lazyRouteComponent(() => import('../features/menu/menu-page.js'), 'MenuPage'),
});

const listsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/lists',
  component: lazyRouteComponent(() => import('../features/lists/lists-page.js'), 'ListsPage'),
});

const periodsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/periods',
  validateSearch: tableSearch,
  component: lazyRouteComponent(() => import('../features/periods/periods-page.js'), 'PeriodsPage'),
});

const importsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/imports',
  validateSearch: tableSearch,
  component: lazyRouteComponent(() => import('../features/imports/import-list-page.js'), 'ImportListPage'),
});

const importRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/imports/$importId',
  component: lazyRouteComponent(() => import('../features/imports/import-page.js'), 'ImportPage'),
});

const schemesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/schemes',
  component: lazyRouteComponent(() => import('../features/schemes/scheme-list-page.js'), 'SchemeListPage'),
});

/** A version is read rule by rule: its own address is that of the first. */
const schemeVersionRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/schemes/$schemeId/versions/$version',
  beforeLoad: ({ params }) => {
    throw redirect({
      to: '/schemes/$schemeId/versions/$version/rules/$rule',
      params: { ...params, rule: '1' },
      replace: true,
    });
  },
});

const schemeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/schemes/$schemeId/versions/$version/rules/$rule',
  validateSearch: ({ view }): { view?: 'yaml' | 'compare' } => (view === 'yaml' || view === 'compare' ? { view } : {}),
  component: lazyRouteComponent(() => import('../features/schemes/scheme-page.js'), 'SchemePage'),
});

const dryRunRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/schemes/$schemeId/versions/$version/dry-runs/$dryRunId',
  validateSearch: ({ unit }): { unit?: string } => (typeof unit === 'string' ? { unit } : {}),
  component: lazyRouteComponent(() => import('../features/schemes/dry-run/dry-run-page.js'), 'DryRunPage'),
});

const myDataRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/my-data',
  component: lazyRouteComponent(() => import('../features/my-data/my-data-page.js'), 'MyDataPage'),
});

const developmentRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/development',
  component: lazyRouteComponent(() => import('../features/development/development-page.js'), 'DevelopmentPage'),
});

const settingsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('../features/settings/settings-page.js'), 'SettingsPage'),
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  signedInRoute.addChildren([
    startRoute,
    pointsRoute,
    personRoute,
    activitiesRoute,
    recordRoute,
    activityRoute,
    reviewsRoute,
    directorateRoute,
    actionPlanRoute,
    directorateIndicatorsRoute,
    clusterRoute,
    clusterIndicatorsRoute,
    indicatorsRoute,
    obligationRoute,
    directoratePeopleRoute,
    conversationsRoute,
    reportRoute,
    auditRoute,
    magRoute,
    offeringsRoute,
    offeringRoute,
    catalogueRoute,
    menuRoute,
    listsRoute,
    periodsRoute,
    importsRoute,
    importRoute,
    schemesRoute,
    schemeVersionRoute,
    schemeRoute,
    dryRunRoute,
    myDataRoute,
    developmentRoute,
    settingsRoute,
  ]),
]);

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));

export function createPeilRouter(client: QueryClient) {
  return createRouter({
    routeTree,
    context: { client },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultPendingComponent: () => <Waiting height="40rem" />,
    defaultErrorComponent: ({ error, reset }) => <ProblemPage error={asError(error)} retry={reset} />,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPeilRouter>;
  }
}
