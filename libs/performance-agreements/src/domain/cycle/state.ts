import type { CycleEvent } from './events.js';
import type { Conclusion, FollowUp, Side, Terms } from './words.js';

/** Terms that one side put forward. */
export type Version = {
  readonly version: number;
  readonly side: Side;
  readonly terms: Terms;
  readonly fingerprint: string;
  readonly state: 'pending' | 'accepted' | 'declined' | 'withdrawn' | 'replaced';
};

export type AgreementState = {
  readonly agreementId: string;
  readonly kind: string;
  readonly followUp: FollowUp | undefined;
  readonly versions: readonly Version[];
  /** What each side said about how it ended. */
  readonly concluded: Readonly<
    Partial<Record<Side, { readonly conclusion: Conclusion; readonly motivation: unknown }>>
  >;
  /** The newest word about each precondition. */
  readonly preconditions: ReadonlyMap<string, boolean>;
};

export type Talk = { readonly on: string; readonly state: 'planned' | 'cancelled' | 'held' };

export type CycleState = {
  readonly opened: boolean;
  readonly closed: boolean;
  /** The other party; undefined while that post is vacant. */
  readonly counterpartId: string | undefined;
  /** The new counterpart has yet to confirm. */
  readonly handingOver: boolean;
  readonly agreements: ReadonlyMap<string, AgreementState>;
  /** The newest entry, by moment and side. */
  readonly entries: ReadonlyMap<string, object>;
  readonly talks: ReadonlyMap<string, Talk>;
  readonly facts: ReadonlyMap<
    string,
    { readonly fact: string; readonly from: string; readonly until?: string | undefined }
  >;
};

export const noCycle: CycleState = {
  opened: false,
  closed: false,
  counterpartId: undefined,
  handingOver: false,
  agreements: new Map(),
  entries: new Map(),
  talks: new Map(),
  facts: new Map(),
};

export function entryKey(moment: string, side: Side): string {
  return `${moment} ${side}`;
}

/** The terms that both have confirmed. */
export function inForce({ versions }: AgreementState): Version | undefined {
  return versions.findLast(({ state }) => state === 'accepted');
}

/** The terms that wait for the other side. */
export function pending({ versions }: AgreementState): Version | undefined {
  const last = versions.at(-1);
  return last?.state === 'pending' ? last : undefined;
}

/** Both sides have said how it ended. */
export function isConcluded({ concluded }: AgreementState): boolean {
  return concluded.manager !== undefined && concluded.counterpart !== undefined;
}

function withAgreement(
  state: CycleState,
  agreementId: string,
  change: (agreement: AgreementState) => AgreementState,
): CycleState {
  const found = state.agreements.get(agreementId);
  return found === undefined
    ? state
    : { ...state, agreements: new Map(state.agreements).set(agreementId, change(found)) };
}

function withVersion(agreement: AgreementState, version: number, state: Version['state']): AgreementState {
  return {
    ...agreement,
    versions: agreement.versions.map((one) => (one.version === version ? { ...one, state } : one)),
  };
}

/** The last version waits again; a conclusion is gone. */
function reopened(agreement: AgreementState): AgreementState {
  const last = agreement.versions.at(-1);
  const undone = last?.state === 'declined' || last?.state === 'withdrawn';
  return { ...(undone ? withVersion(agreement, last.version, 'pending') : agreement), concluded: {} };
}

export function evolveCycle(state: CycleState, event: CycleEvent): CycleState {
  switch (event.type) {
    case 'MagCycleOpened':
      return { ...state, opened: true, counterpartId: event.data.counterpartId };
    case 'MagCycleHandedOver':
      return { ...state, counterpartId: event.data.to, handingOver: true };
    case 'MagCycleHandOverConfirmed':
      return { ...state, handingOver: false };
    case 'AgreementProposed': {
      const { agreementId, kind, side, terms, fingerprint, followUp, version } = event.data;
      const first: Version = { version, side, terms, fingerprint, state: 'pending' };
      const agreement = { agreementId, kind, followUp, versions: [first], concluded: {}, preconditions: new Map() };
      return { ...state, agreements: new Map(state.agreements).set(agreementId, agreement) };
    }
    case 'AgreementMeasureNamed':
      return state;
    case 'AgreementAmended': {
      const { agreementId, version, side, terms, fingerprint } = event.data;
      const next: Version = { version, side, terms, fingerprint, state: 'pending' };
      return withAgreement(state, agreementId, (agreement) => ({
        ...agreement,
        versions: [
          ...agreement.versions.map((one): Version => (one.state === 'pending' ? { ...one, state: 'replaced' } : one)),
          next,
        ],
      }));
    }
    case 'AgreementAccepted':
      return withAgreement(state, event.data.agreementId, (one) => withVersion(one, event.data.version, 'accepted'));
    case 'AgreementDeclined':
      return withAgreement(state, event.data.agreementId, (one) => withVersion(one, event.data.version, 'declined'));
    case 'AgreementWithdrawn':
      return withAgreement(state, event.data.agreementId, (one) => withVersion(one, event.data.version, 'withdrawn'));
    case 'AgreementConcluded': {
      const { agreementId, side, conclusion, motivation } = event.data;
      return withAgreement(state, agreementId, (one) => ({
        ...one,
        concluded: { ...one.concluded, [side]: { conclusion, motivation } },
      }));
    }
    case 'AgreementReopened':
      return withAgreement(state, event.data.agreementId, reopened);
    case 'PreconditionRecorded': {
      const { agreementId, preconditionId, met } = event.data;
      return withAgreement(state, agreementId, (one) => ({
        ...one,
        preconditions: new Map(one.preconditions).set(preconditionId, met),
      }));
    }
    case 'MagEntryRecorded': {
      const { moment, side, day: _day, personId: _person, year: _year, ...words } = event.data;
      return { ...state, entries: new Map(state.entries).set(entryKey(moment, side), words) };
    }
    case 'TalkPlanned':
    case 'TalkMoved': {
      const { talkId, on } = event.data;
      return { ...state, talks: new Map(state.talks).set(talkId, { on, state: 'planned' }) };
    }
    case 'TalkCancelled': {
      const { talkId } = event.data;
      const on = state.talks.get(talkId)?.on ?? '';
      return { ...state, talks: new Map(state.talks).set(talkId, { on, state: 'cancelled' }) };
    }
    case 'ConversationHeld': {
      const { talkId, on } = event.data;
      return { ...state, talks: new Map(state.talks).set(talkId, { on, state: 'held' }) };
    }
    case 'WorkFactStated': {
      const { factId, fact, from, until } = event.data;
      return { ...state, facts: new Map(state.facts).set(factId, { fact, from, until }) };
    }
    case 'WorkFactWithdrawn': {
      const facts = new Map(state.facts);
      facts.delete(event.data.factId);
      return { ...state, facts };
    }
    case 'MagCycleClosed':
      return { ...state, closed: true };
    case 'MagCycleReopened':
      return { ...state, closed: false };
  }
}
