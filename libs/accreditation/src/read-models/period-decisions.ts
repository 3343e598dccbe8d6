import type { CalendarDay } from '@peil/kernel';
import type { Grounds, ObjectionOutcome } from '../domain/settlement/events.js';
import type { SettledResult } from '../domain/settlement/settled-result.js';
import { isKnownBy, type KnownBy } from './known-by.js';
import type { PersonFact } from './person-fact.js';

/** A result that was settled: at the closing, by taking over a restatement, or after an objection. */
export type Settlement = {
  readonly by: 'closing' | 'restatement' | 'recalculation';
  readonly day: CalendarDay;
  /** The day whose result it is. */
  readonly asOf: CalendarDay;
  readonly result: SettledResult;
  readonly grounds: Grounds;
  readonly eventId: string;
  readonly position: number;
};

export type ObjectionSteps = {
  readonly objectionId: string;
  readonly lodgedOn: CalendarDay;
  readonly advisedOn?: CalendarDay;
  readonly decidedOn?: CalendarDay;
  readonly outcome?: ObjectionOutcome;
  readonly recalculatedOn?: CalendarDay;
};

/** What was decided about one period of a person: days and outcomes, no texts. */
export type PeriodDecisions = {
  readonly schemeId: string;
  readonly periodFrom: CalendarDay;
  /** In order; the last one holds. */
  readonly settlements: readonly Settlement[];
  /** Fingerprint of the restatement that was declined since the last of them. */
  readonly declined: string | undefined;
  readonly objections: readonly ObjectionSteps[];
  readonly consequences: readonly { readonly consequenceId: string; readonly day: CalendarDay }[];
};

const settledBy = {
  PeriodClosed: 'closing',
  RestatementAccepted: 'restatement',
  ResultRecalculated: 'recalculation',
} as const;

export function periodKey(schemeId: string, periodFrom: CalendarDay): string {
  return `${schemeId} ${periodFrom}`;
}

/** Folds what was decided about each period of a person, by `periodKey`: what had been decided by the day, as known then. */
export function decisionsOf(
  events: readonly PersonFact[],
  asOf: CalendarDay,
  known?: KnownBy,
): ReadonlyMap<string, PeriodDecisions> {
  const decided = new Map<string, PeriodDecisions>();
  for (const fact of events) {
    if (!isKnownBy(fact, known)) continue;
    const next = after(decided, fact, asOf);
    if (next !== undefined) decided.set(periodKey(next.schemeId, next.periodFrom), next);
  }
  return decided;
}

function after(
  decided: ReadonlyMap<string, PeriodDecisions>,
  { event, eventId, position }: PersonFact,
  asOf: CalendarDay,
): PeriodDecisions | undefined {
  const { type, data } = event;
  const before = (): PeriodDecisions => {
    if (!('periodFrom' in data)) throw new Error(`${type} names no period`);
    const { schemeId, periodFrom } = data;
    const none = { settlements: [], declined: undefined, objections: [], consequences: [] };
    return decided.get(periodKey(schemeId, periodFrom)) ?? { schemeId, periodFrom, ...none };
  };
  const step = (objectionId: string, change: Partial<ObjectionSteps>): PeriodDecisions => {
    const known = before();
    const objections = known.objections.map((one) => (one.objectionId === objectionId ? { ...one, ...change } : one));
    return { ...known, objections };
  };
  if ('day' in data && data.day > asOf) return undefined;
  switch (type) {
    case 'PeriodClosed':
    case 'RestatementAccepted':
    case 'ResultRecalculated': {
      const known = type === 'ResultRecalculated' ? step(data.objectionId, { recalculatedOn: data.day }) : before();
      const { day, asOf: of, result, grounds } = data;
      const settlement = { by: settledBy[type], day, asOf: of, result, grounds, eventId, position };
      return { ...known, settlements: [...known.settlements, settlement], declined: undefined };
    }
    case 'RestatementDeclined':
      return { ...before(), declined: data.grounds.fingerprint };
    case 'ObjectionLodged': {
      const known = before();
      return { ...known, objections: [...known.objections, { objectionId: data.objectionId, lodgedOn: data.day }] };
    }
    case 'ObjectionAdvised':
      return step(data.objectionId, { advisedOn: data.day });
    case 'ObjectionDecided':
      return step(data.objectionId, { decidedOn: data.day, outcome: data.outcome });
    case 'ConsequenceEntered': {
      const known = before();
      const { consequenceId, day } = data;
      return { ...known, consequences: [...known.consequences, { consequenceId, day }] };
    }
    case 'ConsequenceWithdrawn': {
      const known = before();
      return { ...known, consequences: known.consequences.filter((one) => one.consequenceId !== data.consequenceId) };
    }
    default:
      return undefined;
  }
}
