import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EventCodec, EventStore } from '@peil/eventing';
import { EVENT_CODEC, EVENT_STORE, PROJECTIONS } from '@peil/http-api';
import type { ProjectionRunner } from '@peil/projections';
import type { KnownAgreementKind } from '../domain/kinds/kind.js';
import type { Compliance, ComplianceReader, ComplianceRequest } from '../read-models/compliance.js';
import { agreementKindsProjection, listAgreementKinds } from '../read-models/kinds.js';
import { openCycle, type OpenedCycle } from '../read-models/opened-cycle.js';
import { COMPLIANCE } from './readers.js';

/** Every kind of agreement, also retired ones. */
export class AgreementKindsQuery extends Query<readonly KnownAgreementKind[]> {}

/** One manager's year with its texts: for the parties. */
export class CycleOf extends Query<OpenedCycle | undefined> {
  constructor(
    readonly personId: string,
    readonly year: number,
  ) {
    super();
  }
}

/** Whether a unit keeps its agreements; undefined when there is no such unit on the day. */
export class ComplianceQuery extends Query<Compliance | undefined> {
  constructor(readonly request: ComplianceRequest) {
    super();
  }
}

@QueryHandler(ComplianceQuery)
export class ComplianceQueryHandler implements IQueryHandler<ComplianceQuery> {
  constructor(@Inject(COMPLIANCE) private readonly compliance: ComplianceReader) {}

  async execute({ request }: ComplianceQuery): Promise<Compliance | undefined> {
    return this.compliance.of(request);
  }
}

@QueryHandler(AgreementKindsQuery)
export class AgreementKindsHandler implements IQueryHandler<AgreementKindsQuery> {
  constructor(@Inject(PROJECTIONS) private readonly projections: ProjectionRunner) {}

  async execute(): Promise<readonly KnownAgreementKind[]> {
    return listAgreementKinds(this.projections.database(agreementKindsProjection.name));
  }
}

@QueryHandler(CycleOf)
export class CycleOfHandler implements IQueryHandler<CycleOf> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(EVENT_CODEC) private readonly codec: EventCodec,
  ) {}

  async execute({ personId, year }: CycleOf): Promise<OpenedCycle | undefined> {
    return openCycle({ store: this.store, codec: this.codec }, personId, year);
  }
}

export const queryHandlers = [AgreementKindsHandler, CycleOfHandler, ComplianceQueryHandler];
