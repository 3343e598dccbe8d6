import type { EventOf } from '@peil/eventing';
import type { CalendarDay } from '@peil/kernel';
import {
  activityApproved,
  activityCorrected,
  activityPlanned,
  activityRecorded,
  activityRejected,
  activityReopened,
  activityReturned,
  activitySubmitted,
  activityWithdrawn,
  planCancelled,
  planCarriedOut,
  planMoved,
  type Activity,
  type ActivityStatus,
  type Facilitation,
  type SourceType,
} from '@peil/development';
import {
  appointmentChanged,
  appointmentCorrected,
  appointmentEnded,
  appointmentStarted,
  appointmentWithdrawn,
  excusedIntervalEnded,
  excusedIntervalRecorded,
  excusedIntervalWithdrawn,
} from '@peil/organisation';
import {
  dispensationEnded,
  dispensationGranted,
  lapsedPeriodDiscussed,
  pointsAdjusted,
  pointsAdjustmentWithdrawn,
  registrationEnded,
  registrationEntered,
  schemeVersionPinned,
  schemeVersionReleased,
  verdictGiven,
  type Adjustment,
  type Dispensation,
  type Pin,
  type Verdict,
} from '../domain/standing/events.js';
import { settlementEvents, type SettlementEvent } from '../domain/settlement/events.js';
import type { RecordedEvent } from './recorded-event.js';

/** The events of a person that a balance depends on. */
export const personFactEvents = [
  appointmentStarted,
  appointmentChanged,
  appointmentEnded,
  appointmentCorrected,
  appointmentWithdrawn,
  excusedIntervalRecorded,
  excusedIntervalEnded,
  excusedIntervalWithdrawn,
  activityRecorded,
  activityPlanned,
  planCancelled,
  planMoved,
  planCarriedOut,
  activitySubmitted,
  activityApproved,
  activityReturned,
  activityRejected,
  activityReopened,
  activityCorrected,
  activityWithdrawn,
  dispensationGranted,
  dispensationEnded,
  pointsAdjusted,
  pointsAdjustmentWithdrawn,
  schemeVersionPinned,
  schemeVersionReleased,
  lapsedPeriodDiscussed,
  registrationEntered,
  registrationEnded,
  verdictGiven,
  ...settlementEvents,
] as const;

/** An activity without the person's own words. */
export type KeptActivity = Omit<Activity, 'title' | 'description' | 'facilitation' | 'source'> & {
  readonly facilitation: Omit<Facilitation, 'name'>;
  readonly source: { readonly type: SourceType };
};

type OfActivity = { readonly activityId: string };

/** An event of a period without what was written about it. */
export type KeptSettlementEvent = WithoutText<SettlementEvent>;
type WithoutText<Event> = Event extends { readonly type: infer Type; readonly data: infer Data }
  ? { readonly type: Type; readonly data: Omit<Data, 'reason' | 'text' | 'advice'> }
  : never;

/** What is kept of each event: everything but personal text. */
export type KeptEvent =
  | EventOf<
      | typeof appointmentStarted
      | typeof appointmentChanged
      | typeof appointmentEnded
      | typeof appointmentCorrected
      | typeof appointmentWithdrawn
      | typeof excusedIntervalRecorded
      | typeof excusedIntervalEnded
      | typeof excusedIntervalWithdrawn
      | typeof lapsedPeriodDiscussed
      | typeof registrationEntered
      | typeof registrationEnded
    >
  | KeptSettlementEvent
  | { readonly type: 'ActivityRecorded' | 'ActivityPlanned'; readonly data: OfActivity & { activity: KeptActivity } }
  | {
      readonly type:
        | 'PlanCancelled'
        | 'PlanCarriedOut'
        | 'ActivitySubmitted'
        | 'ActivityReturned'
        | 'ActivityRejected'
        | 'ActivityReopened'
        | 'ActivityWithdrawn';
      readonly data: OfActivity;
    }
  | { readonly type: 'PlanMoved'; readonly data: OfActivity & { readonly day: CalendarDay } }
  | {
      readonly type: 'ActivityApproved';
      readonly data: OfActivity & { readonly components?: readonly string[]; readonly tags?: readonly string[] };
    }
  | {
      readonly type: 'ActivityCorrected';
      readonly data: OfActivity & {
        readonly activity: KeptActivity;
        readonly status: Extract<ActivityStatus, 'recorded' | 'submitted' | 'approved' | 'returned'>;
      };
    }
  | {
      readonly type: 'DispensationGranted';
      readonly data: { readonly dispensationId: string; readonly dispensation: Omit<Dispensation, 'decision'> };
    }
  | {
      readonly type: 'DispensationEnded';
      readonly data: Omit<EventOf<typeof dispensationEnded>['data'], 'reason'>;
    }
  | {
      readonly type: 'PointsAdjusted';
      readonly data: { readonly adjustmentId: string; readonly adjustment: Omit<Adjustment, 'reason'> };
    }
  | { readonly type: 'PointsAdjustmentWithdrawn'; readonly data: { readonly adjustmentId: string } }
  | { readonly type: 'SchemeVersionPinned'; readonly data: { readonly pin: Omit<Pin, 'reason'> } }
  | { readonly type: 'SchemeVersionReleased'; readonly data: { readonly schemeId: string } }
  | {
      readonly type: 'VerdictGiven';
      readonly data: { readonly verdictId: string; readonly verdict: Omit<Verdict, 'motivation'> };
    };

/** One event of a person, as the read model keeps it. */
export type PersonFact = RecordedEvent<KeptEvent>;
