import type { CalendarDay, LocalizedText, Points } from '@peil/kernel';
import type { EventReference } from './facts.js';
import type { Reason } from './reason.js';
import type { Difference } from './settlement/difference.js';
import { statuses, type Status } from './status.js';
import type { Unit } from './unit.js';

export { statuses, type Status, type Unit };

export type DayRange = { readonly from: CalendarDay; readonly until: CalendarDay };

export type PeriodOfBalance = DayRange & {
  /** The last day on which what is short can still be put right. */
  readonly graceUntil: CalendarDay;
  /** Renewal of a certificate: the first day on which it may be renewed. */
  readonly renewFrom?: CalendarDay;
  /** A qualification that ran out: the last day on which it may be taken up again. */
  readonly reactivateUntil?: CalendarDay;
  /** A qualification: the day of the oldest fact it rests on. */
  readonly countedFrom?: CalendarDay;
};

/** One step between what the scheme asks of everyone and what it asks of this person. */
export type RequiredStep = {
  /** Id of the adjustment in the scheme, or of the dispensation. */
  readonly rule: string;
  /** What it added (negative: took off). */
  readonly change: Points;
  readonly reason: Reason;
};

/** From which day until which day time is counted for the pace, and whether what waits is counted on. */
export type PaceOfRequirement = {
  readonly from: CalendarDay;
  readonly due: CalendarDay;
  readonly withProvisional: boolean;
};

export type RequirementResult = {
  readonly id: string;
  readonly label: LocalizedText;
  /** Article of the source, where the scheme names one. */
  readonly article: string | undefined;
  readonly unit: Unit;
  /** After pro rata, concessions and dispensations. */
  readonly required: Points;
  /** As the scheme states it. */
  readonly requiredOfAll: Points;
  readonly steps: readonly RequiredStep[];
  /** Of a requirement stated by year: what each year of the period asks. */
  readonly requiredByYear: readonly Points[] | undefined;
  /** Approved and counted, carry-over included. */
  readonly earned: Points;
  /** Part of `earned` that came from an earlier period. */
  readonly carried: Points;
  /** Recorded, waiting for approval. */
  readonly provisional: Points;
  readonly planned: Points;
  /** `required − earned`, never below zero. */
  readonly missing: Points;
  readonly status: Status;
  /** The days that count for it. */
  readonly window: DayRange;
  /** Whatever counts, counts for it: a total. */
  readonly countsEverything: boolean;
  /** Absent where no pace can be told: groups, what has no amount, a window that moves with the day. */
  readonly pace: PaceOfRequirement | undefined;
  /** Of a group, a "for each" or a yearly minimum: its members. */
  readonly parts: readonly RequirementResult[];
  /** Of a group: how many of its parts must be met. */
  readonly partsNeeded: number | undefined;
  /** Why it stands where it stands. */
  readonly reasons: readonly Reason[];
};

/**
 * What a fact came to. `counted`: approved and worth something · `provisional`: waits for review · `planned` ·
 * `notCounted`: nothing, for the reasons given.
 */
export type LedgerState = 'counted' | 'provisional' | 'planned' | 'notCounted';

/** What one limit took off one fact. */
export type LimitLoss = { readonly limit: string; readonly lost: Points };

/** How much of a line counts towards which requirement (in that requirement's own unit). */
export type Contribution = { readonly requirement: string; readonly amount: Points };

/** One fact in the ledger of one period. Every fact of the person has exactly one line in every entry. */
export type LedgerLine = {
  readonly source: 'activity' | 'carryOver' | 'adjustment';
  /** Id of the fact; of a carry-over the id of the activity it was earned with. */
  readonly factId: string;
  readonly event: EventReference | undefined;
  readonly kind: string | undefined;
  readonly offeringId: string | undefined;
  /** The day it is booked on (the last one, where several). */
  readonly day: CalendarDay;
  /** The version that says what it earned. */
  readonly version: string;
  /** The rule that says what it earned; absent when none is about it. */
  readonly rule: string | undefined;
  /** Points before limits. */
  readonly before: Points;
  /** Points after limits: what counts, or would count once approved or done. */
  readonly after: Points;
  /** Minutes counted, for requirements in hours. */
  readonly minutes: number;
  readonly state: LedgerState;
  readonly components: readonly string[];
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  readonly counts: readonly Contribution[];
  readonly losses: readonly LimitLoss[];
  readonly reasons: readonly Reason[];
};

/** What of one fact goes to the next period. */
export type CarriedPiece = {
  readonly factId: string;
  /** The day it was booked on. */
  readonly day: CalendarDay;
  readonly points: Points;
  /** First day of the period it was earned in. */
  readonly origin: CalendarDay;
  /** How many more periods it stays valid. */
  readonly periodsLeft: number;
  readonly components: readonly string[];
  readonly tags: readonly string[];
  readonly categories: readonly string[];
};

/** A surplus that goes to the next period, as it stands on the day asked for. */
export type CarryOver = {
  readonly rule: string;
  readonly points: Points;
  readonly pieces: readonly CarriedPiece[];
  readonly reasons: readonly Reason[];
};

/** What was done after the period and booked on it, because it filled what was missing. */
export type BookedBack = {
  readonly factId: string;
  readonly day: CalendarDay;
  readonly points: Points;
  readonly minutes: number;
  readonly times: number;
  readonly days: number;
};

/** That HR closed the period: from then on its result is the one that was settled. */
export type SettledPeriod = {
  /** The day it was settled on, last. */
  readonly day: CalendarDay;
  readonly event: EventReference | undefined;
  /** What facts that came in later would change: shown apart, and in no figure of the balance. */
  readonly later: readonly Difference[];
  /** HR decided to keep the settled result all the same. */
  readonly declined: boolean;
};

/** The balance of one person under one scheme in one open period. */
export type Balance = {
  readonly schemeId: string;
  readonly schemeName: LocalizedText;
  /** The version the period, its requirements, limits and carry-over follow. */
  readonly version: string;
  /** Every version that says what a fact in this ledger earned. */
  readonly earningVersions: readonly string[];
  readonly unit: Unit;
  readonly asOf: CalendarDay;
  readonly period: PeriodOfBalance;
  /** The part of the period in which the scheme applies to the person. */
  readonly inScope: readonly DayRange[];
  readonly status: Status;
  /** All points of the period together: the sum of the ledger's `after` by state. */
  readonly total: { readonly earned: Points; readonly provisional: Points; readonly planned: Points };
  readonly requirements: readonly RequirementResult[];
  readonly ledger: readonly LedgerLine[];
  readonly carryOver: readonly CarryOver[];
  readonly bookedBack: readonly BookedBack[];
  /** Of a closed period. Its status and what it carries over are then as settled; the rest is as computed. */
  readonly settled: SettledPeriod | undefined;
  /** Why the person is held to this version, or exempt as a whole. */
  readonly reasons: readonly Reason[];
};

/** Worst first, as a roll-up takes them: lapsed, short, at risk, on track, met, exempt, not in scope. */
export function worstStatus(found: Iterable<Status>): Status {
  let worst = statuses.length - 1;
  for (const status of found) worst = Math.min(worst, statuses.indexOf(status));
  return statuses[worst] ?? 'notInScope';
}

/** A person's one status: the worst of the entries; not in scope when there is none. */
export function statusOfPerson(balance: readonly Balance[]): Status {
  return worstStatus(balance.map((entry) => entry.status));
}
