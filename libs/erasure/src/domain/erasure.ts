import type { Decider } from '@peil/eventing';
import { accept, refuse, type CalendarDay, type Decision } from '@peil/kernel';
import { ERASURE, erasureEvents, type ErasureEvent, type ErasureGround } from './events.js';

/** `by` is who gives the command, `today` the day of it. */
export type ErasureCommand = { readonly personId: string; readonly by: string; readonly today: CalendarDay } & (
  | { readonly type: 'requestErasure'; readonly ground: ErasureGround; readonly reason: string }
  | { readonly type: 'agreeToErasure'; readonly reason: string }
  | { readonly type: 'declineErasure'; readonly reason: string }
  | { readonly type: 'erasePerson' }
);

/** Where an erasure is. A declined one may be asked for again. */
export type ErasureState =
  | { readonly step: 'none' | 'declined' | 'erased' }
  | { readonly step: 'requested' | 'agreed'; readonly ground: ErasureGround; readonly requestedBy: string };

const RULE = 'An erasure is asked by one HR adviser assigned to all and checked by another';

const alreadyErased = refuse('conflict', 'person-erased', {
  nl: 'De gegevens van deze persoon zijn al gewist.',
  en: "This person's data has been erased already.",
});
const underWay = refuse('conflict', 'erasure-under-way', {
  nl: 'Er loopt al een verzoek om deze gegevens te wissen.',
  en: 'A request to erase this data is under way already.',
});
const nothingToCheck = refuse('conflict', 'no-erasure-to-check', {
  nl: 'Er is geen verzoek dat op een controle wacht.',
  en: 'There is no request that waits for a check.',
});
const notAgreed = refuse(
  'conflict',
  'erasure-not-agreed',
  {
    nl: 'Een tweede HR-adviseur moet het verzoek eerst controleren.',
    en: 'A second HR adviser must check the request first.',
  },
  { rule: RULE },
);
const ownRequest = refuse(
  'forbidden',
  'own-erasure-request',
  {
    nl: 'Je hebt dit zelf gevraagd. Laat een andere HR-adviseur het controleren.',
    en: 'You asked for this yourself. Have another HR adviser check it.',
  },
  { rule: RULE },
);
const ownFile = refuse(
  'forbidden',
  'own-file',
  {
    nl: 'Dit gaat over jouzelf. Laat een andere HR-adviseur het doen.',
    en: 'This is about yourself. Have another HR adviser do it.',
  },
  { rule: RULE },
);

function decide(command: ErasureCommand, state: ErasureState): Decision<ErasureEvent> {
  const { personId, by, today } = command;
  const about = { personId, by, on: today };
  if (state.step === 'erased') return command.type === 'erasePerson' ? accept() : alreadyErased;
  if (by === personId) return ownFile;
  switch (command.type) {
    case 'requestErasure':
      if (state.step === 'requested' || state.step === 'agreed') return underWay;
      return accept({ type: 'ErasureRequested', data: { ...about, ground: command.ground, reason: command.reason } });
    case 'agreeToErasure':
    case 'declineErasure': {
      if (state.step !== 'requested') return nothingToCheck;
      if (state.requestedBy === by) return ownRequest;
      const type = command.type === 'agreeToErasure' ? 'ErasureAgreed' : 'ErasureDeclined';
      return accept({ type, data: { ...about, reason: command.reason } });
    }
    case 'erasePerson':
      if (state.step !== 'agreed') return notAgreed;
      return accept({ type: 'PersonErased', data: { ...about, ground: state.ground } });
  }
}

function evolve(state: ErasureState, event: ErasureEvent): ErasureState {
  switch (event.type) {
    case 'ErasureRequested':
      return { step: 'requested', ground: event.data.ground, requestedBy: event.data.by };
    case 'ErasureAgreed':
      return state.step === 'requested' ? { ...state, step: 'agreed' } : state;
    case 'ErasureDeclined':
      return { step: 'declined' };
    case 'PersonErased':
      return { step: 'erased' };
  }
}

/** What the erasure of one person decides (domain.md, "Who may see what"; reliability.md, "Erasure"). */
export const erasureDecider: Decider<ErasureCommand, ErasureEvent, ErasureState> = {
  category: ERASURE,
  events: erasureEvents,
  subject: (personId) => personId,
  initialState: { step: 'none' },
  decide,
  evolve,
};
