import { tableSearch, type TableSearch } from '../../shared/table-search.js';
import type { Times } from './queries.js';

/** What of the points page stands in the address: which day, what was known when, which period, what is tried. */
export type PointsSearch = TableSearch & {
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly period?: string;
  /** Ids of the offerings ticked, with commas between. */
  readonly tryOut?: string;
};

/** As many offerings as the server weighs at once. */
export const MOST_TRIED = 10;

const OFFERING = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/;

/** A calendar day out of an address; undefined when it is none. */
export const optionalDay = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined;

/** Reads the state of the page out of an address; what is no such state is left out. */
export function pointsSearch(search: Record<string, unknown>): PointsSearch {
  const [asOf, knownAt, { period }] = [optionalDay(search.asOf), optionalDay(search.knownAt), search];
  const tried = triedWritten(triedOf(typeof search.tryOut === 'string' ? search.tryOut : undefined));
  return {
    ...tableSearch(search),
    ...(asOf !== undefined && { asOf }),
    ...(knownAt !== undefined && { knownAt }),
    ...(typeof period === 'string' && { period }),
    ...(tried !== undefined && { tryOut: tried }),
  };
}

/** The day and the knowledge that an address asks for. */
export const timesOf = ({ asOf, knownAt }: PointsSearch): Times => ({
  ...(asOf !== undefined && { asOf }),
  ...(knownAt !== undefined && { knownAt }),
});

/** The offerings that an address ticks. */
export function triedOf(tryOut: string | undefined): readonly string[] {
  const ids = (tryOut ?? '').split(',').filter((id) => OFFERING.test(id));
  return [...new Set(ids)].slice(0, MOST_TRIED);
}

/** Offerings as the address writes them; undefined when none is ticked. */
export const triedWritten = (ids: readonly string[]): string | undefined =>
  ids.length === 0 ? undefined : ids.join(',');
