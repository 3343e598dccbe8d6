import type { Decider } from '@peil/eventing';
import { accept, type CalendarDay, type Decision } from '@peil/kernel';
import {
  personOfSettlement,
  SETTLEMENT,
  settlementEvents,
  type Grounds,
  type ObjectionOutcome,
  type PeriodKey,
  type SettlementEvent,
} from './events.js';
import {
  alreadyDecided,
  beforeClosing,
  beforeObjection,
  beforePeriodEnd,
  changedMeanwhile,
  consequenceUnknown,
  dayInFuture,
  notClosed,
  nothingChanged,
  notOver,
  notUpheld,
  objectionUnknown,
} from './refusals.js';
import type { SettledResult } from './settled-result.js';

/** A result as the facts make it, with what it rests on. */
export type Computed = {
  /** Made of what had happened by this day. */
  readonly asOf: CalendarDay;
  readonly result: SettledResult;
  readonly grounds: Grounds;
};

type OnDay = { readonly day: CalendarDay; readonly today: CalendarDay };

/** What is decided about one period of one person. */
export type SettlementCommand = PeriodKey &
  (
    | { readonly type: 'closePeriod'; readonly known: Computed; readonly today: CalendarDay; readonly reason: string }
    | {
        readonly type: 'acceptRestatement' | 'declineRestatement';
        /** As of the day the period was settled on. */
        readonly known: Computed;
        /** Fingerprint of the result that the sender saw. */
        readonly seen: string;
        readonly today: CalendarDay;
        readonly reason: string;
      }
    | ({ readonly type: 'lodgeObjection'; readonly objectionId: string; readonly text: string } & OnDay)
    | ({ readonly type: 'adviseOnObjection'; readonly objectionId: string; readonly advice: string } & OnDay)
    | ({
        readonly type: 'decideObjection';
        readonly objectionId: string;
        readonly outcome: ObjectionOutcome;
        readonly reason: string;
      } & OnDay)
    | {
        readonly type: 'recalculate';
        readonly objectionId: string;
        readonly known: Computed;
        readonly today: CalendarDay;
        readonly reason: string;
      }
    | ({ readonly type: 'enterConsequence'; readonly consequenceId: string; readonly text: string } & OnDay)
    | { readonly type: 'withdrawConsequence'; readonly consequenceId: string; readonly reason: string }
  );

type Objection = {
  readonly day: CalendarDay;
  /** Days and outcomes only: what was written may have been erased. */
  readonly advised: boolean;
  readonly outcome: ObjectionOutcome | undefined;
  readonly recalculated: boolean;
};

/** What later decisions look at. */
export type SettlementState = {
  /** Absent while the period is not closed. */
  readonly settled?: {
    readonly by: 'closing' | 'restatement' | 'recalculation';
    readonly until: CalendarDay;
    readonly fingerprint: string;
  };
  /** The day of the closing itself. */
  readonly closedOn?: CalendarDay;
  /** Fingerprint of the restatement that was declined since. */
  readonly declined?: string | undefined;
  readonly objections: ReadonlyMap<string, Objection>;
  readonly consequences: ReadonlyMap<string, 'stands' | 'withdrawn'>;
};

const initialState: SettlementState = { objections: new Map(), consequences: new Map() };

type Outcome = Decision<SettlementEvent>;
type Of<Type extends SettlementCommand['type']> = Extract<SettlementCommand, { readonly type: Type }>;

const keyOf = ({ personId, schemeId, periodFrom }: PeriodKey): PeriodKey => ({ personId, schemeId, periodFrom });

function close(command: Of<'closePeriod'>, { settled }: SettlementState): Outcome {
  const { known, today, reason } = command;
  if (settled !== undefined) return accept();
  if (today <= known.result.graceUntil) return notOver(known.result.graceUntil);
  return accept({ type: 'PeriodClosed', data: { ...keyOf(command), day: today, ...known, reason } });
}

function decideRestatement(
  command: Of<'acceptRestatement' | 'declineRestatement'>,
  { settled, declined }: SettlementState,
): Outcome {
  const { type, known, seen, today, reason } = command;
  if (settled === undefined) return notClosed;
  const { fingerprint } = known.grounds;
  const accepts = type === 'acceptRestatement';
  if (seen !== fingerprint) return changedMeanwhile;
  if (fingerprint === settled.fingerprint) {
    return accepts && settled.by === 'restatement' ? accept() : nothingChanged;
  }
  if (accepts) {
    return accept({
      type: 'RestatementAccepted',
      data: { ...keyOf(command), day: today, ...known, reason },
    });
  }
  if (declined === fingerprint) return accept();
  return accept({
    type: 'RestatementDeclined',
    data: { ...keyOf(command), day: today, grounds: known.grounds, reason },
  });
}

function lodge(command: Of<'lodgeObjection'>, { settled, closedOn, objections }: SettlementState): Outcome {
  const { objectionId, day, today, text } = command;
  if (settled === undefined) return notClosed;
  if (objections.has(objectionId)) return accept();
  if (day > today) return dayInFuture;
  if (closedOn !== undefined && day < closedOn) return beforeClosing;
  return accept({ type: 'ObjectionLodged', data: { ...keyOf(command), objectionId, day, text } });
}

function advise(command: Of<'adviseOnObjection'>, { objections }: SettlementState): Outcome {
  const { objectionId, day, today, advice } = command;
  const objection = objections.get(objectionId);
  if (objection === undefined) return objectionUnknown;
  if (objection.advised) return accept();
  if (objection.outcome !== undefined) return alreadyDecided;
  if (day > today) return dayInFuture;
  if (day < objection.day) return beforeObjection;
  return accept({ type: 'ObjectionAdvised', data: { ...keyOf(command), objectionId, day, advice } });
}

function decideOn(command: Of<'decideObjection'>, { objections }: SettlementState): Outcome {
  const { objectionId, day, today, outcome, reason } = command;
  const objection = objections.get(objectionId);
  if (objection === undefined) return objectionUnknown;
  if (objection.outcome !== undefined) return objection.outcome === outcome ? accept() : alreadyDecided;
  if (day > today) return dayInFuture;
  if (day < objection.day) return beforeObjection;
  return accept({ type: 'ObjectionDecided', data: { ...keyOf(command), objectionId, day, outcome, reason } });
}

function recalculate(command: Of<'recalculate'>, { settled, objections }: SettlementState): Outcome {
  const { objectionId, known, today, reason } = command;
  const objection = objections.get(objectionId);
  if (settled === undefined) return notClosed;
  if (objection === undefined) return objectionUnknown;
  if (objection.outcome !== 'upheld' && objection.outcome !== 'partlyUpheld') return notUpheld;
  if (objection.recalculated && settled.fingerprint === known.grounds.fingerprint) return accept();
  return accept({
    type: 'ResultRecalculated',
    data: { ...keyOf(command), day: today, objectionId, ...known, reason },
  });
}

function decide(command: SettlementCommand, state: SettlementState): Outcome {
  switch (command.type) {
    case 'closePeriod':
      return close(command, state);
    case 'acceptRestatement':
    case 'declineRestatement':
      return decideRestatement(command, state);
    case 'lodgeObjection':
      return lodge(command, state);
    case 'adviseOnObjection':
      return advise(command, state);
    case 'decideObjection':
      return decideOn(command, state);
    case 'recalculate':
      return recalculate(command, state);
    case 'enterConsequence': {
      const { consequenceId, day, today, text } = command;
      if (state.settled === undefined) return notClosed;
      if (state.consequences.has(consequenceId)) return accept();
      if (day > today) return dayInFuture;
      if (day <= state.settled.until) return beforePeriodEnd;
      return accept({ type: 'ConsequenceEntered', data: { ...keyOf(command), consequenceId, day, text } });
    }
    case 'withdrawConsequence': {
      const { consequenceId, reason } = command;
      const consequence = state.consequences.get(consequenceId);
      if (consequence === undefined) return consequenceUnknown;
      if (consequence === 'withdrawn') return accept();
      return accept({ type: 'ConsequenceWithdrawn', data: { ...keyOf(command), consequenceId, reason } });
    }
  }
}

const settledBy = {
  PeriodClosed: 'closing',
  RestatementAccepted: 'restatement',
  ResultRecalculated: 'recalculation',
} as const;

function evolve(state: SettlementState, { type, data }: SettlementEvent): SettlementState {
  switch (type) {
    case 'PeriodClosed':
    case 'RestatementAccepted':
    case 'ResultRecalculated': {
      const { day, result, grounds } = data;
      const settled = { by: settledBy[type], until: result.until, fingerprint: grounds.fingerprint };
      const next = { ...state, settled, closedOn: state.closedOn ?? day, declined: undefined };
      return type === 'ResultRecalculated' ? onObjection(next, data.objectionId, { recalculated: true }) : next;
    }
    case 'RestatementDeclined':
      return { ...state, declined: data.grounds.fingerprint };
    case 'ObjectionLodged': {
      const lodged = { day: data.day, advised: false, outcome: undefined, recalculated: false };
      return { ...state, objections: new Map(state.objections).set(data.objectionId, lodged) };
    }
    case 'ObjectionAdvised':
      return onObjection(state, data.objectionId, { advised: true });
    case 'ObjectionDecided':
      return onObjection(state, data.objectionId, { outcome: data.outcome });
    case 'ConsequenceEntered':
      return { ...state, consequences: new Map(state.consequences).set(data.consequenceId, 'stands') };
    case 'ConsequenceWithdrawn':
      return { ...state, consequences: new Map(state.consequences).set(data.consequenceId, 'withdrawn') };
  }
}

function onObjection(state: SettlementState, objectionId: string, change: Partial<Objection>): SettlementState {
  const objection = state.objections.get(objectionId);
  if (objection === undefined) return state;
  return { ...state, objections: new Map(state.objections).set(objectionId, { ...objection, ...change }) };
}

/**
 * The settling of one person's period: its closing, what later facts do to it, objections, and what a person decided to
 * follow from it.
 */
export const settlement: Decider<SettlementCommand, SettlementEvent, SettlementState> = {
  category: SETTLEMENT,
  events: settlementEvents,
  subject: personOfSettlement,
  initialState,
  decide,
  evolve,
};
