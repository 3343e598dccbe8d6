import type { CalendarDay } from '@peil/kernel';
import type { ActionContent, Owner, SettableState } from './action.js';

type OfAction = { readonly actionId: string; readonly day: CalendarDay };

/** Commands to the plan of one directorate for one year. `day` is the day of the command, in Europe/Amsterdam. */
export type ActionPlanCommand = { readonly planId: string } & (
  | { readonly type: 'draftPlan'; readonly unitId: string; readonly year: number; readonly day: CalendarDay }
  | (OfAction & {
      readonly type: 'addAction';
      readonly content: ActionContent;
      /** The action another directorate handed over. */
      readonly origin?: { readonly planId: string; readonly actionId: string };
    })
  | (OfAction & { readonly type: 'changeAction'; readonly content: ActionContent })
  | (OfAction & {
      readonly type: 'recordProgress';
      readonly state?: SettableState | undefined;
      readonly note?: string | undefined;
      /** Given: only the owner may do this, and it must be this person. */
      readonly ownerOnly?: string | undefined;
    })
  | (OfAction & { readonly type: 'dropAction'; readonly reason: string })
  | (OfAction & { readonly type: 'proposeHandOver'; readonly toUnitId: string; readonly reason: string })
  | (OfAction & {
      readonly type: 'acceptHandOver';
      readonly byUnitId: string;
      readonly newActionId: string;
      readonly owner?: Owner | undefined;
    })
  | (OfAction & { readonly type: 'declineHandOver'; readonly byUnitId: string; readonly reason: string })
  | { readonly type: 'adoptPlan'; readonly adoptedOn: CalendarDay; readonly day: CalendarDay }
);
