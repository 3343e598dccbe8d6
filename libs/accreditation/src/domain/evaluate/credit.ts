import type { DayNumber } from '@peil/kernel';
import type { Contribution } from '../balance.js';
import type { EventReference } from '../facts.js';
import type { Reason } from '../reason.js';
import type { CompiledRule, CompiledVersion } from './compile.js';
import type { Subject } from './subject.js';

/**
 * The order in which facts fill requirements and limits: what is approved first, so that nothing that still waits can
 * push it out; then what was carried over; then what waits for review; then what is planned.
 */
export const APPROVED = 0;
export const CARRIED = 1;
export const PROVISIONAL = 2;
export const PLANNED = 3;
export const LAYERS = 4;
export type Layer = 0 | 1 | 2 | 3;

/** What one fact earned on one day, before anything of a period is known. */
export type Credit = Subject & {
  /** Place in the list of all credits of the person under the scheme. */
  readonly index: number;
  readonly source: 'activity' | 'carryOver' | 'adjustment';
  readonly event: EventReference | undefined;
  /** The day the activity was on. */
  readonly day: DayNumber;
  /** The day it counts on. */
  readonly booked: DayNumber;
  /** undefined: it counts for nothing, for the reasons given. */
  readonly layer: Layer | undefined;
  readonly version: CompiledVersion;
  readonly rule: CompiledRule | undefined;
  /** Points before limits, in units. */
  readonly points: number;
  readonly minutes: number;
  /** 1 on the last day of an activity, else 0: once-only facts are counted once. */
  readonly times: number;
  readonly days: number;
  /** The first day on which it is no longer valid. */
  readonly expires: DayNumber | undefined;
  /** Ids of the only requirements it may count for. */
  readonly towards: readonly string[] | undefined;
  readonly notTowards: readonly string[] | undefined;
  readonly reasons: readonly Reason[];
};

/** A credit within one period: how much of it is there, and how much is left of it by the limits. */
export type Entry = {
  readonly credit: Credit;
  readonly layer: Layer;
  points: number;
  minutes: number;
  times: number;
  days: number;
  /** How many requirements it may count for: within a limit those that serve more go first. */
  serves: number;
  /** What limits took off; absent while they took nothing. */
  losses: { readonly limit: string; lost: number }[] | undefined;
  /** Absent while there are none. */
  reasons: Reason[] | undefined;
  /** For how many requirements it counts. */
  serving: number;
  /** The same, spelled out once a ledger is made. */
  counts: Contribution[] | undefined;
};

export function addReason(entry: Entry, reason: Reason): void {
  if (entry.reasons === undefined) entry.reasons = [reason];
  else entry.reasons.push(reason);
}
