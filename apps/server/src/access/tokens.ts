/** Injection token of the organisation by day (`OrganisationByDay`). */
export const ORGANISATION_BY_DAY = Symbol('OrganisationByDay');

/** Injection token: whether this is the demo, in which anybody signs in as anybody. */
export const IS_DEMO = Symbol('IsDemo');
