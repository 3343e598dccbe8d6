import type { Decider } from '@peil/eventing';
import { accept, addDays, parsePoints, refuse, sameContent, type CalendarDay, type Decision } from '@peil/kernel';
import {
  OFFERING,
  offeringEvents,
  type AccreditationGrant,
  type OfferingDetails,
  type OfferingSession,
  type OfferingEvent,
} from './events.js';

/** What HR does with one offering of the catalogue. */
export type OfferingCommand = { readonly offeringId: string } & (
  | { readonly type: 'addOffering'; readonly details: OfferingDetails }
  | { readonly type: 'changeOffering'; readonly details: OfferingDetails }
  | {
      readonly type: 'endOffering';
      /** The last day it is offered. */
      readonly until: CalendarDay;
    }
  | { readonly type: 'requestAccreditation'; readonly accreditationId: string; readonly note: string | undefined }
  | {
      readonly type: 'grantAccreditation';
      /** Of a request, or new when nobody had to ask. */
      readonly accreditationId: string;
      readonly grant: AccreditationGrant;
      readonly reason: string | undefined;
    }
  | { readonly type: 'refuseAccreditation'; readonly accreditationId: string; readonly reason: string }
  | { readonly type: 'planSession'; readonly sessionId: string; readonly session: OfferingSession }
  | { readonly type: 'cancelSession'; readonly sessionId: string }
  | {
      readonly type: 'withdrawAccreditation';
      readonly accreditationId: string;
      /** The first day it no longer holds. */
      readonly from: CalendarDay;
      readonly reason: string;
    }
);

/** Where an accreditation stands. That one ran out follows from its last day and the day asked for. */
export type Accreditation =
  | { readonly state: 'requested' }
  | { readonly state: 'refused' }
  | { readonly state: 'granted'; readonly grant: AccreditationGrant; readonly withdrawnFrom?: CalendarDay };

export type OfferingState =
  | undefined
  | {
      readonly details: OfferingDetails;
      readonly until?: CalendarDay;
      readonly accreditations: ReadonlyMap<string, Accreditation>;
      readonly sessions: ReadonlyMap<string, OfferingSession>;
    };

function decide(command: OfferingCommand, state: OfferingState): Decision<OfferingEvent> {
  const { offeringId } = command;
  if (command.type === 'addOffering') {
    const { details } = command;
    if (state === undefined) return accept({ type: 'OfferingAdded', data: { offeringId, details } });
    return sameDetails(state.details, details) ? accept() : offeringExists;
  }
  if (state === undefined) return offeringUnknown;
  switch (command.type) {
    case 'changeOffering': {
      const { details } = command;
      return sameDetails(state.details, details)
        ? accept()
        : accept({ type: 'OfferingChanged', data: { offeringId, details } });
    }
    case 'endOffering':
      return state.until === command.until
        ? accept()
        : accept({ type: 'OfferingEnded', data: { offeringId, until: command.until } });
    case 'requestAccreditation': {
      const { accreditationId, note } = command;
      if (state.accreditations.has(accreditationId)) return accept();
      if ([...state.accreditations.values()].some((other) => other.state === 'requested')) return requestPending;
      return accept({
        type: 'OfferingAccreditationRequested',
        data: { offeringId, accreditationId, ...(note !== undefined && { note }) },
      });
    }
    case 'grantAccreditation': {
      const { accreditationId, grant, reason } = command;
      const found = state.accreditations.get(accreditationId);
      if (found?.state === 'granted') return sameGrant(found.grant, grant) ? accept() : alreadyDecided;
      if (found?.state === 'refused') return alreadyDecided;
      if (grant.until !== undefined && grant.until < grant.from) return untilBeforeFrom;
      if (grant.points !== undefined && parsePoints(grant.points) < 0) return pointsNegative;
      if ([...state.accreditations.values()].some((other) => overlaps(other, grant))) return accreditationsOverlap;
      return accept({
        type: 'OfferingAccreditationGranted',
        data: { offeringId, accreditationId, grant, ...(reason !== undefined && { reason }) },
      });
    }
    case 'refuseAccreditation': {
      const { accreditationId, reason } = command;
      const found = state.accreditations.get(accreditationId);
      if (!found) return accreditationUnknown;
      if (found.state === 'refused') return accept();
      if (found.state === 'granted') return alreadyDecided;
      return accept({ type: 'OfferingAccreditationRefused', data: { offeringId, accreditationId, reason } });
    }
    case 'planSession': {
      const { sessionId, session } = command;
      if (session.until < session.from) return untilBeforeFrom;
      const known = state.sessions.get(sessionId);
      if (known && sameContent(known, session)) return accept();
      return accept({ type: 'OfferingSessionPlanned', data: { offeringId, sessionId, session } });
    }
    case 'cancelSession': {
      const { sessionId } = command;
      return state.sessions.has(sessionId)
        ? accept({ type: 'OfferingSessionCancelled', data: { offeringId, sessionId } })
        : accept();
    }
    case 'withdrawAccreditation': {
      const { accreditationId, from, reason } = command;
      const found = state.accreditations.get(accreditationId);
      if (!found) return accreditationUnknown;
      if (found.state !== 'granted') return notGranted;
      if (found.withdrawnFrom === from) return accept();
      if (from < found.grant.from) return withdrawnBeforeGranted;
      const last = lastDay(found);
      if (last !== undefined && from > last) return alreadyOver;
      return accept({ type: 'OfferingAccreditationWithdrawn', data: { offeringId, accreditationId, from, reason } });
    }
  }
}

function evolve(state: OfferingState, { type, data }: OfferingEvent): OfferingState {
  if (type === 'OfferingAdded') return { details: data.details, accreditations: new Map(), sessions: new Map() };
  if (state === undefined) return state;
  switch (type) {
    case 'OfferingChanged':
      return { ...state, details: data.details };
    case 'OfferingEnded':
      return { ...state, until: data.until };
    case 'OfferingAccreditationRequested':
      return withAccreditation(state, data.accreditationId, { state: 'requested' });
    case 'OfferingAccreditationGranted':
      return withAccreditation(state, data.accreditationId, { state: 'granted', grant: data.grant });
    case 'OfferingAccreditationRefused':
      return withAccreditation(state, data.accreditationId, { state: 'refused' });
    case 'OfferingSessionPlanned':
      return { ...state, sessions: new Map(state.sessions).set(data.sessionId, data.session) };
    case 'OfferingSessionCancelled':
      return { ...state, sessions: without(state.sessions, data.sessionId) };
    case 'OfferingAccreditationWithdrawn': {
      const found = state.accreditations.get(data.accreditationId);
      if (found?.state !== 'granted') return state;
      return withAccreditation(state, data.accreditationId, { ...found, withdrawnFrom: data.from });
    }
  }
}

/** One offering of the catalogue, with its accreditations by date. */
export const offering: Decider<OfferingCommand, OfferingEvent, OfferingState> = {
  category: OFFERING,
  events: offeringEvents,
  initialState: undefined,
  decide,
  evolve,
};

function withAccreditation(
  state: NonNullable<OfferingState>,
  accreditationId: string,
  accreditation: Accreditation,
): OfferingState {
  return { ...state, accreditations: new Map(state.accreditations).set(accreditationId, accreditation) };
}

function without<Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  return new Map([...map].filter(([other]) => other !== key));
}

/** The last day a granted accreditation holds; undefined while it has none. */
function lastDay({ grant, withdrawnFrom }: Extract<Accreditation, { state: 'granted' }>): CalendarDay | undefined {
  const withdrawn = withdrawnFrom === undefined ? undefined : addDays(withdrawnFrom, -1);
  if (withdrawn === undefined) return grant.until;
  return grant.until !== undefined && grant.until < withdrawn ? grant.until : withdrawn;
}

/** Two accreditations for the same scheme on the same day would both say what it earns. */
function overlaps(other: Accreditation, grant: AccreditationGrant): boolean {
  if (other.state !== 'granted' || other.grant.schemeId !== grant.schemeId) return false;
  const last = lastDay(other);
  const startsInTime = grant.until === undefined || other.grant.from <= grant.until;
  return startsInTime && (last === undefined || (last >= grant.from && last >= other.grant.from));
}

function sameDetails(one: OfferingDetails, other: OfferingDetails): boolean {
  return (
    one.code === other.code &&
    one.title.nl === other.title.nl &&
    one.title.en === other.title.en &&
    one.providerId === other.providerId &&
    one.kind === other.kind &&
    one.minutes === other.minutes &&
    sameList(one.components, other.components) &&
    sameList(one.tags, other.tags) &&
    sameList(one.categories, other.categories)
  );
}

function sameGrant(one: AccreditationGrant, other: AccreditationGrant): boolean {
  return (
    one.from === other.from &&
    one.until === other.until &&
    one.schemeId === other.schemeId &&
    one.points === other.points &&
    sameList(one.components, other.components) &&
    sameList(one.tags, other.tags) &&
    sameList(one.categories, other.categories)
  );
}

function sameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}

const offeringExists = refuse('conflict', 'offering-exists', {
  nl: 'Dit aanbod bestaat al met andere gegevens. Wijzig het bestaande aanbod.',
  en: 'This offering already exists with other details. Change the existing offering.',
});
const offeringUnknown = refuse('notFound', 'offering-unknown', {
  nl: 'Dit aanbod bestaat niet.',
  en: 'This offering does not exist.',
});
const requestPending = refuse('conflict', 'accreditation-request-pending', {
  nl: 'Er ligt al een aanvraag voor dit aanbod. Beslis daar eerst over.',
  en: 'There is a pending request for this offering. Decide on it first.',
});
const alreadyDecided = refuse('conflict', 'accreditation-already-decided', {
  nl: 'Over deze accreditatie is al anders beslist. Trek die in of begin een nieuwe.',
  en: 'This accreditation was already decided otherwise. Withdraw it or start a new one.',
});
const accreditationUnknown = refuse('notFound', 'accreditation-unknown', {
  nl: 'Deze accreditatie bestaat niet.',
  en: 'This accreditation does not exist.',
});
const accreditationsOverlap = refuse(
  'conflict',
  'accreditations-overlap',
  {
    nl: 'In deze dagen geldt al een andere accreditatie. Trek die eerst in of kies andere dagen.',
    en: 'Another accreditation holds on some of these days. Withdraw it first or choose other days.',
  },
  { field: 'from' },
);
const notGranted = refuse('conflict', 'accreditation-not-granted', {
  nl: 'Deze accreditatie is niet verleend, dus er is niets in te trekken.',
  en: 'This accreditation was not granted, so there is nothing to withdraw.',
});
const withdrawnBeforeGranted = refuse(
  'invalid',
  'withdrawn-before-granted',
  {
    nl: 'De accreditatie gold op die dag nog niet. Kies de eerste dag of een latere.',
    en: 'The accreditation did not hold yet on that day. Choose its first day or a later one.',
  },
  { field: 'from' },
);
const alreadyOver = refuse(
  'conflict',
  'accreditation-already-over',
  { nl: 'De accreditatie is op die dag al afgelopen.', en: 'The accreditation is already over on that day.' },
  { field: 'from' },
);
const untilBeforeFrom = refuse(
  'invalid',
  'until-before-from',
  { nl: 'De laatste dag ligt vóór de eerste dag.', en: 'The last day is before the first day.' },
  { field: 'until' },
);
const pointsNegative = refuse(
  'invalid',
  'points-negative',
  { nl: 'Punten kunnen niet minder dan 0 zijn.', en: 'Points cannot be less than 0.' },
  { field: 'points' },
);
