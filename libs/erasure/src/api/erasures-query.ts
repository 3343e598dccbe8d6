import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { PROJECTIONS } from '@peil/http-api';
import type { ProjectionRunner } from '@peil/projections';
import { erasuresProjection, listErasures, type Erasure } from '../read-models/erasures.js';

/** All erasures, newest request first. */
export class ErasuresQuery extends Query<readonly Erasure[]> {}

@QueryHandler(ErasuresQuery)
export class ErasuresQueryHandler implements IQueryHandler<ErasuresQuery> {
  constructor(@Inject(PROJECTIONS) private readonly projections: ProjectionRunner) {}

  async execute(): Promise<readonly Erasure[]> {
    return listErasures(this.projections.database(erasuresProjection.name));
  }
}
