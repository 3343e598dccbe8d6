import type { TextKey } from '../texts/all-texts.js';
import type { Me } from './session.js';

export type NavigationEntry = { readonly text: TextKey; readonly to: string };

const POINTS: NavigationEntry = { text: 'nav.points', to: '/points' };

const HR: readonly NavigationEntry[] = [
  { text: 'nav.reviews', to: '/reviews' },
  { text: 'nav.schemes', to: '/schemes' },
  { text: 'nav.offerings', to: '/catalogue' },
  { text: 'nav.imports', to: '/imports' },
  { text: 'nav.periods', to: '/periods' },
];

/**
 * What stands in the bar, in order; the first is the start page. Several roles have their bars joined without doubles;
 * the own pages stand last (design, section 2).
 */
export function navigationOf({ roles, directorOf, cityDirectorOf, today }: Me): readonly NavigationEntry[] {
  const mag: NavigationEntry = { text: 'nav.mag', to: `/mag/${today.slice(0, 4)}` };
  const wider: readonly NavigationEntry[] = [
    ...directorOf.flatMap((id): readonly NavigationEntry[] => [
      { text: 'nav.directorate', to: `/directorates/${id}` },
      { text: 'nav.actionPlan', to: `/directorates/${id}/action-plan/${today.slice(0, 4)}` },
      { text: 'nav.indicators', to: `/directorates/${id}/indicators` },
    ]),
    ...cityDirectorOf.flatMap((id): readonly NavigationEntry[] => [
      { text: 'nav.cluster', to: `/clusters/${id}` },
      { text: 'nav.indicators', to: `/clusters/${id}/indicators` },
    ]),
    ...(roles.includes('hr') ? HR : []),
    ...(roles.includes('reporting')
      ? [
          { text: 'nav.indicators' as const, to: '/indicators' },
          { text: 'nav.report' as const, to: `/reports/${today.slice(0, 4)}` },
        ]
      : []),
    ...(roles.includes('auditor') ? [{ text: 'nav.audit' as const, to: '/audit' }] : []),
  ];
  const leads = directorOf.length > 0 || cityDirectorOf.length > 0;
  const hasPoints = roles.some((role) => role !== 'reporting' && role !== 'auditor' && role !== 'administrator');
  if (wider.length > 0) return [...wider, ...(leads ? [mag] : []), ...(hasPoints ? [POINTS] : [])];
  return [POINTS, { text: 'nav.activities', to: '/activities' }, mag, { text: 'nav.offerings', to: '/offerings' }];
}

/** What stands behind *Meer*: what HR needs less often. */
export const moreOf = ({ roles, today }: Me): readonly NavigationEntry[] =>
  roles.includes('hr')
    ? [
        { text: 'nav.menu', to: `/menu-cards/${today.slice(0, 4)}` },
        { text: 'nav.conversations', to: '/conversations' },
        { text: 'nav.lists', to: '/lists' },
      ]
    : [];

export const startPageOf = (me: Me): string => navigationOf(me)[0]?.to ?? '/points';

/** The entry that a page belongs to: of those that its address begins with, the most precise. */
export const currentEntry = (entries: readonly NavigationEntry[], path: string): string | undefined =>
  entries
    .map(({ to }) => to)
    .filter((to) => path === to || path.startsWith(`${to}/`))
    .toSorted((one, other) => other.length - one.length)[0];
