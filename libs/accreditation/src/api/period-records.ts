import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DomainEvent, EventCodec, EventStore, OpenedEvent } from '@peil/eventing';
import { EVENT_CODEC, EVENT_STORE } from '@peil/http-api';
import { isReadable, type PersonalText } from '@peil/kernel';
import {
  SETTLEMENT,
  settlementEvents,
  settlementId,
  type PeriodKey,
  type SettlementEvent,
} from '../domain/settlement/events.js';
import type { ConsequenceAnswer, ObjectionAnswer, SettlementStepAnswer } from './period-answers.js';
import type { DecidedAnswer } from './standing-answers.js';

/** What was written about one period of a person, with who wrote it. */
export type PeriodRecords = {
  readonly steps: readonly SettlementStepAnswer[];
  readonly objections: readonly ObjectionAnswer[];
  readonly consequences: readonly ConsequenceAnswer[];
};

/** What was written about a period: its reasons, objections and consequences. */
export class PeriodRecordsQuery extends Query<PeriodRecords> {
  constructor(readonly key: PeriodKey) {
    super();
  }
}

const types: ReadonlySet<string> = new Set(settlementEvents.map(({ type }) => type));

/** Its data was checked against its schema when it was opened. */
function isSettlementEvent(event: DomainEvent): event is SettlementEvent {
  return types.has(event.type);
}

/** The texts are personal, so this reads the period's own stream; no read model holds them. */
@QueryHandler(PeriodRecordsQuery)
export class PeriodRecordsQueryHandler implements IQueryHandler<PeriodRecordsQuery> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(EVENT_CODEC) private readonly codec: EventCodec,
  ) {}

  async execute({ key }: PeriodRecordsQuery): Promise<PeriodRecords> {
    const found: Found = { steps: [], objections: new Map(), consequences: new Map() };
    for (const stored of await this.store.readStream(`${SETTLEMENT}-${settlementId(key)}`)) {
      const event = await this.codec.open(stored);
      if (isSettlementEvent(event)) take(found, event, event);
    }
    return {
      steps: found.steps,
      objections: [...found.objections.values()],
      consequences: [...found.consequences.values()],
    };
  }
}

type Found = {
  readonly steps: SettlementStepAnswer[];
  readonly objections: Map<string, ObjectionAnswer>;
  readonly consequences: Map<string, ConsequenceAnswer>;
};

const stepOf = {
  PeriodClosed: 'closing',
  RestatementAccepted: 'restatement',
  RestatementDeclined: 'restatementDeclined',
  ResultRecalculated: 'recalculation',
} as const;

function take(found: Found, { type, data }: SettlementEvent, { stored }: OpenedEvent): void {
  const { actor, recordedAt } = stored.metadata;
  const decided = (reason: PersonalText): Pick<DecidedAnswer, keyof DecidedAnswer> => ({
    decidedBy: actor.personId,
    recordedAt,
    ...(isReadable(reason) && { reason }),
  });
  switch (type) {
    case 'PeriodClosed':
    case 'RestatementAccepted':
    case 'RestatementDeclined':
    case 'ResultRecalculated': {
      const { day, grounds, reason } = data;
      found.steps.push({ step: stepOf[type], day, fingerprint: grounds.fingerprint, ...decided(reason) });
      if (type === 'ResultRecalculated') change(found.objections, data.objectionId, { recalculatedOn: day });
      return;
    }
    case 'ObjectionLodged': {
      const { objectionId, day, text } = data;
      found.objections.set(objectionId, { objectionId, day, ...decided(text) });
      return;
    }
    case 'ObjectionAdvised':
      change(found.objections, data.objectionId, { advice: { day: data.day, ...decided(data.advice) } });
      return;
    case 'ObjectionDecided': {
      const { objectionId, day, outcome, reason } = data;
      change(found.objections, objectionId, { decision: { day, outcome, ...decided(reason) } });
      return;
    }
    case 'ConsequenceEntered': {
      const { consequenceId, day, text } = data;
      found.consequences.set(consequenceId, { consequenceId, day, withdrawn: false, ...decided(text) });
      return;
    }
    case 'ConsequenceWithdrawn':
      change(found.consequences, data.consequenceId, { withdrawn: true });
      return;
  }
}

function change<Answer>(answers: Map<string, Answer>, id: string, to: Partial<Answer>): void {
  const found = answers.get(id);
  if (found !== undefined) answers.set(id, { ...found, ...to });
}
