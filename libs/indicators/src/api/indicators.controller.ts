import { Body, Controller, Get, Inject, Optional, Param, Post, Put, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SMALL_BELOW } from '@peil/disclosure';
import { derivedId, type CommandContext } from '@peil/eventing';
import {
  Access,
  badRequest,
  GrantedAccess,
  instantOf,
  pageOf,
  PageQuery,
  problemOfRefusal,
  publicPosition,
  READ_SIDE,
  Sender,
  TimeQuery,
  WriteAnswers,
  type Granted,
  type PeilReply,
  type ReadSide,
} from '@peil/http-api';
import { isScoreName } from '@peil/imports';
import { isDirectorate, ORGANISATION_READER, type OrganisationReader } from '@peil/organisation';
import { definitionSchema, targetSchema, type IndicatorLevel } from '../domain/events.js';
import type { IndicatorCommand } from '../domain/indicator.js';
import { unknownIndicator } from '../domain/refusals.js';
import { IndicatorPage, IndicatorWritten, UnitIndicatorsAnswer } from './indicator-answers.js';
import {
  DefineIndicatorRequest,
  ObservationRequest,
  TargetRequest,
  WithdrawTargetRequest,
} from './indicator-requests.js';
import { IndicatorMessage, IndicatorSeries, IndicatorsQuery } from './messages.js';

/** Injection token of the number below which a count is small: 5 where nothing is provided. */
export const SMALL_COUNT = Symbol('SmallCount');

const behind = { type: IndicatorWritten, description: 'Recorded; the figures follow within seconds.' };

/** Figures of groups, with their targets. */
@ApiTags('Indicators')
@Controller()
export class IndicatorsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly answers: WriteAnswers,
    @Inject(READ_SIDE) private readonly readSide: ReadSide,
    @Inject(ORGANISATION_READER) private readonly organisation: OrganisationReader,
    @Optional() @Inject(SMALL_COUNT) private readonly smallBelow: number = SMALL_BELOW,
  ) {}

  @Get('indicators')
  @Access('kinds.read')
  @ApiOperation({ operationId: 'listIndicators', summary: 'What is measured, and how, with every version' })
  @ApiOkResponse({ type: IndicatorPage })
  async list(@Query() query: PageQuery): Promise<IndicatorPage> {
    const { indicators } = await this.queries.execute(new IndicatorsQuery());
    const { items, ...page } = pageOf(indicators, query);
    return {
      items: items.map(({ code, definitions }) => ({ code, version: definitions.length, definitions })),
      ...page,
    };
  }

  @Put('indicators/:code')
  @Access('indicators.write')
  @ApiOperation({ operationId: 'defineIndicator', summary: 'Define an indicator; a change is a new version' })
  @ApiOkResponse({ type: IndicatorWritten })
  @ApiAcceptedResponse(behind)
  async define(
    @Param('code') code: string,
    @Body() body: DefineIndicatorRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<IndicatorWritten> {
    const parsed = definitionSchema.safeParse(JSON.parse(JSON.stringify(body)));
    if (!parsed.success || !/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/.test(code)) throw badRequest([doesNotFit('code')]);
    if (isScoreName(code)) throw badRequest([doesNotFit('code')]);
    return this.give({ type: 'defineIndicator', code, definition: parsed.data }, context, reply, {}, 200);
  }

  @Post('indicators/:code/observations')
  @Access('indicators.write')
  @ApiOperation({
    operationId: 'recordObservation',
    summary: 'Record a value of a unit over a period; again for the same corrects',
    description: 'A value of a group under the minimum of the definition is refused and not stored.',
  })
  @ApiCreatedResponse({ type: IndicatorWritten })
  @ApiAcceptedResponse(behind)
  async observe(
    @Param('code') code: string,
    @Body() body: ObservationRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() { today }: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<IndicatorWritten> {
    const { unitId, period, value, groupSize, source } = body;
    const observation = {
      ...{ unitId, value, groupSize, source, version: body.version ?? (await this.newestVersion(code)) },
      period: { from: period.from, until: period.until },
    };
    const command = { type: 'observe' as const, code, observation, level: this.levelOf(unitId, today) };
    return this.give(command, context, reply, {});
  }

  @Post('indicators/:code/targets')
  @Access('indicators.write')
  @ApiOperation({ operationId: 'adoptTarget', summary: 'Adopt a target: a value, a growth on a baseline, or a quota' })
  @ApiCreatedResponse({ type: IndicatorWritten })
  @ApiAcceptedResponse(behind)
  async adopt(
    @Param('code') code: string,
    @Body() body: TargetRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<IndicatorWritten> {
    const { unitId, kind, value, baseline, law, by, adoptedOn } = body;
    const targetId = derivedId(context.commandId, 'target');
    const goals = {
      value: { kind, value },
      growth: { kind, percent: value, ...(baseline && { baseline: { from: baseline.from, until: baseline.until } }) },
      quota: { kind, value, ...(law !== undefined && { law }) },
    };
    const target = targetSchema.safeParse({
      ...{ targetId, unitId, adoptedOn, goal: goals[kind], version: body.version ?? (await this.newestVersion(code)) },
      ...(by !== undefined && { by }),
    });
    if (!target.success) throw badRequest([doesNotFit(kind === 'growth' ? 'baseline' : 'law')]);
    return this.give({ type: 'adoptTarget', code, target: target.data }, context, reply, { targetId });
  }

  @Post('indicators/:code/targets/:targetId/withdrawals')
  @Access('indicators.write')
  @ApiOperation({ operationId: 'withdrawTarget', summary: 'A target no longer holds' })
  @ApiCreatedResponse({ type: IndicatorWritten })
  @ApiAcceptedResponse(behind)
  async withdraw(
    @Param('code') code: string,
    @Param('targetId') targetId: string,
    @Body() { reason }: WithdrawTargetRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<IndicatorWritten> {
    return this.give({ type: 'withdrawTarget', code, targetId, reason }, context, reply, { targetId });
  }

  @Get('units/:unitId/indicators')
  @Access('directorateFigures.read', { unit: 'unitId' })
  @ApiOperation({
    operationId: 'readUnitIndicators',
    summary: 'The indicators of a directorate, cluster or the organisation, with targets',
  })
  @ApiOkResponse({ type: UnitIndicatorsAnswer })
  async ofUnit(
    @Param('unitId') unitId: string,
    @Query() query: TimeQuery,
    @GrantedAccess() { decision, today }: Granted,
  ): Promise<UnitIndicatorsAnswer> {
    const asOf = query.asOf ?? today;
    const knownAt = query.knownAt === undefined ? undefined : instantOf(query.knownAt);
    const smallBelow = decision.view === 'figures' ? this.smallBelow : undefined;
    const level = this.levelOf(unitId, asOf);
    const request = { unitId, level, asOf, knownAt, smallBelow };
    const { series, position } = await this.queries.execute(new IndicatorSeries(request));
    return {
      ...{ unitId, asOf, position: publicPosition(this.readSide.logId, position), view: decision.view },
      ...(knownAt !== undefined && { knownAt }),
      ...(smallBelow !== undefined && { smallBelow }),
      indicators: series,
    };
  }

  private levelOf(unitId: string, day: Granted['today']): IndicatorLevel | undefined {
    const unit = this.organisation.on(day).units.get(unitId);
    if (isDirectorate(unit)) return 'directorate';
    return unit?.kind === 'organisation' || unit?.kind === 'cluster' ? unit.kind : undefined;
  }

  private async newestVersion(code: string): Promise<number> {
    const { indicators } = await this.queries.execute(new IndicatorsQuery());
    const found = indicators.find((one) => one.code === code);
    if (found === undefined) throw problemOfRefusal(unknownIndicator.refusal);
    return found.definitions.length;
  }

  private async give(
    command: IndicatorCommand,
    context: CommandContext,
    reply: PeilReply,
    more: { readonly targetId?: string },
    status = 201,
  ): Promise<IndicatorWritten> {
    const outcome = await this.commands.execute(new IndicatorMessage(command, context));
    return this.answers.answer(reply, outcome, { code: command.code, ...more }, status);
  }
}

function doesNotFit(field: string) {
  return {
    ...{ field, code: 'does-not-fit' },
    messages: { nl: 'dit past niet bij dit veld, of ontbreekt', en: 'this does not fit the field, or is missing' },
  };
}
