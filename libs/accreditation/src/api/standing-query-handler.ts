import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DomainEvent, EventCodec, EventStore, OpenedEvent } from '@peil/eventing';
import { EVENT_CODEC, EVENT_STORE } from '@peil/http-api';
import { isReadable, type PersonalText } from '@peil/kernel';
import { STANDING, standingEvents, type StandingEvent } from '../domain/standing/events.js';
import { StandingQuery } from './queries.js';
import type {
  AdjustmentAnswer,
  ConversationAnswer,
  DecidedAnswer,
  DispensationAnswer,
  PinnedVersionAnswer,
  RegistrationAnswer,
  StandingAnswer,
  VerdictAnswer,
} from './standing-answers.js';

/** The reasons are personal text, so this reads the person's own stream; no read model holds them. */
@QueryHandler(StandingQuery)
export class StandingQueryHandler implements IQueryHandler<StandingQuery> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(EVENT_CODEC) private readonly codec: EventCodec,
  ) {}

  async execute({ personId }: StandingQuery): Promise<StandingAnswer> {
    const found: Found = {
      dispensations: new Map(),
      adjustments: new Map(),
      pinnedVersions: new Map(),
      conversations: new Map(),
      registrations: new Map(),
      verdicts: new Map(),
    };
    for (const stored of await this.store.readStream(`${STANDING}-${personId}`)) {
      const event = await this.codec.open(stored);
      if (isStandingEvent(event)) take(found, event, event);
    }
    return {
      dispensations: [...found.dispensations.values()],
      adjustments: [...found.adjustments.values()],
      pinnedVersions: [...found.pinnedVersions.values()],
      conversations: [...found.conversations.values()],
      registrations: [...found.registrations.values()],
      verdicts: [...found.verdicts.values()],
    };
  }
}

type Found = {
  readonly dispensations: Map<string, DispensationAnswer>;
  readonly adjustments: Map<string, AdjustmentAnswer>;
  readonly pinnedVersions: Map<string, PinnedVersionAnswer>;
  readonly conversations: Map<string, ConversationAnswer>;
  readonly registrations: Map<string, RegistrationAnswer>;
  readonly verdicts: Map<string, VerdictAnswer>;
};

const types: ReadonlySet<string> = new Set(standingEvents.map(({ type }) => type));

/** Its data was checked against its schema when it was opened. */
function isStandingEvent(event: DomainEvent): event is StandingEvent {
  return types.has(event.type);
}

function take(found: Found, { type, data }: StandingEvent, { stored }: OpenedEvent): void {
  const { actor, recordedAt } = stored.metadata;
  const decided = (reason?: PersonalText): Pick<DecidedAnswer, keyof DecidedAnswer> => ({
    decidedBy: actor.personId,
    recordedAt,
    ...(isReadable(reason) && { reason }),
  });
  switch (type) {
    case 'DispensationGranted': {
      const { dispensationId, dispensation } = data;
      const { decision, requirements, until, amount, schemeId, from, ground } = dispensation;
      found.dispensations.set(dispensationId, {
        dispensationId,
        schemeId,
        from,
        ground,
        ...(requirements && { requirements }),
        ...(until !== undefined && { until }),
        ...(amount !== undefined && { amount }),
        ...decided(decision),
      });
      return;
    }
    case 'DispensationEnded':
      change(found.dispensations, data.dispensationId, { until: data.until });
      return;
    case 'PointsAdjusted': {
      const { adjustmentId, adjustment } = data;
      const { reason, towards, ...rest } = adjustment;
      found.adjustments.set(adjustmentId, {
        adjustmentId,
        ...rest,
        withdrawn: false,
        ...(towards && { towards }),
        ...decided(reason),
      });
      return;
    }
    case 'PointsAdjustmentWithdrawn':
      change(found.adjustments, data.adjustmentId, { withdrawn: true });
      return;
    case 'SchemeVersionPinned': {
      const { schemeId, version, from, until, reason } = data.pin;
      found.pinnedVersions.set(schemeId, {
        schemeId,
        version,
        ...(from !== undefined && { from }),
        ...(until !== undefined && { until }),
        ...decided(reason),
      });
      return;
    }
    case 'SchemeVersionReleased':
      found.pinnedVersions.delete(data.schemeId);
      return;
    case 'LapsedPeriodDiscussed': {
      const { schemeId, periodFrom, day } = data;
      found.conversations.set(`${schemeId} ${periodFrom}`, { schemeId, periodFrom, day, ...decided() });
      return;
    }
    case 'RegistrationEntered': {
      const { registrationId, registration } = data;
      const { name, value, from, until } = registration;
      found.registrations.set(registrationId, {
        registrationId,
        name,
        from,
        ...(value !== undefined && { value }),
        ...(until !== undefined && { until }),
        ...decided(),
      });
      return;
    }
    case 'RegistrationEnded':
      change(found.registrations, data.registrationId, { until: data.until });
      return;
    case 'VerdictGiven': {
      const { verdictId, verdict } = data;
      const { motivation, ...rest } = verdict;
      found.verdicts.set(verdictId, { verdictId, ...rest, ...decided(motivation) });
      return;
    }
  }
}

function change<Answer>(answers: Map<string, Answer>, id: string, to: Partial<Answer>): void {
  const found = answers.get(id);
  if (found !== undefined) answers.set(id, { ...found, ...to });
}
