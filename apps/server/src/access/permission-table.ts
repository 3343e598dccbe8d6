import type { Permission, Role } from '@peil/http-api';

/**
 * Over whom or what a role has a permission.
 *
 * - `everything`: no limit
 * - `own`: the own file
 * - `directorate`: people and figures of the directorates one is director of
 * - `reports`: who reports to the person on the day
 * - `directors`: the directors in the cluster one is city director of
 * - `cluster`: units of that cluster
 * - `workplace`: the directorates of the own appointments
 * - `assigned`: people and units one is assigned to
 * - `assignedOthers`: the same, but never the own file
 * - `assignedToAll`: no limit, for who is assigned to the whole organisation
 */
export type Over =
  | 'everything'
  | 'own'
  | 'reports'
  | 'directorate'
  | 'directors'
  | 'cluster'
  | 'workplace'
  | 'assigned'
  | 'assignedOthers'
  | 'assignedToAll';

/** `figures`: no persons, small groups suppressed. */
export type Grant = { readonly role: Role; readonly over: Over; readonly view?: 'figures' };

/** Who is signed in, whatever the role: also somebody who just left. */
export type Grants = 'everyone' | readonly Grant[];

const own: Grant = { role: 'manager', over: 'own' };
/** Those who agree with the people who report to them, whatever they are called. */
const counterparts: readonly Grant[] = [
  { role: 'director', over: 'reports' },
  { role: 'cityDirector', over: 'reports' },
  { role: 'manager', over: 'reports' },
];
const hrAdviser: Grant = { role: 'hr', over: 'everything' };
const administrator: Grant = { role: 'administrator', over: 'everything' };
const auditor: Grant = { role: 'auditor', over: 'assigned' };

/** "Who may see what" of the domain page, by permission. The first grant that holds is the role one acts in. */
export const PERMISSION_TABLE: Readonly<Record<Permission, Grants>> = {
  'me.read': 'everyone',
  // The own settings.
  'me.write': 'everyone',
  'units.read': 'everyone',
  'kinds.read': 'everyone',
  'catalogue.read': 'everyone',
  'schemes.read': 'everyone',
  // Lists and searches answer only with people whose file the asker may open.
  'managers.list': 'everyone',
  'people.search': 'everyone',

  'file.read': [
    own,
    { role: 'director', over: 'directorate' },
    { role: 'cityDirector', over: 'directors' },
    { role: 'hr', over: 'assigned' },
    auditor,
  ],
  'dossier.read': [own, { role: 'hr', over: 'assigned' }, auditor],
  'dossier.write': [own, { role: 'hr', over: 'assigned' }],
  'dossier.review': [{ role: 'hr', over: 'assignedOthers' }],
  'reviews.list': [hrAdviser],
  'attendance.write': [hrAdviser],
  // What a person shared with the director, and never with HR, is sorted out where it is read.
  'learningPoints.read': [own, { role: 'director', over: 'directorate' }],
  'learningPoints.share': [own],
  'looks.read': [own],
  'standing.read': [own, { role: 'hr', over: 'assigned' }, auditor],
  'standing.write': [{ role: 'hr', over: 'assignedOthers' }],
  // Over whom, is decided for each person on the list.
  'periods.list': [hrAdviser],
  'objections.write': [own, { role: 'hr', over: 'assigned' }],
  'absence.read': [own, { role: 'hr', over: 'assigned' }, auditor],
  'absence.write': [{ role: 'hr', over: 'assignedOthers' }],

  'organisation.write': [administrator],
  'roles.write': [administrator],
  'kinds.write': [hrAdviser],
  'catalogue.write': [hrAdviser],
  'schemes.write': [hrAdviser],
  'dryRuns.run': [hrAdviser],
  // Of units whose people the asker may not see, small groups are hidden: sorted out where it is read.
  'dryRuns.read': [
    hrAdviser,
    { role: 'auditor', over: 'everything', view: 'figures' },
    { role: 'reporting', over: 'everything', view: 'figures' },
  ],
  'dryRuns.people': [hrAdviser],

  'directorateFigures.read': [
    { role: 'director', over: 'directorate' },
    { role: 'hr', over: 'assigned' },
    auditor,
    { role: 'hr', over: 'everything', view: 'figures' },
    { role: 'cityDirector', over: 'everything', view: 'figures' },
    { role: 'director', over: 'everything', view: 'figures' },
    { role: 'reporting', over: 'everything', view: 'figures' },
    { role: 'manager', over: 'workplace', view: 'figures' },
  ],
  'clusterFigures.read': [
    { role: 'hr', over: 'assigned' },
    auditor,
    { role: 'hr', over: 'everything', view: 'figures' },
    { role: 'cityDirector', over: 'everything', view: 'figures' },
    { role: 'director', over: 'everything', view: 'figures' },
    { role: 'reporting', over: 'everything', view: 'figures' },
  ],
  'organisationFigures.read': [
    { role: 'hr', over: 'everything', view: 'figures' },
    { role: 'auditor', over: 'everything', view: 'figures' },
    { role: 'cityDirector', over: 'everything', view: 'figures' },
    { role: 'director', over: 'everything', view: 'figures' },
    { role: 'reporting', over: 'everything', view: 'figures' },
  ],

  // Who is no party sees what happened and when, without the texts: sorted out where it is read.
  'cycles.read': [
    own,
    { role: 'director', over: 'directorate' },
    { role: 'cityDirector', over: 'directors' },
    { role: 'manager', over: 'reports' },
    { role: 'hr', over: 'assigned' },
    auditor,
  ],
  'cycles.write': [own, ...counterparts],
  'cycles.arrange': [own, ...counterparts, { role: 'hr', over: 'assigned' }],
  'policies.read': 'everyone',
  'policies.write': [hrAdviser],
  // The list holds only people whose file the asker may open.
  'conversations.list': [
    { role: 'director', over: 'everything' },
    { role: 'cityDirector', over: 'everything' },
    hrAdviser,
    { role: 'auditor', over: 'everything' },
  ],

  'erasures.read': [{ role: 'hr', over: 'assignedToAll' }],
  'erasures.write': [{ role: 'hr', over: 'assignedToAll' }],
  'indicators.write': [hrAdviser],
  'actionPlans.read': [
    { role: 'director', over: 'directorate' },
    { role: 'manager', over: 'workplace' },
    { role: 'cityDirector', over: 'cluster' },
    hrAdviser,
    auditor,
    { role: 'reporting', over: 'everything', view: 'figures' },
  ],
  // The list holds only plans that the asker may read.
  'actionPlans.list': 'everyone',
  'actionPlans.write': [{ role: 'director', over: 'directorate' }],
  // A manager for the own actions only: decided by the plan.
  'actionPlans.progress': [
    { role: 'director', over: 'directorate' },
    { role: 'manager', over: 'workplace' },
  ],

  'imports.read': [hrAdviser, administrator],
  'imports.completions': [hrAdviser],
  'imports.organisation': [administrator],
  'imports.actionPlans': [hrAdviser],
};
