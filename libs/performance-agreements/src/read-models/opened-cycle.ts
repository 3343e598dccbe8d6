import type { EventCodec, EventStore, StoredEvent } from '@peil/eventing';
import type { PersonalText } from '@peil/kernel';
import { cycleEvents, cycleIdOf, MAG_CYCLE, type CycleEvent } from '../domain/cycle/events.js';
import type { Conclusion, FollowUp, MeasuredBy, Progress, Side, Terms } from '../domain/cycle/words.js';

/** Who did it, on which side, on which day, and when that was recorded. */
export type Deed = {
  readonly side: Side;
  readonly personId: string;
  readonly day: string;
  readonly recordedAt: string;
};

export type OpenedVersion = Deed & {
  readonly version: number;
  readonly terms: Terms;
  readonly fingerprint: string;
  readonly reason: PersonalText | undefined;
  readonly state: 'pending' | 'accepted' | 'declined' | 'withdrawn' | 'replaced';
  /** What the other said, or the proposer when it was taken back. */
  readonly answer: (Deed & { readonly reason: PersonalText | undefined }) | undefined;
};

export type OpenedConclusion = Deed & { readonly conclusion: Conclusion; readonly motivation: PersonalText };
export type OpenedPrecondition = Deed & { readonly met: boolean; readonly note: PersonalText | undefined };

/** One step in the life of an agreement. */
export type AgreementStep = Deed & {
  readonly type: CycleEvent['type'];
  readonly version: number | undefined;
  readonly reason: PersonalText | undefined;
};

export type OpenedAgreement = {
  readonly agreementId: string;
  readonly kind: string;
  readonly followUp: FollowUp | undefined;
  readonly measuredBy: MeasuredBy | undefined;
  readonly proposedOn: string;
  readonly versions: readonly OpenedVersion[];
  readonly conclusions: Readonly<Partial<Record<Side, OpenedConclusion>>>;
  readonly preconditions: ReadonlyMap<string, OpenedPrecondition>;
  readonly history: readonly AgreementStep[];
};

export type OpenedEntry = Deed & {
  readonly moment: string;
  readonly intentions: PersonalText | undefined;
  readonly goals: PersonalText | undefined;
  readonly evaluation: PersonalText | undefined;
  readonly progress: Progress | undefined;
};

export type OpenedTalk = Deed & {
  readonly talkId: string;
  readonly on: string;
  readonly state: 'planned' | 'cancelled' | 'held';
  readonly reason: PersonalText | undefined;
};

export type OpenedHandOver = Deed & {
  readonly from: string | undefined;
  readonly to: string;
  readonly note: PersonalText | undefined;
  readonly confirmedOn: string | undefined;
};

export type OpenedWorkFact = Deed & {
  readonly factId: string;
  readonly fact: string;
  readonly from: string;
  readonly until: string | undefined;
};

/** One manager's year with its texts, read from the stream. Where texts were not opened they stay sealed. */
export type OpenedCycle = {
  readonly personId: string;
  readonly year: number;
  readonly openedOn: string;
  readonly closed: boolean;
  readonly counterpartId: string | undefined;
  readonly agreements: ReadonlyMap<string, OpenedAgreement>;
  readonly entries: ReadonlyMap<string, OpenedEntry>;
  readonly talks: ReadonlyMap<string, OpenedTalk>;
  readonly handOvers: readonly OpenedHandOver[];
  readonly facts: ReadonlyMap<string, OpenedWorkFact>;
  readonly position: number;
};

const types: ReadonlySet<string> = new Set(cycleEvents.map(({ type }) => type));

// An event of the log was checked against its schema when it was recorded: its type says its shape.
function isCycleEvent(event: { readonly type: string; readonly data: object }): event is CycleEvent {
  return types.has(event.type);
}

/** @returns undefined where no cycle was opened */
export async function openCycle(
  parts: { readonly store: EventStore; readonly codec: EventCodec },
  personId: string,
  year: number,
): Promise<OpenedCycle | undefined> {
  let cycle: OpenedCycle | undefined;
  for (const stored of await parts.store.readStream(`${MAG_CYCLE}-${cycleIdOf(personId, year)}`)) {
    const event = await parts.codec.unseal(stored);
    const { type, data } = event;
    const known = { type, data };
    if (isCycleEvent(known)) cycle = after(cycle, known, stored);
  }
  return cycle;
}

function deedOf({ data: { side, day } }: CycleEvent, { metadata }: StoredEvent): Deed {
  return { side, day, personId: metadata.actor.personId, recordedAt: metadata.recordedAt };
}

function after(before: OpenedCycle | undefined, event: CycleEvent, stored: StoredEvent): OpenedCycle | undefined {
  const deed = deedOf(event, stored);
  if (event.type === 'MagCycleOpened') {
    const { personId, year, counterpartId } = event.data;
    return {
      ...{ personId, year, counterpartId, openedOn: deed.day, closed: false, position: stored.position },
      ...{ agreements: new Map(), entries: new Map(), talks: new Map(), handOvers: [], facts: new Map() },
    };
  }
  if (before === undefined) return undefined;
  return { ...changed(before, event, deed), position: stored.position };
}

function changed(cycle: OpenedCycle, event: CycleEvent, deed: Deed): OpenedCycle {
  switch (event.type) {
    case 'MagCycleOpened':
      return cycle;
    case 'MagCycleHandedOver': {
      const { from, to, note } = event.data;
      const handOver = { ...deed, from, to, note, confirmedOn: undefined };
      return { ...cycle, counterpartId: to, handOvers: [...cycle.handOvers, handOver] };
    }
    case 'MagCycleHandOverConfirmed': {
      const last = cycle.handOvers.length - 1;
      const confirmed = (one: OpenedHandOver, index: number) =>
        index === last ? { ...one, confirmedOn: deed.day } : one;
      return { ...cycle, handOvers: cycle.handOvers.map(confirmed) };
    }
    case 'MagEntryRecorded': {
      const { moment, intentions, goals, evaluation, progress } = event.data;
      const entry = { ...deed, moment, intentions, goals, evaluation, progress };
      return { ...cycle, entries: new Map(cycle.entries).set(`${moment} ${deed.side}`, entry) };
    }
    case 'TalkPlanned':
    case 'TalkMoved': {
      const { talkId, on } = event.data;
      return withTalk(cycle, { ...deed, talkId, on, state: 'planned', reason: undefined });
    }
    case 'TalkCancelled': {
      const { talkId, reason } = event.data;
      const on = cycle.talks.get(talkId)?.on ?? deed.day;
      return withTalk(cycle, { ...deed, talkId, on, state: 'cancelled', reason });
    }
    case 'ConversationHeld': {
      const { talkId, on } = event.data;
      return withTalk(cycle, { ...deed, talkId, on, state: 'held', reason: undefined });
    }
    case 'WorkFactStated': {
      const { factId, fact, from, until } = event.data;
      return { ...cycle, facts: new Map(cycle.facts).set(factId, { ...deed, factId, fact, from, until }) };
    }
    case 'WorkFactWithdrawn': {
      const facts = new Map(cycle.facts);
      facts.delete(event.data.factId);
      return { ...cycle, facts };
    }
    case 'MagCycleClosed':
      return { ...cycle, closed: true };
    case 'MagCycleReopened':
      return { ...cycle, closed: false };
    default: {
      const { agreementId } = event.data;
      const agreement = agreementAfter(cycle.agreements.get(agreementId), event, deed);
      return agreement ? { ...cycle, agreements: new Map(cycle.agreements).set(agreementId, agreement) } : cycle;
    }
  }
}

function withTalk(cycle: OpenedCycle, talk: OpenedTalk): OpenedCycle {
  return { ...cycle, talks: new Map(cycle.talks).set(talk.talkId, talk) };
}

type AgreementEvent = Extract<CycleEvent, { readonly data: { readonly agreementId: string } }>;

function agreementAfter(
  before: OpenedAgreement | undefined,
  event: AgreementEvent,
  deed: Deed,
): OpenedAgreement | undefined {
  const step: AgreementStep = {
    ...deed,
    type: event.type,
    version: 'version' in event.data ? event.data.version : undefined,
    reason: 'reason' in event.data ? event.data.reason : undefined,
  };
  if (event.type === 'AgreementProposed') {
    const { agreementId, kind, followUp } = event.data;
    return {
      ...{
        agreementId,
        kind,
        followUp,
        measuredBy: undefined,
        proposedOn: deed.day,
        versions: [proposed(event.data, deed)],
      },
      ...{ conclusions: {}, preconditions: new Map(), history: [step] },
    };
  }
  if (before === undefined) return undefined;
  // Part of the proposal, which is a step already.
  if (event.type === 'AgreementMeasureNamed') return { ...before, measuredBy: event.data.measuredBy };
  return { ...agreementChanged(before, event, deed), history: [...before.history, step] };
}

function proposed(
  data: Extract<AgreementEvent, { type: 'AgreementProposed' | 'AgreementAmended' }>['data'],
  deed: Deed,
): OpenedVersion {
  const { version, terms, fingerprint, reason } = data;
  return { ...deed, version, terms, fingerprint, reason, state: 'pending', answer: undefined };
}

function answered(
  agreement: OpenedAgreement,
  version: number,
  state: OpenedVersion['state'],
  answer: OpenedVersion['answer'],
): OpenedAgreement {
  const versions = agreement.versions.map((one) => (one.version === version ? { ...one, state, answer } : one));
  return { ...agreement, versions };
}

function agreementChanged(agreement: OpenedAgreement, event: AgreementEvent, deed: Deed): OpenedAgreement {
  switch (event.type) {
    case 'AgreementProposed':
    case 'AgreementMeasureNamed':
      return agreement;
    case 'AgreementAmended': {
      const earlier = agreement.versions.map((one): OpenedVersion =>
        one.state === 'pending' ? { ...one, state: 'replaced' } : one,
      );
      return { ...agreement, versions: [...earlier, proposed(event.data, deed)] };
    }
    case 'AgreementAccepted':
      return answered(agreement, event.data.version, 'accepted', { ...deed, reason: undefined });
    case 'AgreementDeclined':
      return answered(agreement, event.data.version, 'declined', { ...deed, reason: event.data.reason });
    case 'AgreementWithdrawn':
      return answered(agreement, event.data.version, 'withdrawn', { ...deed, reason: event.data.reason });
    case 'AgreementConcluded': {
      const { side, conclusion, motivation } = event.data;
      return { ...agreement, conclusions: { ...agreement.conclusions, [side]: { ...deed, conclusion, motivation } } };
    }
    case 'AgreementReopened': {
      const last = agreement.versions.at(-1);
      const undone = last?.state === 'declined' || last?.state === 'withdrawn';
      return { ...(undone ? answered(agreement, last.version, 'pending', undefined) : agreement), conclusions: {} };
    }
    case 'PreconditionRecorded': {
      const { preconditionId, met, note } = event.data;
      return {
        ...agreement,
        preconditions: new Map(agreement.preconditions).set(preconditionId, { ...deed, met, note }),
      };
    }
  }
}
