import { dayNumber, sumPoints, type CalendarDay, type Points } from '@peil/kernel';
import type { Balance, LedgerLine, RequirementResult } from '../balance.js';

/** Something a person still must do. */
export type Deed =
  /** What a requirement still asks; `enough` of the parts, where several are open or are alternatives. */
  | {
      readonly type: 'requirement';
      readonly schemeId: string;
      readonly urgency: Urgency;
      readonly due: CalendarDay;
      readonly result: RequirementResult;
      readonly parts: readonly RequirementResult[];
      /** How many of the parts are enough; all of them when absent. */
      readonly enough: number | undefined;
    }
  /** A period of which grace is over: only a conversation is left. */
  | { readonly type: 'conversation'; readonly schemeId: string; readonly period: Balance['period'] }
  /** A fact that waits for the person: returned at review, or a plan whose day has passed. */
  | { readonly type: 'returned' | 'planPassed'; readonly schemeId: string; readonly line: LedgerLine };

const urgencies = ['overdue', 'atRisk', 'open', 'covered'] as const;
/** `covered`: what is recorded and planned will do, once it is approved and has taken place. */
export type Urgency = (typeof urgencies)[number];

/** A person reads at most this many. */
export const MOST_DEEDS = 4;
/** From this many open parts of one requirement on, they are one deed. */
const TOGETHER = 3;

type RequirementDeed = Extract<Deed, { type: 'requirement' }>;

function isOpen({ status }: RequirementResult): boolean {
  return status === 'short' || status === 'lapsed' || status === 'atRisk' || status === 'onTrack';
}

function urgencyOf({ status, missing, provisional, planned }: RequirementResult): Urgency {
  if (status === 'short' || status === 'lapsed') return 'overdue';
  if (missing > 0 && provisional + planned >= missing) return 'covered';
  return status === 'atRisk' ? 'atRisk' : 'open';
}

function dueOf(result: RequirementResult, { period }: Balance): CalendarDay {
  return result.status === 'short' ? period.graceUntil : result.window.until;
}

function deed(
  result: RequirementResult,
  parts: readonly RequirementResult[],
  enough: number | undefined,
  balance: Balance,
): RequirementDeed {
  const urgency = urgencyOf(result);
  return {
    type: 'requirement',
    schemeId: balance.schemeId,
    urgency,
    due: dueOf(result, balance),
    result,
    parts,
    enough,
  };
}

/** Nearest to being met first: the smallest share that is missing. */
function nearest(a: RequirementResult, b: RequirementResult): number {
  return a.missing * Math.max(1, b.required) - b.missing * Math.max(1, a.required);
}

function deedsOf(result: RequirementResult, balance: Balance): readonly RequirementDeed[] {
  if (!isOpen(result)) return [];
  if (result.parts.length === 0) return [deed(result, [], undefined, balance)];
  const open = result.parts.filter(isOpen);
  const relevant = result.parts.filter(({ status }) => status !== 'notInScope');
  const enough = (result.partsNeeded ?? relevant.length) - (relevant.length - open.length);
  if (enough < open.length) return [deed(result, [...open].sort(nearest), enough, balance)];
  const alike = open.every(({ unit, parts }) => parts.length === 0 && unit === open[0]?.unit);
  if (open.length >= TOGETHER && alike) return [deed(result, open, undefined, balance)];
  return open.flatMap((part) => deedsOf(part, balance));
}

function inOrder(a: RequirementDeed, b: RequirementDeed): number {
  const byUrgency = urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency);
  if (byUrgency !== 0) return byUrgency;
  // a total comes after what counts for it too
  const byTotal = Number(a.result.countsEverything) - Number(b.result.countsEverything);
  if (byTotal !== 0) return byTotal;
  return dayNumber(a.due) - dayNumber(b.due);
}

function waitingLines(entries: readonly Balance[]): readonly Deed[] {
  const seen = new Set<string>();
  const found: Deed[] = [];
  for (const [type, code] of [
    ['returned', 'returned'],
    ['planPassed', 'plannedDayPassed'],
  ] as const) {
    for (const { schemeId, ledger, period } of entries) {
      for (const line of ledger) {
        const inPeriod = line.day >= period.from && line.day <= period.graceUntil;
        if (!inPeriod || seen.has(line.factId) || !line.reasons.some((reason) => reason.code === code)) continue;
        seen.add(line.factId);
        found.push({ type, schemeId, line });
      }
    }
  }
  return found;
}

/**
 * What a person still must do: at most four deeds, most urgent first. What is overdue, then what is at risk, then the rest
 * by its last day; a total after what counts for it too. One place is kept for what waits for the person.
 */
export function deedsLeft(entries: readonly Balance[], most: number = MOST_DEEDS): readonly Deed[] {
  const lapsed = entries.filter(({ status }) => status === 'lapsed');
  const conversations = lapsed.map(({ schemeId, period }): Deed => ({ type: 'conversation', schemeId, period }));
  const requirements = entries
    .filter(({ status, settled }) => settled === undefined && ['short', 'atRisk', 'onTrack'].includes(status))
    .flatMap((entry) => entry.requirements.flatMap((result) => deedsOf(result, entry)))
    .sort(inOrder);
  const waiting = waitingLines(entries);
  const first = [...conversations, ...requirements].slice(0, waiting.length > 0 ? most - 1 : most);
  return [...first, ...waiting.slice(0, most - first.length)];
}

/** The amount a deed is about, in the unit of its requirement; of several parts the sum. */
export function amountOf({ result, parts }: RequirementDeed): Points {
  return parts.length === 0 ? result.missing : sumPoints(parts.map(({ missing }) => missing));
}
