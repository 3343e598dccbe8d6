import type { Decider } from '@peil/eventing';
import { accept, addDays, parsePoints, refuse, type CalendarDay, type Decision } from '@peil/kernel';
import {
  STANDING,
  standingEvents,
  type Adjustment,
  type Dispensation,
  type Pin,
  type Registration,
  type StandingEvent,
  type Verdict,
} from './events.js';

/** What HR decides about one person, next to what the person did. */
export type StandingCommand = { readonly personId: string } & (
  | { readonly type: 'grantDispensation'; readonly dispensationId: string; readonly dispensation: Dispensation }
  | {
      readonly type: 'endDispensation';
      readonly dispensationId: string;
      /** The last day it holds. */
      readonly until: CalendarDay;
      readonly reason: string;
    }
  | { readonly type: 'adjustPoints'; readonly adjustmentId: string; readonly adjustment: Adjustment }
  | { readonly type: 'withdrawAdjustment'; readonly adjustmentId: string; readonly reason: string }
  | { readonly type: 'pinSchemeVersion'; readonly pin: Pin }
  | { readonly type: 'releaseSchemeVersion'; readonly schemeId: string; readonly reason: string }
  | {
      readonly type: 'recordConversation';
      readonly schemeId: string;
      /** First day of the lapsed period that was talked about. */
      readonly periodFrom: CalendarDay;
      readonly day: CalendarDay;
      readonly today: CalendarDay;
    }
  | { readonly type: 'enterRegistration'; readonly registrationId: string; readonly registration: Registration }
  | { readonly type: 'endRegistration'; readonly registrationId: string; readonly until: CalendarDay }
  | { readonly type: 'giveVerdict'; readonly verdictId: string; readonly verdict: Verdict; readonly today: CalendarDay }
);

type DatedItem = { readonly from: CalendarDay; readonly until?: CalendarDay | undefined };

/** What later decisions look at. */
export type StandingState = {
  readonly dispensations: ReadonlyMap<string, DatedItem>;
  readonly adjustments: ReadonlyMap<string, 'stands' | 'withdrawn'>;
  /** Version by scheme. */
  readonly pins: ReadonlyMap<string, Pick<Pin, 'version' | 'from' | 'until'>>;
  /** `schemeId periodFrom` of the conversations held. */
  readonly conversations: ReadonlySet<string>;
  readonly registrations: ReadonlyMap<string, DatedItem>;
  readonly verdicts: ReadonlySet<string>;
};

const initialState: StandingState = {
  dispensations: new Map(),
  adjustments: new Map(),
  pins: new Map(),
  conversations: new Set(),
  registrations: new Map(),
  verdicts: new Set(),
};

function decide(command: StandingCommand, state: StandingState): Decision<StandingEvent> {
  const { personId } = command;
  switch (command.type) {
    case 'grantDispensation': {
      const { dispensationId, dispensation } = command;
      if (state.dispensations.has(dispensationId)) return accept();
      if (endsBeforeItStarts(dispensation)) return untilBeforeFrom('until');
      if (dispensation.amount !== undefined && parsePoints(dispensation.amount) <= 0) return amountNotPositive;
      return accept({ type: 'DispensationGranted', data: { personId, dispensationId, dispensation } });
    }
    case 'endDispensation': {
      const { dispensationId, until, reason } = command;
      const granted = state.dispensations.get(dispensationId);
      if (!granted) return unknown('dispensation-unknown', 'Deze vrijstelling', 'This dispensation');
      if (granted.until === until) return accept();
      if (granted.until !== undefined && until > granted.until) return alreadyEnded;
      if (until < addDays(granted.from, -1)) return untilBeforeFrom('until');
      return accept({ type: 'DispensationEnded', data: { personId, dispensationId, until, reason } });
    }
    case 'adjustPoints': {
      const { adjustmentId, adjustment } = command;
      if (state.adjustments.has(adjustmentId)) return accept();
      if (parsePoints(adjustment.points) === 0) return adjustmentOfNothing;
      return accept({ type: 'PointsAdjusted', data: { personId, adjustmentId, adjustment } });
    }
    case 'withdrawAdjustment': {
      const { adjustmentId, reason } = command;
      const adjusted = state.adjustments.get(adjustmentId);
      if (!adjusted) return unknown('adjustment-unknown', 'Deze correctie', 'This adjustment');
      if (adjusted === 'withdrawn') return accept();
      return accept({ type: 'PointsAdjustmentWithdrawn', data: { personId, adjustmentId, reason } });
    }
    case 'pinSchemeVersion': {
      const { pin } = command;
      if (pin.from !== undefined && pin.until !== undefined && pin.until < pin.from) return untilBeforeFrom('until');
      const held = state.pins.get(pin.schemeId);
      if (held?.version === pin.version && held.from === pin.from && held.until === pin.until) return accept();
      return accept({ type: 'SchemeVersionPinned', data: { personId, pin } });
    }
    case 'releaseSchemeVersion': {
      const { schemeId, reason } = command;
      if (!state.pins.has(schemeId)) return accept();
      return accept({ type: 'SchemeVersionReleased', data: { personId, schemeId, reason } });
    }
    case 'recordConversation': {
      const { schemeId, periodFrom, day, today } = command;
      if (state.conversations.has(`${schemeId} ${periodFrom}`)) return accept();
      if (day > today) return dayInFuture;
      if (day < periodFrom) return conversationBeforePeriod;
      return accept({ type: 'LapsedPeriodDiscussed', data: { personId, schemeId, periodFrom, day } });
    }
    case 'enterRegistration': {
      const { registrationId, registration } = command;
      if (state.registrations.has(registrationId)) return accept();
      if (endsBeforeItStarts(registration)) return untilBeforeFrom('until');
      return accept({ type: 'RegistrationEntered', data: { personId, registrationId, registration } });
    }
    case 'endRegistration': {
      const { registrationId, until } = command;
      const registered = state.registrations.get(registrationId);
      if (!registered) return unknown('registration-unknown', 'Deze registratie', 'This registration');
      if (registered.until === until) return accept();
      if (until < addDays(registered.from, -1)) return untilBeforeFrom('until');
      return accept({ type: 'RegistrationEnded', data: { personId, registrationId, until } });
    }
    case 'giveVerdict': {
      const { verdictId, verdict, today } = command;
      if (state.verdicts.has(verdictId)) return accept();
      if (verdict.day > today) return dayInFuture;
      return accept({ type: 'VerdictGiven', data: { personId, verdictId, verdict } });
    }
  }
}

function evolve(state: StandingState, { type, data }: StandingEvent): StandingState {
  switch (type) {
    case 'DispensationGranted': {
      const { from, until } = data.dispensation;
      return { ...state, dispensations: put(state.dispensations, data.dispensationId, { from, until }) };
    }
    case 'DispensationEnded':
      return { ...state, dispensations: endOn(state.dispensations, data.dispensationId, data.until) };
    case 'PointsAdjusted':
      return { ...state, adjustments: put(state.adjustments, data.adjustmentId, 'stands') };
    case 'PointsAdjustmentWithdrawn':
      return { ...state, adjustments: put(state.adjustments, data.adjustmentId, 'withdrawn') };
    case 'SchemeVersionPinned':
      return { ...state, pins: put(state.pins, data.pin.schemeId, data.pin) };
    case 'SchemeVersionReleased':
      return { ...state, pins: new Map([...state.pins].filter(([schemeId]) => schemeId !== data.schemeId)) };
    case 'LapsedPeriodDiscussed':
      return { ...state, conversations: new Set([...state.conversations, `${data.schemeId} ${data.periodFrom}`]) };
    case 'RegistrationEntered': {
      const { from, until } = data.registration;
      return { ...state, registrations: put(state.registrations, data.registrationId, { from, until }) };
    }
    case 'RegistrationEnded':
      return { ...state, registrations: endOn(state.registrations, data.registrationId, data.until) };
    case 'VerdictGiven':
      return { ...state, verdicts: new Set([...state.verdicts, data.verdictId]) };
  }
}

/** A person's standing: dispensations, corrections by hand, pins, conversations, registrations and verdicts. */
export const standing: Decider<StandingCommand, StandingEvent, StandingState> = {
  category: STANDING,
  events: standingEvents,
  subject: (personId) => personId,
  initialState,
  decide,
  evolve,
};

function put<Value>(map: ReadonlyMap<string, Value>, key: string, value: Value): ReadonlyMap<string, Value> {
  return new Map(map).set(key, value);
}

function endOn(map: ReadonlyMap<string, DatedItem>, key: string, until: CalendarDay): ReadonlyMap<string, DatedItem> {
  const item = map.get(key);
  return item ? put(map, key, { ...item, until }) : map;
}

function endsBeforeItStarts({ from, until }: DatedItem): boolean {
  return until !== undefined && until < from;
}

function untilBeforeFrom(field: string) {
  return refuse(
    'invalid',
    'until-before-from',
    { nl: 'De laatste dag ligt vóór de eerste dag.', en: 'The last day is before the first day.' },
    { field },
  );
}

function unknown(code: string, nl: string, en: string) {
  return refuse('notFound', code, { nl: `${nl} bestaat niet.`, en: `${en} does not exist.` });
}

const amountNotPositive = refuse(
  'invalid',
  'amount-not-positive',
  {
    nl: 'Een vrijstelling haalt iets van de eis af: vul meer dan 0 in, of niets als de hele eis vervalt.',
    en: 'A dispensation takes something off what is required: give more than 0, or nothing to drop the requirement.',
  },
  { field: 'amount' },
);

const alreadyEnded = refuse(
  'conflict',
  'dispensation-already-ended',
  {
    nl: 'Deze vrijstelling eindigt al eerder. Verleen een nieuwe als die langer moet duren.',
    en: 'This dispensation already ends earlier. Grant a new one if it must last longer.',
  },
  { field: 'until' },
);

const adjustmentOfNothing = refuse(
  'invalid',
  'adjustment-of-nothing',
  { nl: 'Een correctie van 0 punten verandert niets.', en: 'An adjustment of 0 points changes nothing.' },
  { field: 'points' },
);

const dayInFuture = refuse(
  'invalid',
  'day-in-future',
  { nl: 'Deze dag is nog niet geweest.', en: 'This day has not been yet.' },
  { field: 'day' },
);

const conversationBeforePeriod = refuse(
  'invalid',
  'conversation-before-period',
  {
    nl: 'Het gesprek kan niet vóór de eerste dag van de periode zijn gehouden.',
    en: 'The conversation cannot have been held before the first day of the period.',
  },
  { field: 'day' },
);
