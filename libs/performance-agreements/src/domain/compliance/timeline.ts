import { dayNumber, type DayNumber } from '@peil/kernel';
import type { Conclusion, FollowUp, Side } from '../cycle/words.js';
import type { RecordedFact } from './facts.js';

type Said = { readonly day: DayNumber; readonly side: Side; readonly conclusion: Conclusion };

/** One agreement over time, by the days on which things were done. */
export type AgreementLine = {
  readonly agreementId: string;
  readonly kind: string;
  readonly followUp: FollowUp | undefined;
  readonly proposedOn: DayNumber;
  /** The day it first came into force. */
  readonly inForceFrom: DayNumber | undefined;
  /** What either side said about how it ended; a reopening empties it. */
  readonly conclusions: readonly (Said | { readonly day: DayNumber; readonly reopened: true })[];
  readonly preconditions: readonly { readonly id: string; readonly day: DayNumber; readonly met: boolean }[];
};

export type WorkFact = {
  readonly factId: string;
  readonly fact: string;
  readonly from: DayNumber;
  readonly until: DayNumber | undefined;
  /** Known from this day, and no longer from that one. */
  readonly statedOn: DayNumber;
  readonly withdrawnOn: DayNumber | undefined;
};

export type TalkStep = {
  readonly talkId: string;
  readonly day: DayNumber;
  readonly on: DayNumber | undefined;
  readonly state: 'planned' | 'cancelled' | 'held';
};

/**
 * What happened in one manager's year, with the day of each thing, so that the state on any day is a matter of comparing
 * days. Absence is no fact: that nothing is there on a day is read from the days themselves.
 */
export type Timeline = {
  readonly agreements: readonly AgreementLine[];
  /** The day of the manager's own first entry, by moment. */
  readonly entries: ReadonlyMap<string, DayNumber>;
  /** Days of conversations, in order. */
  readonly held: readonly DayNumber[];
  readonly talks: readonly TalkStep[];
  readonly workFacts: readonly WorkFact[];
};

export const noTimeline: Timeline = { agreements: [], entries: new Map(), held: [], talks: [], workFacts: [] };

/** @param knownAt leaves out what was recorded later */
export function timelineOf(facts: readonly RecordedFact[], knownAt?: string): Timeline {
  const agreements = new Map<string, AgreementLine>();
  const entries = new Map<string, DayNumber>();
  const held: DayNumber[] = [];
  const talks: TalkStep[] = [];
  const workFacts: WorkFact[] = [];
  const change = (agreementId: string, by: (line: AgreementLine) => AgreementLine): void => {
    const line = agreements.get(agreementId);
    if (line) agreements.set(agreementId, by(line));
  };
  for (const fact of facts) {
    if (knownAt !== undefined && fact.at > knownAt) continue;
    const day = dayNumber(fact.data.day);
    switch (fact.type) {
      case 'AgreementProposed': {
        const { agreementId, kind, followUp } = fact.data;
        agreements.set(agreementId, {
          ...{ agreementId, kind, followUp, proposedOn: day, inForceFrom: undefined },
          ...{ conclusions: [], preconditions: [] },
        });
        break;
      }
      case 'AgreementAccepted':
        change(fact.data.agreementId, (line) => ({ ...line, inForceFrom: line.inForceFrom ?? day }));
        break;
      case 'AgreementConcluded': {
        const { agreementId, side, conclusion } = fact.data;
        change(agreementId, (line) => ({ ...line, conclusions: [...line.conclusions, { day, side, conclusion }] }));
        break;
      }
      case 'AgreementReopened':
        change(fact.data.agreementId, (line) => ({
          ...line,
          conclusions: [...line.conclusions, { day, reopened: true }],
        }));
        break;
      case 'PreconditionRecorded': {
        const { agreementId, preconditionId: id, met } = fact.data;
        change(agreementId, (line) => ({ ...line, preconditions: [...line.preconditions, { id, day, met }] }));
        break;
      }
      case 'MagEntryRecorded': {
        const { moment, side } = fact.data;
        if (side === 'manager' && !entries.has(moment)) entries.set(moment, day);
        break;
      }
      case 'TalkPlanned':
      case 'TalkMoved':
        talks.push({ talkId: fact.data.talkId, day, on: dayNumber(fact.data.on), state: 'planned' });
        break;
      case 'TalkCancelled':
        talks.push({ talkId: fact.data.talkId, day, on: undefined, state: 'cancelled' });
        break;
      case 'ConversationHeld':
        held.push(dayNumber(fact.data.on));
        talks.push({ talkId: fact.data.talkId, day, on: dayNumber(fact.data.on), state: 'held' });
        break;
      case 'WorkFactStated': {
        const { factId, fact: code, from, until } = fact.data;
        workFacts.push({
          ...{ factId, fact: code, from: dayNumber(from), statedOn: day, withdrawnOn: undefined },
          until: until === undefined ? undefined : dayNumber(until),
        });
        break;
      }
      case 'WorkFactWithdrawn': {
        const { factId } = fact.data;
        const index = workFacts.findLastIndex((one) => one.factId === factId);
        const found = workFacts[index];
        if (found) workFacts[index] = { ...found, withdrawnOn: day };
        break;
      }
      default:
        break;
    }
  }
  return { agreements: [...agreements.values()], entries, held: held.sort((a, b) => a - b), talks, workFacts };
}

/** What each side had said by the day. */
export function saidOn({ conclusions }: AgreementLine, day: DayNumber): ReadonlyMap<Side, Said> {
  const said = new Map<Side, Said>();
  for (const step of conclusions) {
    if (step.day > day) continue;
    if ('reopened' in step) said.clear();
    else said.set(step.side, step);
  }
  return said;
}

/** The day on which both had said how it ended, if they had by this day. */
export function concludedOn(line: AgreementLine, day: DayNumber): DayNumber | undefined {
  if (line.conclusions.length < 2) return undefined;
  const said = saidOn(line, day);
  const [manager, counterpart] = [said.get('manager'), said.get('counterpart')];
  return manager && counterpart && Math.max(manager.day, counterpart.day);
}

/** The talk that lies ahead on the day, by its planning up to then. */
export function plannedTalkOn({ talks }: Timeline, day: DayNumber): DayNumber | undefined {
  const states = new Map<string, TalkStep>();
  for (const step of talks) if (step.day <= day) states.set(step.talkId, step);
  const ahead = [...states.values()].flatMap(({ state, on }) =>
    state === 'planned' && on !== undefined && on >= day ? [on] : [],
  );
  return ahead.length === 0 ? undefined : Math.min(...ahead);
}
