import type { Decider } from '@peil/eventing';
import { accept, addDays, refuse, type CalendarDay, type Decision } from '@peil/kernel';
import { FACILITATOR, facilitatorEvents, type FacilitatorEvent } from './events.js';

export type FacilitatorCommand = { readonly facilitatorId: string } & (
  | {
      readonly type: 'registerFacilitator';
      readonly name: string;
      readonly external: boolean;
      readonly from: CalendarDay;
      readonly until: CalendarDay | undefined;
    }
  | {
      readonly type: 'endFacilitatorRegistration';
      /** The last day of the registration. */
      readonly until: CalendarDay;
    }
);

/** The newest registration. */
export type FacilitatorState =
  undefined | { readonly from: CalendarDay; readonly until?: CalendarDay | undefined; readonly external: boolean };

function decide(command: FacilitatorCommand, state: FacilitatorState): Decision<FacilitatorEvent> {
  const { facilitatorId } = command;
  switch (command.type) {
    case 'registerFacilitator': {
      const { name, external, from, until } = command;
      if (state?.from === from && state.until === until && state.external === external) return accept();
      if (until !== undefined && until < from) return untilBeforeFrom;
      if (state && (state.until === undefined || state.until >= from)) return alreadyRegistered;
      return accept({
        type: 'FacilitatorRegistered',
        data: { facilitatorId, name, external, from, ...(until !== undefined && { until }) },
      });
    }
    case 'endFacilitatorRegistration': {
      const { until } = command;
      if (state === undefined) return facilitatorUnknown;
      if (state.until === until) return accept();
      if (until < addDays(state.from, -1)) return untilBeforeFrom;
      return accept({ type: 'FacilitatorRegistrationEnded', data: { facilitatorId, until } });
    }
  }
}

function evolve(state: FacilitatorState, { type, data }: FacilitatorEvent): FacilitatorState {
  switch (type) {
    case 'FacilitatorRegistered':
      return { from: data.from, until: data.until, external: data.external };
    case 'FacilitatorRegistrationEnded':
      return state && { ...state, until: data.until };
  }
}

/** Someone on the register of facilitators: what they report as facilitator needs no review. */
export const facilitator: Decider<FacilitatorCommand, FacilitatorEvent, FacilitatorState> = {
  category: FACILITATOR,
  events: facilitatorEvents,
  subject: (facilitatorId) => facilitatorId,
  initialState: undefined,
  decide,
  evolve,
};

const facilitatorUnknown = refuse('notFound', 'facilitator-unknown', {
  nl: 'Deze begeleider staat niet in het register.',
  en: 'This facilitator is not on the register.',
});
const untilBeforeFrom = refuse(
  'invalid',
  'until-before-from',
  { nl: 'De laatste dag ligt vóór de eerste dag.', en: 'The last day is before the first day.' },
  { field: 'until' },
);
const alreadyRegistered = refuse(
  'conflict',
  'facilitator-already-registered',
  {
    nl: 'Deze begeleider staat op die dag al in het register.',
    en: 'This facilitator is already on the register on that day.',
  },
  { field: 'from' },
);
