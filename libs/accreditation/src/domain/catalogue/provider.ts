import type { Decider } from '@peil/eventing';
import { accept, addDays, refuse, type CalendarDay, type Decision } from '@peil/kernel';
import { PROVIDER, providerEvents, type ProviderEvent } from './events.js';

export type ProviderCommand = { readonly providerId: string } & (
  | { readonly type: 'registerProvider'; readonly name: string; readonly internal: boolean }
  | {
      readonly type: 'accreditProvider';
      readonly from: CalendarDay;
      readonly until: CalendarDay | undefined;
      readonly reason: string | undefined;
    }
  | {
      readonly type: 'endProviderAccreditation';
      /** The last day it was accredited. */
      readonly until: CalendarDay;
      readonly reason: string;
    }
);

export type ProviderState =
  | undefined
  | {
      readonly name: string;
      readonly internal: boolean;
      /** The newest accreditation. */
      readonly accredited?: { readonly from: CalendarDay; readonly until?: CalendarDay | undefined };
    };

function decide(command: ProviderCommand, state: ProviderState): Decision<ProviderEvent> {
  const { providerId } = command;
  if (command.type === 'registerProvider') {
    const { name, internal } = command;
    if (state?.name === name && state.internal === internal) return accept();
    return accept({ type: 'ProviderRegistered', data: { providerId, name, internal } });
  }
  if (state === undefined) return providerUnknown;
  const { accredited } = state;
  switch (command.type) {
    case 'accreditProvider': {
      const { from, until, reason } = command;
      if (accredited?.from === from && accredited.until === until) return accept();
      if (until !== undefined && until < from) return untilBeforeFrom;
      if (accredited && (accredited.until === undefined || accredited.until >= from)) return alreadyAccredited;
      return accept({
        type: 'ProviderAccredited',
        data: { providerId, from, ...(until !== undefined && { until }), ...(reason !== undefined && { reason }) },
      });
    }
    case 'endProviderAccreditation': {
      const { until, reason } = command;
      if (!accredited) return notAccredited;
      if (accredited.until === until) return accept();
      if (until < addDays(accredited.from, -1)) return untilBeforeFrom;
      return accept({ type: 'ProviderAccreditationEnded', data: { providerId, until, reason } });
    }
  }
}

function evolve(state: ProviderState, { type, data }: ProviderEvent): ProviderState {
  if (type === 'ProviderRegistered') return { ...state, name: data.name, internal: data.internal };
  if (state === undefined) return state;
  switch (type) {
    case 'ProviderAccredited':
      return { ...state, accredited: { from: data.from, until: data.until } };
    case 'ProviderAccreditationEnded':
      return state.accredited ? { ...state, accredited: { ...state.accredited, until: data.until } } : state;
  }
}

/** A provider, and from when until when its attendance lists need no review. */
export const provider: Decider<ProviderCommand, ProviderEvent, ProviderState> = {
  category: PROVIDER,
  events: providerEvents,
  initialState: undefined,
  decide,
  evolve,
};

const providerUnknown = refuse('notFound', 'provider-unknown', {
  nl: 'Deze aanbieder bestaat niet.',
  en: 'This provider does not exist.',
});
const untilBeforeFrom = refuse(
  'invalid',
  'until-before-from',
  { nl: 'De laatste dag ligt vóór de eerste dag.', en: 'The last day is before the first day.' },
  { field: 'until' },
);
const alreadyAccredited = refuse(
  'conflict',
  'provider-already-accredited',
  {
    nl: 'Deze aanbieder is op die dag al geaccrediteerd. Beëindig dat eerst.',
    en: 'This provider is already accredited on that day. End that first.',
  },
  { field: 'from' },
);
const notAccredited = refuse('conflict', 'provider-not-accredited', {
  nl: 'Deze aanbieder is niet geaccrediteerd.',
  en: 'This provider is not accredited.',
});
