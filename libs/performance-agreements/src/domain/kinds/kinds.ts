import type { Decider } from '@peil/eventing';
import { isScoreName, isSpecialName } from '@peil/imports';
import { accept, refuse, type CalendarDay, type Decision, sameContent } from '@peil/kernel';
import { AGREEMENT_KIND, agreementKindEvents, type AgreementKind, type AgreementKindEvent } from './kind.js';

export type AgreementKindCommand =
  /** A new kind, a change of one, or the return of a retired one. */
  | { readonly type: 'defineAgreementKind'; readonly kind: AgreementKind }
  /** The same, for a kind every installation starts with: what HR made of it stays. */
  | { readonly type: 'provideAgreementKind'; readonly kind: AgreementKind }
  | { readonly type: 'retireAgreementKind'; readonly code: string; readonly from: CalendarDay };

export type AgreementKindState = {
  readonly kind: AgreementKind | undefined;
  readonly retiredFrom: CalendarDay | undefined;
};

const unknownKind = refuse(
  'notFound',
  'unknown-agreement-kind',
  { nl: 'Deze soort afspraak bestaat niet.', en: 'This kind of agreement does not exist.' },
  { field: 'code' },
);
const noScores = refuse(
  'invalid',
  'no-scores',
  {
    nl: 'Een afspraak is geen score, cijfer of beoordeling van een mens. Kies een andere naam.',
    en: 'An agreement is no score, grade or rating of a person. Choose another name.',
  },
  { field: 'names', rule: 'no score, grade, result or pass/fail exists in Peil' },
);
const noCharacteristics = refuse(
  'invalid',
  'no-personal-characteristics',
  {
    nl: 'Een afspraak gaat niet over herkomst, geloof, gezondheid, gerichtheid of geslacht. Kies een andere naam.',
    en: 'An agreement is not about origin, religion, health, orientation or gender. Choose another name.',
  },
  { field: 'names', rule: 'no personal characteristic exists in Peil' },
);

function define(kind: AgreementKind, state: AgreementKindState): Decision<AgreementKindEvent> {
  const names = [kind.code, kind.names.nl, kind.names.en];
  if (names.some(isScoreName)) return noScores;
  if (names.some(isSpecialName)) return noCharacteristics;
  const stands = state.retiredFrom === undefined && sameContent(state.kind, kind);
  return stands ? accept() : accept({ type: 'AgreementKindDefined', data: kind });
}

/** What one kind of agreement decides. Its streams are `agreementkind-<code>`. */
export const agreementKindDecider: Decider<AgreementKindCommand, AgreementKindEvent, AgreementKindState> = {
  category: AGREEMENT_KIND,
  events: agreementKindEvents,
  initialState: { kind: undefined, retiredFrom: undefined },
  decide(command, state) {
    switch (command.type) {
      case 'defineAgreementKind':
        return define(command.kind, state);
      case 'provideAgreementKind':
        return state.kind ? accept() : define(command.kind, state);
      case 'retireAgreementKind':
        if (!state.kind) return unknownKind;
        return state.retiredFrom === command.from
          ? accept()
          : accept({ type: 'AgreementKindRetired', data: { code: command.code, from: command.from } });
    }
  },
  evolve: (state, event) =>
    event.type === 'AgreementKindDefined'
      ? { kind: event.data, retiredFrom: undefined }
      : { ...state, retiredFrom: event.data.from },
};
