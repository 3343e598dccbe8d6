/** Injection token of the organisation by day (`OrganisationByDay`). */
export const ORGANISATION_BY_DAY = Symbol('OrganisationByDay');
