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
import type { SettlementCommand } from '../domain/settlement/settlement.js';
import { SettlementMessage } from './messages.js';
import { ObjectionPage, ObjectionWritten } from './period-answers.js';
import { periodOfId } from './period-id.js';
import { PeriodLists } from './period-lists.js';
import { PeriodRecordsQuery } from './period-records.js';
import { DatedTextRequest, ObjectionDecisionRequest, PeriodReasonRequest } from './period-requests.js';

/** Objections to a settled result: lodged, advised on, decided, and what was calculated anew. */
@ApiTags('Periods')
@Controller('managers/:managerId/periods/:periodId/objections')
export class ObjectionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly answers: WriteAnswers,
    private readonly lists: PeriodLists,
  ) {}

  @Get()
  @Access('standing.read', { person: 'managerId', look: true })
  @ApiOperation({ operationId: 'listObjections', summary: 'Objections to the result of a period, with what followed' })
  @ApiOkResponse({ type: ObjectionPage })
  async list(
    @Param('managerId') personId: string,
    @Param('periodId') periodId: string,
    @Query() query: PageQuery,
  ): Promise<ObjectionPage> {
    const records = await this.queries.execute(new PeriodRecordsQuery({ personId, ...periodOfId(periodId) }));
    return pageOf(records.objections, query);
  }

  @Post()
  @Access('objections.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'lodgeObjection', summary: 'Object to the settled result of a period' })
  @ApiCreatedResponse({ type: ObjectionWritten })
  async lodge(
    @Param('managerId') personId: string,
    @Param('periodId') periodId: string,
    @Body() { day, text }: DatedTextRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() { today }: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ObjectionWritten> {
    const objectionId = derivedId(context.commandId, 'objection');
    const key = { personId, ...periodOfId(periodId) };
    return this.give(
      { type: 'lodgeObjection', ...key, objectionId, day, text, today },
      { periodId, objectionId },
      context,
      reply,
    );
  }

  @Post(':objectionId/advices')
  @Access('standing.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'adviseOnObjection', summary: 'Record what was advised about an objection' })
  @ApiCreatedResponse({ type: ObjectionWritten })
  async advise(
    @Param('managerId') personId: string,
    @Param('periodId') periodId: string,
    @Param('objectionId') objectionId: string,
    @Body() { day, text }: DatedTextRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() { today }: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ObjectionWritten> {
    const key = { personId, ...periodOfId(periodId) };
    return this.give(
      { type: 'adviseOnObjection', ...key, objectionId, day, advice: text, today },
      { periodId, objectionId },
      context,
      reply,
    );
  }

  @Post(':objectionId/decisions')
  @Access('standing.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'decideObjection', summary: 'Decide on an objection' })
  @ApiCreatedResponse({ type: ObjectionWritten })
  async decide(
    @Param('managerId') personId: string,
    @Param('periodId') periodId: string,
    @Param('objectionId') objectionId: string,
    @Body() { day, outcome, reason }: ObjectionDecisionRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() { today }: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ObjectionWritten> {
    const key = { personId, ...periodOfId(periodId) };
    return this.give(
      { type: 'decideObjection', ...key, objectionId, day, outcome, reason, today },
      { periodId, objectionId },
      context,
      reply,
    );
  }

  @Post(':objectionId/recalculations')
  @Access('standing.write', { person: 'managerId' })
  @ApiOperation({
    operationId: 'recalculateResult',
    summary: 'After an objection was upheld: settle the result anew, from the facts and corrections as they now stand',
  })
  @ApiCreatedResponse({ type: ObjectionWritten })
  async recalculate(
    @Param('managerId') personId: string,
    @Param('periodId') periodId: string,
    @Param('objectionId') objectionId: string,
    @Body() { reason }: PeriodReasonRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() { today }: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ObjectionWritten> {
    const key = { personId, ...periodOfId(periodId) };
    const known = this.lists.settledAnew(key, today);
    return this.give(
      { type: 'recalculate', ...key, objectionId, known, today, reason },
      { periodId, objectionId },
      context,
      reply,
    );
  }

  private async give(
    command: SettlementCommand,
    ids: { readonly periodId: string; readonly objectionId: string },
    context: CommandContext,
    reply: PeilReply,
  ): Promise<ObjectionWritten> {
    const outcome = await this.commands.execute(new SettlementMessage(command, context));
    return this.answers.answer(reply, outcome, { personId: command.personId, ...ids });
  }
}
