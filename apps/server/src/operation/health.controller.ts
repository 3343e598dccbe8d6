import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { PROJECTIONS, PublicRoute, type PeilReply } from '@peil/http-api';
import type { ProjectionRunner } from '@peil/projections';

/** For a balancer and an operator. 503 while a projection stands still. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(@Inject(PROJECTIONS) private readonly projections: ProjectionRunner) {}

  @Get()
  @PublicRoute()
  health(@Res({ passthrough: true }) reply: PeilReply) {
    const projections = this.projections.states();
    const healthy = projections.every(({ stopped }) => stopped === undefined);
    if (!healthy) reply.status(503);
    return {
      status: healthy ? 'ok' : 'failing',
      position: this.projections.position(),
      projections,
      unknownEventTypes: this.projections.unknownTypes(),
    };
  }
}
