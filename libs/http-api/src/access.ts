import type { CalendarDay } from '@peil/kernel';

/** What a person may be to Peil. A person may have several roles at once; each holds for its own scope and days. */
export const ROLES = ['manager', 'director', 'cityDirector', 'hr', 'administrator', 'auditor', 'reporting'] as const;
export type Role = (typeof ROLES)[number];

/** The deeds that routes ask leave for. Which role has which, and over whom, is one table in the server. */
export const PERMISSIONS = [
  'me.read',
  'me.write',
  'units.read',
  'managers.list',
  'people.search',
  'file.read',
  'dossier.read',
  'dossier.write',
  'dossier.review',
  'reviews.list',
  'attendance.write',
  'learningPoints.read',
  'learningPoints.share',
  'looks.read',
  'standing.read',
  'standing.write',
  'periods.list',
  'objections.write',
  'absence.read',
  'absence.write',
  'organisation.write',
  'roles.write',
  'kinds.read',
  'kinds.write',
  'catalogue.read',
  'catalogue.write',
  'schemes.read',
  'schemes.write',
  'dryRuns.run',
  'dryRuns.read',
  'dryRuns.people',
  'directorateFigures.read',
  'clusterFigures.read',
  'organisationFigures.read',
  'cycles.read',
  'cycles.write',
  'cycles.arrange',
  'policies.read',
  'policies.write',
  'conversations.list',
  'erasures.read',
  'erasures.write',
  'indicators.write',
  'actionPlans.read',
  'actionPlans.list',
  'actionPlans.write',
  'actionPlans.progress',
  'imports.read',
  'imports.completions',
  'imports.organisation',
  'imports.actionPlans',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** What a route is about: named by the parameter of its path that holds the id. */
export type Resource = { readonly personId?: string; readonly unitId?: string };

/** The roles that a person is assigned, rather than appointed to. */
export const CLAIMED_ROLES = ['hr', 'auditor', 'reporting', 'administrator'] as const satisfies readonly Role[];

/** A role that the identity provider vouches for, everywhere or in these units and what lies below them. */
export type ClaimedRole = {
  readonly role: (typeof CLAIMED_ROLES)[number];
  readonly units: 'all' | readonly string[];
};

/** Someone who signed in, with the roles that came along; those of the organisation come beside them, by day. */
export type Caller = { readonly personId: string; readonly claimed?: readonly ClaimedRole[] };

/**
 * Leave, with the role that gives it. `view` says what may be shown of other people: `persons`, or `figures` with small
 * groups suppressed. `roles` of a refusal are the roles that may; it never says anything about the person asked for.
 */
export type AccessDecision =
  | { readonly allowed: true; readonly role: Role; readonly view: 'persons' | 'figures' }
  | { readonly allowed: false; readonly roles: readonly Role[] };

/** Decides by the organisation as of the request's day. */
export interface AccessDecider {
  decide(caller: Caller, permission: Permission, resource: Resource, today: CalendarDay): AccessDecision;
  /** Of these people, whose file the caller may open. Linear in the number of people. */
  filesOpenTo(caller: Caller, personIds: readonly string[], today: CalendarDay): readonly string[];
}
export const ACCESS_DECIDER = Symbol('AccessDecider');

/** Finds out who sent a request. Undefined when the token is missing, expired or not ours. */
export interface Authenticator {
  /** @param from where the request carries the token: pages have a cookie, machines a header */
  callerOf(token: string, from: 'header' | 'cookie'): Caller | undefined | Promise<Caller | undefined>;
}
export const AUTHENTICATOR = Symbol('Authenticator');

/** Keeps who opened whose file (domain.md, "Settled": processing log). */
export interface LookLog {
  record(look: {
    readonly personId: string;
    readonly lookerId: string;
    readonly lookerRole: string;
    readonly day: CalendarDay;
    readonly page: string;
  }): void;
}
export const LOOK_LOG = Symbol('LookLog');
