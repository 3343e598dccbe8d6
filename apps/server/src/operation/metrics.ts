import { Controller, Get, Header, Inject, Injectable } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { PROJECTIONS, PublicRoute } from '@peil/http-api';
import type { ProjectionRunner } from '@peil/projections';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { RequestTimes } from './request-times.js';

/** Figures of this process for Prometheus. Routes are named by their pattern: no id, no query, nothing of a person. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  /** Set once the server is there whose requests are counted. */
  requests: RequestTimes | undefined;

  constructor(@Inject(PROJECTIONS) projections: ProjectionRunner) {
    collectDefaultMetrics({ register: this.registry });
    new Gauge({
      name: 'peil_projection_position',
      help: 'Position in the log that a projection has folded.',
      labelNames: ['projection'],
      registers: [this.registry],
      collect() {
        for (const { name, position } of projections.states()) this.set({ projection: name }, position);
      },
    });
    new Gauge({
      name: 'peil_projections_stopped',
      help: 'Projections that stand still.',
      registers: [this.registry],
      collect() {
        this.set(projections.states().filter(({ stopped }) => stopped !== undefined).length);
      },
    });
  }
}

@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  @PublicRoute()
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  async read(): Promise<string> {
    return (await this.metrics.registry.metrics()) + (this.metrics.requests?.text() ?? '');
  }
}
