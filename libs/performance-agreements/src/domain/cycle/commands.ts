import type { CalendarDay } from '@peil/kernel';
import type { Conclusion, FollowUp, MeasuredBy, Progress, Terms } from './words.js';

/** Who gives a command, and to whom the manager reports on the day: the reporting line decides who agrees with whom. */
export type Sender = {
  readonly personId: string;
  readonly line: readonly string[];
  /** An HR adviser may record facts about the work, and open or hand over a cycle; never agree. */
  readonly hr?: true;
};

type Common = {
  readonly personId: string;
  readonly year: number;
  readonly today: CalendarDay;
  readonly by: Sender;
};

export type Proposal = {
  readonly agreementId: string;
  readonly kind: string;
  readonly terms: Terms;
  readonly fingerprint: string;
  readonly followUp?: FollowUp | undefined;
  readonly measuredBy?: MeasuredBy | undefined;
  readonly reason?: string | undefined;
};

export type Acceptance = {
  readonly agreementId: string;
  readonly version: number;
  /** Of the terms that the person read. */
  readonly fingerprint: string;
};

export type OpenCycle = Common & { readonly type: 'openCycle' };
export type HandOver = Common & { readonly type: 'handOver'; readonly to: string; readonly note?: string | undefined };
export type ConfirmHandOver = Common & { readonly type: 'confirmHandOver' };
/** One agreement, or the whole sheet of a year at once. Opens the cycle where that has not been done. */
export type ProposeAgreements = Common & {
  readonly type: 'proposeAgreements';
  readonly agreements: readonly Proposal[];
};
export type AmendAgreement = Common & {
  readonly type: 'amendAgreement';
  readonly agreementId: string;
  readonly terms: Terms;
  readonly fingerprint: string;
  readonly reason?: string | undefined;
};
export type AcceptAgreements = Common & {
  readonly type: 'acceptAgreements';
  readonly agreements: readonly Acceptance[];
};
export type DeclineAgreement = Common & {
  readonly type: 'declineAgreement';
  readonly agreementId: string;
  readonly version: number;
  readonly reason: string;
};
export type WithdrawAgreement = Common & {
  readonly type: 'withdrawAgreement';
  readonly agreementId: string;
  readonly reason?: string | undefined;
};
export type ConcludeAgreements = Common & {
  readonly type: 'concludeAgreements';
  readonly agreements: readonly {
    readonly agreementId: string;
    readonly conclusion: Conclusion;
    readonly motivation: string;
  }[];
};
export type ReopenAgreement = Common & {
  readonly type: 'reopenAgreement';
  readonly agreementId: string;
  readonly reason?: string | undefined;
};
export type RecordPrecondition = Common & {
  readonly type: 'recordPrecondition';
  readonly agreementId: string;
  readonly preconditionId: string;
  readonly met: boolean;
  readonly note?: string | undefined;
};
export type RecordEntry = Common & {
  readonly type: 'recordEntry';
  readonly moment: string;
  readonly intentions?: string | undefined;
  readonly goals?: string | undefined;
  readonly evaluation?: string | undefined;
  readonly progress?: Progress | undefined;
};
export type PlanTalk = Common & { readonly type: 'planTalk'; readonly talkId: string; readonly on: CalendarDay };
export type MoveTalk = Common & { readonly type: 'moveTalk'; readonly talkId: string; readonly on: CalendarDay };
export type CancelTalk = Common & {
  readonly type: 'cancelTalk';
  readonly talkId: string;
  readonly reason?: string | undefined;
};
/** The talk that was planned, or one that was not. */
export type HoldConversation = Common & {
  readonly type: 'holdConversation';
  readonly talkId: string;
  readonly on: CalendarDay;
  readonly lapsedPeriods?: readonly { readonly schemeId: string; readonly periodFrom: CalendarDay }[] | undefined;
};
export type StateWorkFact = Common & {
  readonly type: 'stateWorkFact';
  readonly factId: string;
  readonly fact: string;
  readonly from: CalendarDay;
  readonly until?: CalendarDay | undefined;
};
export type WithdrawWorkFact = Common & { readonly type: 'withdrawWorkFact'; readonly factId: string };
export type CloseCycle = Common & { readonly type: 'closeCycle' };
export type ReopenCycle = Common & { readonly type: 'reopenCycle'; readonly reason?: string | undefined };

export type CycleCommand =
  | OpenCycle
  | HandOver
  | ConfirmHandOver
  | ProposeAgreements
  | AmendAgreement
  | AcceptAgreements
  | DeclineAgreement
  | WithdrawAgreement
  | ConcludeAgreements
  | ReopenAgreement
  | RecordPrecondition
  | RecordEntry
  | PlanTalk
  | MoveTalk
  | CancelTalk
  | HoldConversation
  | StateWorkFact
  | WithdrawWorkFact
  | CloseCycle
  | ReopenCycle;
