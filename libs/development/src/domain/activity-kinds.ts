import type { Decider } from '@peil/eventing';
import { accept, refuse, type CalendarDay, type Decision, sameContent } from '@peil/kernel';
import type { ActivityKind } from './activity-kind.js';
import { ACTIVITY_KIND, activityKindEvents, type ActivityKindEvent } from './events.js';
import { isScoreName, isSpecialName } from '@peil/imports';

export type ActivityKindCommand =
  /** A new kind, a change of one, or the return of a retired one. */
  | { readonly type: 'defineActivityKind'; readonly kind: ActivityKind }
  /** The same, for a kind every installation starts with: what HR made of it stays. */
  | { readonly type: 'provideActivityKind'; readonly kind: ActivityKind }
  | { readonly type: 'retireActivityKind'; readonly code: string; readonly from: CalendarDay };

export type ActivityKindState = {
  readonly kind: ActivityKind | undefined;
  readonly retiredFrom: CalendarDay | undefined;
};

const unknownKind = refuse(
  'notFound',
  'unknown-activity-kind',
  { nl: 'Deze soort activiteit bestaat niet.', en: 'This kind of activity does not exist.' },
  { field: 'code' },
);
const noScoreFact = refuse(
  'invalid',
  'no-scores',
  {
    nl: 'Een soort activiteit vraagt geen score, cijfer of uitslag. Vraag alleen een kaal feit, zoals testPassed.',
    en: 'A kind of activity asks for no score, grade or result. Ask only for a bare fact, such as testPassed.',
  },
  { field: 'facts', rule: 'no score, grade, result or pass/fail exists in Peil' },
);
const noSpecialFact = refuse(
  'invalid',
  'no-personal-characteristics',
  {
    nl: 'Een soort activiteit vraagt niets over herkomst, geloof, gezondheid, gerichtheid of geslacht.',
    en: 'A kind of activity asks nothing about origin, religion, health, orientation or gender.',
  },
  { field: 'facts', rule: 'no personal characteristic exists in Peil' },
);
const doubleFact = refuse(
  'invalid',
  'fact-asked-twice',
  { nl: 'Hetzelfde feit staat er twee keer in.', en: 'The same fact is asked for twice.' },
  { field: 'facts' },
);

function define(kind: ActivityKind, state: ActivityKindState): Decision<ActivityKindEvent> {
  const names = kind.facts.map(({ name }) => name);
  if (names.some(isScoreName)) return noScoreFact;
  if (names.some(isSpecialName)) return noSpecialFact;
  if (new Set(names).size < names.length) return doubleFact;
  const stands = state.retiredFrom === undefined && sameContent(state.kind, kind);
  return stands ? accept() : accept({ type: 'ActivityKindDefined', data: kind });
}

function decide(command: ActivityKindCommand, state: ActivityKindState): Decision<ActivityKindEvent> {
  switch (command.type) {
    case 'defineActivityKind':
      return define(command.kind, state);
    case 'provideActivityKind':
      return state.kind ? accept() : define(command.kind, state);
    case 'retireActivityKind':
      if (!state.kind) return unknownKind;
      return state.retiredFrom === command.from
        ? accept()
        : accept({ type: 'ActivityKindRetired', data: { code: command.code, from: command.from } });
  }
}

/** What one kind of activity decides. Its streams are `activitykind-<code>`. */
export const activityKindDecider: Decider<ActivityKindCommand, ActivityKindEvent, ActivityKindState> = {
  category: ACTIVITY_KIND,
  events: activityKindEvents,
  initialState: { kind: undefined, retiredFrom: undefined },
  decide,
  evolve: (state, event) =>
    event.type === 'ActivityKindDefined'
      ? { kind: event.data, retiredFrom: undefined }
      : { ...state, retiredFrom: event.data.from },
};
