import { Inject } from '@nestjs/common';
import { Command, CommandHandler, Query, QueryHandler, type ICommandHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { CommandContext, CommandHandling, CommandOutcome, HandleCommand } from '@peil/eventing';
import { COMMAND_HANDLING, PROJECTIONS } from '@peil/http-api';
import type { CalendarDay, Instant } from '@peil/kernel';
import type { ProjectionRunner } from '@peil/projections';
import { indicatorDecider, type IndicatorCommand } from '../domain/indicator.js';
import type { IndicatorLevel } from '../domain/events.js';
import { seriesOf, type Series } from '../domain/series.js';
import { indicatorsProjection, readIndicators, type KnownIndicators } from '../read-models/indicators.js';

/** A command to one indicator. */
export class IndicatorMessage extends Command<CommandOutcome> {
  constructor(
    readonly command: IndicatorCommand,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(IndicatorMessage)
export class IndicatorMessageHandler implements ICommandHandler<IndicatorMessage> {
  private readonly handle: HandleCommand<IndicatorCommand>;
  constructor(@Inject(COMMAND_HANDLING) handling: CommandHandling) {
    this.handle = handling(indicatorDecider);
  }
  async execute({ command, context }: IndicatorMessage): Promise<CommandOutcome> {
    return this.handle(command.code, command, context);
  }
}

/** Every indicator with its versions, observations and targets. */
export class IndicatorsQuery extends Query<KnownIndicators> {
  constructor(readonly knownAt?: Instant) {
    super();
  }
}

/** Which unit, up to which day, as known when; `smallBelow` for who sees figures only. */
export type SeriesRequest = {
  readonly unitId: string;
  readonly level: IndicatorLevel | undefined;
  readonly asOf: CalendarDay;
  readonly knownAt?: Instant | undefined;
  readonly smallBelow?: number | undefined;
};

/** Every indicator of one unit: values, targets, and what is not measurable. Other contexts ask it too. */
export class IndicatorSeries extends Query<{ readonly series: readonly Series[]; readonly position: number }> {
  constructor(readonly request: SeriesRequest) {
    super();
  }
}

@QueryHandler(IndicatorsQuery)
export class IndicatorsHandler implements IQueryHandler<IndicatorsQuery> {
  constructor(@Inject(PROJECTIONS) private readonly projections: ProjectionRunner) {}
  async execute({ knownAt }: IndicatorsQuery): Promise<KnownIndicators> {
    return readIndicators(this.projections.database(indicatorsProjection.name), knownAt);
  }
}

@QueryHandler(IndicatorSeries)
export class IndicatorSeriesHandler implements IQueryHandler<IndicatorSeries> {
  constructor(@Inject(PROJECTIONS) private readonly projections: ProjectionRunner) {}
  async execute({ request }: IndicatorSeries) {
    const { unitId, level, knownAt } = request;
    const { indicators, position } = readIndicators(this.projections.database(indicatorsProjection.name), knownAt);
    const series = indicators.flatMap((one) => seriesOf(one, { unitId, level }, indicators, request) ?? []);
    return { series, position };
  }
}

export const handlers = [IndicatorMessageHandler, IndicatorsHandler, IndicatorSeriesHandler];
