/** What of the points page stands in the address: which day, what was known when, which period. */
export type PointsSearch = { asOf?: string; knownAt?: string; period?: string };
