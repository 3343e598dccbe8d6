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
import { SettlementMessage } from './messages.js';
import { ConsequencePage, ConsequenceWritten } from './period-answers.js';
import { periodOfId } from './period-id.js';
import { PeriodRecordsQuery } from './period-records.js';
import { DatedTextRequest, PeriodReasonRequest } from './period-requests.js';

/** What people decided to follow from a period. Peil itself decides no consequence. */
@ApiTags('Periods')
@Controller('managers/:managerId/periods/:periodId/consequences')
export class ConsequencesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly answers: WriteAnswers,
  ) {}

  @Get()
  @Access('standing.read', { person: 'managerId', look: true })
  @ApiOperation({ operationId: 'listConsequences', summary: 'What people decided to follow from a period' })
  @ApiOkResponse({ type: ConsequencePage })
  async list(
    @Param('managerId') personId: string,
    @Param('periodId') periodId: string,
    @Query() query: PageQuery,
  ): Promise<ConsequencePage> {
    const records = await this.queries.execute(new PeriodRecordsQuery({ personId, ...periodOfId(periodId) }));
    return pageOf(records.consequences, query);
  }

  @Post()
  @Access('standing.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'enterConsequence', summary: 'Enter what was decided to follow from a closed period' })
  @ApiCreatedResponse({ type: ConsequenceWritten })
  async enter(
    @Param('managerId') personId: string,
    @Param('periodId') periodId: string,
    @Body() { day, text }: DatedTextRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() { today }: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ConsequenceWritten> {
    const consequenceId = derivedId(context.commandId, 'consequence');
    const key = { personId, ...periodOfId(periodId) };
    const command = { type: 'enterConsequence' as const, ...key, consequenceId, day, text, today };
    const outcome = await this.commands.execute(new SettlementMessage(command, context));
    return this.answers.answer(reply, outcome, { personId, periodId, consequenceId });
  }

  @Post(':consequenceId/withdrawals')
  @Access('standing.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'withdrawConsequence', summary: 'Take a consequence back' })
  @ApiCreatedResponse({ type: ConsequenceWritten })
  async withdraw(
    @Param('managerId') personId: string,
    @Param('periodId') periodId: string,
    @Param('consequenceId') consequenceId: string,
    @Body() { reason }: PeriodReasonRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ConsequenceWritten> {
    const key = { personId, ...periodOfId(periodId) };
    const command = { type: 'withdrawConsequence' as const, ...key, consequenceId, reason };
    const outcome = await this.commands.execute(new SettlementMessage(command, context));
    return this.answers.answer(reply, outcome, { personId, periodId, consequenceId });
  }
}
