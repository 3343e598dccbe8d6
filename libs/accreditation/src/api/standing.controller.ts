import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { derivedId, type CommandContext } from '@peil/eventing';
import {
  Access,
  GrantedAccess,
  pageOf,
  PageQuery,
  Sender,
  WriteAnswers,
  type Granted,
  type PeilReply,
} from '@peil/http-api';
import type { StandingCommand } from '../domain/standing/standing.js';
import { StandingMessage } from './messages.js';
import { StandingQuery } from './queries.js';
import { requireScheme } from './require-scheme.js';
import {
  AdjustmentPage,
  AdjustmentWritten,
  ConversationPage,
  ConversationWritten,
  DispensationPage,
  DispensationWritten,
} from './standing-answers.js';
import {
  AdjustmentRequest,
  ConversationRequest,
  DispensationRequest,
  EndDispensationRequest,
  StandingReasonRequest,
} from './standing-requests.js';

/** Dispensations, corrections of points by hand, and conversations about lapsed periods. */
@ApiTags('Standing')
@Controller('managers/:managerId')
export class StandingController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly answers: WriteAnswers,
  ) {}

  @Get('dispensations')
  @Access('standing.read', { person: 'managerId', look: true })
  @ApiOperation({ operationId: 'listDispensations', summary: "A manager's dispensations" })
  @ApiOkResponse({ type: DispensationPage })
  async dispensations(@Param('managerId') personId: string, @Query() query: PageQuery): Promise<DispensationPage> {
    return pageOf((await this.queries.execute(new StandingQuery(personId))).dispensations, query);
  }

  @Post('dispensations')
  @Access('standing.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'grantDispensation', summary: 'Let a manager off a requirement, or some of it' })
  @ApiCreatedResponse({ type: DispensationWritten })
  async grant(
    @Param('managerId') personId: string,
    @Body() body: DispensationRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<DispensationWritten> {
    const { reason, requirements, until, amount, adjustment, schemeId, from, ground } = body;
    await requireScheme(this.queries, schemeId);
    const dispensationId = derivedId(context.commandId, 'dispensation');
    const dispensation = {
      schemeId,
      from,
      ground,
      decision: reason,
      ...(requirements !== undefined && { requirements }),
      ...(until !== undefined && { until }),
      ...(amount !== undefined && { amount }),
      ...(adjustment !== undefined && { adjustment }),
    };
    const outcome = await this.give({ type: 'grantDispensation', personId, dispensationId, dispensation }, context);
    return this.answers.answer(reply, outcome, { personId, dispensationId });
  }

  @Post('dispensations/:dispensationId/endings')
  @Access('standing.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'endDispensation', summary: 'End a dispensation' })
  @ApiCreatedResponse({ type: DispensationWritten })
  async end(
    @Param('managerId') personId: string,
    @Param('dispensationId') dispensationId: string,
    @Body() { until, reason }: EndDispensationRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<DispensationWritten> {
    const outcome = await this.give({ type: 'endDispensation', personId, dispensationId, until, reason }, context);
    return this.answers.answer(reply, outcome, { personId, dispensationId });
  }

  @Get('adjustments')
  @Access('standing.read', { person: 'managerId', look: true })
  @ApiOperation({ operationId: 'listAdjustments', summary: "Corrections of a manager's points by hand" })
  @ApiOkResponse({ type: AdjustmentPage })
  async adjustments(@Param('managerId') personId: string, @Query() query: PageQuery): Promise<AdjustmentPage> {
    return pageOf((await this.queries.execute(new StandingQuery(personId))).adjustments, query);
  }

  @Post('adjustments')
  @Access('standing.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'adjustPoints', summary: "Correct a manager's points by hand" })
  @ApiCreatedResponse({ type: AdjustmentWritten })
  async adjust(
    @Param('managerId') personId: string,
    @Body() body: AdjustmentRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<AdjustmentWritten> {
    const { schemeId, day, points, ground, reason, towards, components = [], tags = [], categories = [] } = body;
    await requireScheme(this.queries, schemeId);
    const adjustmentId = derivedId(context.commandId, 'adjustment');
    const adjustment = {
      schemeId,
      day,
      points,
      ground,
      reason,
      components,
      tags,
      categories,
      ...(towards !== undefined && { towards }),
    };
    const outcome = await this.give({ type: 'adjustPoints', personId, adjustmentId, adjustment }, context);
    return this.answers.answer(reply, outcome, { personId, adjustmentId });
  }

  @Post('adjustments/:adjustmentId/withdrawals')
  @Access('standing.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'withdrawAdjustment', summary: 'Take a correction by hand back' })
  @ApiCreatedResponse({ type: AdjustmentWritten })
  async withdraw(
    @Param('managerId') personId: string,
    @Param('adjustmentId') adjustmentId: string,
    @Body() { reason }: StandingReasonRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<AdjustmentWritten> {
    const outcome = await this.give({ type: 'withdrawAdjustment', personId, adjustmentId, reason }, context);
    return this.answers.answer(reply, outcome, { personId, adjustmentId });
  }

  @Get('lapsed-period-conversations')
  @Access('standing.read', { person: 'managerId', look: true })
  @ApiOperation({ operationId: 'listLapsedPeriodConversations', summary: 'Conversations about lapsed periods' })
  @ApiOkResponse({ type: ConversationPage })
  async conversations(@Param('managerId') personId: string, @Query() query: PageQuery): Promise<ConversationPage> {
    return pageOf((await this.queries.execute(new StandingQuery(personId))).conversations, query);
  }

  @Post('lapsed-period-conversations')
  @Access('standing.write', { person: 'managerId' })
  @ApiOperation({
    operationId: 'recordLapsedPeriodConversation',
    summary: 'Record that a lapsed period was talked about; never what was said',
  })
  @ApiCreatedResponse({ type: ConversationWritten })
  async discuss(
    @Param('managerId') personId: string,
    @Body() { schemeId, periodFrom, day }: ConversationRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() { today }: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ConversationWritten> {
    await requireScheme(this.queries, schemeId);
    const command = { type: 'recordConversation' as const, personId, schemeId, periodFrom, day, today };
    return this.answers.answer(reply, await this.give(command, context), { personId, schemeId, periodFrom });
  }

  private give(command: StandingCommand, context: CommandContext) {
    return this.commands.execute(new StandingMessage(command, context));
  }
}
