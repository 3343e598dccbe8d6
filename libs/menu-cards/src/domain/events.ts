import { defineEvent, type EventOf } from '@peil/eventing';
import { calendarDaySchema, opaqueId } from '@peil/kernel';
import { z } from 'zod';

/** The card of a year is the stream `menucard-<year>`. */
export const MENU_CARD = 'menucard';
/** What one unit chose from the card of a year is the stream `menuchoice-<choiceId>`. */
export const MENU_CHOICE = 'menuchoice';

const year = z.int().min(2000).max(2100);
const offerings = z.array(opaqueId).max(200);
const ofChoice = { choiceId: opaqueId, year, unitId: opaqueId };

/** The whole card as it is from now on: part of the catalogue, in the order in which it is shown. */
export const menuCardSet = defineEvent('MenuCardSet', z.strictObject({ year, offerings }));
/** Teams state what they want between these days, both included. A later round takes the place of the earlier one. */
export const preferenceRoundSet = defineEvent(
  'PreferenceRoundSet',
  z.strictObject({ year, from: calendarDaySchema, until: calendarDaySchema }),
);
export const menuCardEvents = [menuCardSet, preferenceRoundSet] as const;
export type MenuCardEvent = EventOf<(typeof menuCardEvents)[number]>;

/** What a team wants, dearest first. A later statement takes the place of the earlier one. */
export const preferenceStated = defineEvent(
  'PreferenceStated',
  z.strictObject({ ...ofChoice, offerings: z.array(opaqueId).min(1).max(10), day: calendarDaySchema }),
);
/** A management team took one training upon itself, together: these people, before that day. */
export const trainingCommitted = defineEvent(
  'TrainingCommitted',
  z.strictObject({
    ...ofChoice,
    commitmentId: opaqueId,
    offeringId: opaqueId,
    personIds: z.array(opaqueId).min(1).max(100),
    by: calendarDaySchema,
    day: calendarDaySchema,
  }),
);
export const commitmentEnded = defineEvent(
  'TrainingCommitmentEnded',
  z.strictObject({ ...ofChoice, commitmentId: opaqueId, day: calendarDaySchema }),
);
export const menuChoiceEvents = [preferenceStated, trainingCommitted, commitmentEnded] as const;
export type MenuChoiceEvent = EventOf<(typeof menuChoiceEvents)[number]>;
