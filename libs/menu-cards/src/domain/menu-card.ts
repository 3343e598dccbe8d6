import type { Decider } from '@peil/eventing';
import { accept, refuse, sameContent, type CalendarDay } from '@peil/kernel';
import {
  MENU_CARD,
  MENU_CHOICE,
  menuCardEvents,
  menuChoiceEvents,
  type MenuCardEvent,
  type MenuChoiceEvent,
} from './events.js';

export type Round = { readonly from: CalendarDay; readonly until: CalendarDay };
export type MenuCard = { readonly offerings: readonly string[]; readonly round?: Round };

export type MenuCardCommand = { readonly year: number } & (
  { readonly type: 'setCard'; readonly offerings: readonly string[] } | ({ readonly type: 'setRound' } & Round)
);

const twice = refuse(
  'invalid',
  'offering-twice',
  { nl: 'Hetzelfde aanbod staat er twee keer in.', en: 'The same offering is in it twice.' },
  { field: 'offerings' },
);
const untilBeforeFrom = refuse(
  'invalid',
  'until-before-from',
  { nl: 'De laatste dag ligt vóór de eerste dag.', en: 'The last day is before the first day.' },
  { field: 'until' },
);
const noCard = refuse('notFound', 'unknown-menu-card', {
  nl: 'Voor dit jaar is er nog geen menukaart.',
  en: 'There is no menu card for this year yet.',
});
const noRound = refuse('conflict', 'no-preference-round', {
  nl: 'Vandaag loopt er geen ronde om een voorkeur te geven.',
  en: 'There is no preference round today.',
});
const notOnCard = refuse(
  'invalid',
  'not-on-menu-card',
  { nl: 'Dit aanbod staat niet op de menukaart.', en: 'This offering is not on the menu card.' },
  { field: 'offerings' },
);
const unknownCommitment = refuse('notFound', 'unknown-commitment', {
  nl: 'Deze gezamenlijke training bestaat niet.',
  en: 'This joint training does not exist.',
});

/** What the card of a year decides. */
export const menuCardDecider: Decider<MenuCardCommand, MenuCardEvent, MenuCard | undefined> = {
  category: MENU_CARD,
  events: menuCardEvents,
  initialState: undefined,
  decide: (command, card) => {
    const { year } = command;
    if (command.type === 'setCard') {
      const offerings = [...command.offerings];
      if (new Set(offerings).size < offerings.length) return twice;
      if (sameContent(card?.offerings, offerings)) return accept();
      return accept({ type: 'MenuCardSet', data: { year, offerings } });
    }
    const { from, until } = command;
    if (card === undefined) return noCard;
    if (until < from) return untilBeforeFrom;
    if (sameContent(card.round, { from, until })) return accept();
    return accept({ type: 'PreferenceRoundSet', data: { year, from, until } });
  },
  evolve: (card, { type, data }) =>
    type === 'MenuCardSet'
      ? { ...card, offerings: data.offerings }
      : { offerings: card?.offerings ?? [], round: { from: data.from, until: data.until } },
};

export type Commitment = {
  readonly commitmentId: string;
  readonly offeringId: string;
  readonly personIds: readonly string[];
  readonly by: CalendarDay;
  readonly madeOn: CalendarDay;
};
export type MenuChoice = { readonly preferences: readonly string[]; readonly commitments: readonly Commitment[] };

/** `card`: the card of the year as it is, undefined when there is none. */
export type MenuChoiceCommand = {
  readonly choiceId: string;
  readonly year: number;
  readonly unitId: string;
  readonly day: CalendarDay;
  readonly card: MenuCard | undefined;
} & (
  | { readonly type: 'statePreference'; readonly offerings: readonly string[] }
  | {
      readonly type: 'commit';
      readonly commitmentId: string;
      readonly offeringId: string;
      readonly personIds: readonly string[];
      readonly by: CalendarDay;
    }
  | { readonly type: 'endCommitment'; readonly commitmentId: string }
);

/** What one unit chooses from the card of a year. */
export const menuChoiceDecider: Decider<MenuChoiceCommand, MenuChoiceEvent, MenuChoice> = {
  category: MENU_CHOICE,
  events: menuChoiceEvents,
  initialState: { preferences: [], commitments: [] },
  decide: (command, { preferences, commitments }) => {
    const { choiceId, year, unitId, day, card } = command;
    const about = { choiceId, year, unitId, day };
    if (card === undefined) return noCard;
    switch (command.type) {
      case 'statePreference': {
        const offerings = [...command.offerings];
        if (!card.round || day < card.round.from || day > card.round.until) return noRound;
        if (new Set(offerings).size < offerings.length) return twice;
        if (offerings.some((offeringId) => !card.offerings.includes(offeringId))) return notOnCard;
        if (sameContent(preferences, offerings)) return accept();
        return accept({ type: 'PreferenceStated', data: { ...about, offerings } });
      }
      case 'commit': {
        const { commitmentId, offeringId, by } = command;
        if (!card.offerings.includes(offeringId)) return notOnCard;
        if (commitments.some((one) => one.commitmentId === commitmentId)) return accept();
        const personIds = [...new Set(command.personIds)];
        return accept({ type: 'TrainingCommitted', data: { ...about, commitmentId, offeringId, personIds, by } });
      }
      case 'endCommitment': {
        const { commitmentId } = command;
        if (!commitments.some((one) => one.commitmentId === commitmentId)) return unknownCommitment;
        return accept({ type: 'TrainingCommitmentEnded', data: { ...about, commitmentId } });
      }
    }
  },
  evolve: (choice, { type, data }) => {
    switch (type) {
      case 'PreferenceStated':
        return { ...choice, preferences: data.offerings };
      case 'TrainingCommitted': {
        const { commitmentId, offeringId, personIds, by, day: madeOn } = data;
        return { ...choice, commitments: [...choice.commitments, { commitmentId, offeringId, personIds, by, madeOn }] };
      }
      case 'TrainingCommitmentEnded':
        return {
          ...choice,
          commitments: choice.commitments.filter(({ commitmentId }) => commitmentId !== data.commitmentId),
        };
    }
  },
};
