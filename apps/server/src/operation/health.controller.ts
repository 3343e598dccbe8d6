import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { EventStore } from '@peil/eventing';
import { EVENT_STORE, PROJECTIONS, PublicRoute, type PeilReply } from '@peil/http-api';
import type { ProjectionRunner } from '@peil/projections';
import { STOPPING, type Stopping } from './stopping.js';

/** Who is further behind than this has old figures. */
const PATIENCE_MS = 1_000;

/** Why a node should get no requests now. */
type NotReady = 'stopping' | 'storeUnreachable' | 'behind';

/** For a balancer and an operator. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(
    @Inject(PROJECTIONS) private readonly projections: ProjectionRunner,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(STOPPING) private readonly stopping: Stopping,
  ) {}

  /** For an operator: 503 while a projection stands still. */
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
      warnings: this.store.warnings ?? [],
    };
  }

  /** For whoever restarts a process that hangs: that it answers at all is the answer. */
  @Get('live')
  @PublicRoute()
  live() {
    return { status: 'ok' };
  }

  /**
   * For a balancer: 503 while the reading side is more than a second behind the log, the log cannot be asked, or the
   * process is about to stop. One read model that stands still is no reason: it would take out every node at once.
   */
  @Get('ready')
  @PublicRoute()
  async ready(@Res({ passthrough: true }) reply: PeilReply) {
    const reason = await this.whyNotReady();
    if (reason !== undefined) {
      reply.status(503);
      reply.header('Retry-After', '1');
    }
    return { status: reason === undefined ? 'ok' : 'notReady', ...(reason !== undefined && { reason }) };
  }

  private async whyNotReady(): Promise<NotReady | undefined> {
    if (this.stopping.begun) return 'stopping';
    try {
      const head = (await this.store.head())?.position ?? 0;
      return (await this.projections.waitFor(head, PATIENCE_MS)) ? undefined : 'behind';
    } catch {
      return 'storeUnreachable';
    }
  }
}
