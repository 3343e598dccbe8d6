import { defineEvent, type EventOf } from '@peil/eventing';
import { calendarDaySchema, localizedTextSchema, opaqueId, plain, plainText } from '@peil/kernel';
import { z } from 'zod';
import { actionContentSchema, codeSchema, ownerSchema, settableStates } from './action.js';

/** The stream of one directorate's plan for one year is `actionplan-<planId>`. */
export const ACTION_PLAN = 'actionplan';
/** The one stream `actionplanwords-city` holds the themes and classifications. */
export const ACTION_PLAN_WORDS = 'actionplanwords';
export const WORDS_STREAM = 'city';

const ofPlan = { planId: opaqueId };
const ofAction = { ...ofPlan, actionId: opaqueId };
const reason = plainText(1000);

export const actionPlanDrafted = defineEvent(
  'ActionPlanDrafted',
  z.strictObject({ ...ofPlan, unitId: opaqueId, year: z.int().min(2000).max(2100), day: calendarDaySchema }),
);
/** `origin`: the action another directorate handed over. */
export const actionAdded = defineEvent(
  'ActionAdded',
  z.strictObject({
    ...ofAction,
    content: actionContentSchema,
    origin: z.strictObject({ planId: opaqueId, actionId: opaqueId }).optional(),
    day: calendarDaySchema,
  }),
);
/** The whole content as it is from now on. */
export const actionChanged = defineEvent(
  'ActionChanged',
  z.strictObject({ ...ofAction, content: actionContentSchema, day: calendarDaySchema }),
);
/** Where it stands since that day. A dropped action that gets a state is taken up again. */
export const actionStateRecorded = defineEvent(
  'ActionStateRecorded',
  z.strictObject({ ...ofAction, state: z.enum(settableStates), day: calendarDaySchema }),
);
/** What came of it. A later note takes its place. */
export const actionOutcomeNoted = defineEvent(
  'ActionOutcomeNoted',
  z.strictObject({ ...ofAction, note: plainText(2000), day: calendarDaySchema }),
);
export const actionDropped = defineEvent(
  'ActionDropped',
  z.strictObject({ ...ofAction, reason, day: calendarDaySchema }),
);
/** The other unit has to accept; until then the action stays where it is. */
export const actionHandOverProposed = defineEvent(
  'ActionHandOverProposed',
  z.strictObject({ ...ofAction, toUnitId: opaqueId, reason, day: calendarDaySchema }),
);
/** From now on the action is in the plan of the other unit, under `newActionId`. */
export const actionHandedOver = defineEvent(
  'ActionHandedOver',
  z.strictObject({
    ...ofAction,
    toUnitId: opaqueId,
    newActionId: opaqueId,
    owner: ownerSchema.optional(),
    day: calendarDaySchema,
  }),
);
export const actionHandOverDeclined = defineEvent(
  'ActionHandOverDeclined',
  z.strictObject({ ...ofAction, toUnitId: opaqueId, reason, day: calendarDaySchema }),
);
/** The management team adopted the plan as it was, on that day. It may adopt it again after changes. */
export const actionPlanAdopted = defineEvent(
  'ActionPlanAdopted',
  z.strictObject({ ...ofPlan, adoptedOn: calendarDaySchema, day: calendarDaySchema }),
);

export const actionPlanEvents = [
  actionPlanDrafted,
  actionAdded,
  actionChanged,
  actionStateRecorded,
  actionOutcomeNoted,
  actionDropped,
  actionHandOverProposed,
  actionHandedOver,
  actionHandOverDeclined,
  actionPlanAdopted,
] as const;
export type ActionPlanEvent = EventOf<(typeof actionPlanEvents)[number]>;

/** A theme or classification and what it is called. */
export const wordSchema = z.strictObject({ code: codeSchema, names: plain(localizedTextSchema) });
export type PlanWord = z.infer<typeof wordSchema>;

/** All themes, in the order in which a plan shows them, and all classifications. What is left out is no longer offered. */
export const actionPlanWordsSet = defineEvent(
  'ActionPlanWordsSet',
  z.strictObject({ themes: z.array(wordSchema).min(1).max(50), classifications: z.array(wordSchema).max(50) }),
);
export const actionPlanWordsEvents = [actionPlanWordsSet] as const;
export type ActionPlanWordsEvent = EventOf<(typeof actionPlanWordsEvents)[number]>;
