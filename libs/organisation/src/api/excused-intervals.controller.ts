import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { derivedId, type CommandContext } from '@peil/eventing';
import { Access, Sender, WriteAnswers, type PeilReply } from '@peil/http-api';
import type { ExcusedCommand } from '../domain/person-commands.js';
import { ExcusedIntervalWritten } from './answers.js';
import { PersonMessage } from './messages.js';
import { EndRequest, RecordExcusedIntervalRequest } from './requests.js';

/** Days in which a manager is excused: a class and days, never a ground. */
@ApiTags('Managers')
@Controller('managers/:managerId/excused-intervals')
export class ExcusedIntervalsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly answers: WriteAnswers,
  ) {}

  @Post()
  @Access('absence.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'recordExcusedInterval', summary: 'Excuse a manager for some time' })
  @ApiCreatedResponse({ type: ExcusedIntervalWritten })
  async record(
    @Param('managerId') personId: string,
    @Body() body: RecordExcusedIntervalRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ExcusedIntervalWritten> {
    const { from, until } = body;
    const command: ExcusedCommand = {
      type: 'recordExcusedInterval',
      personId,
      intervalId: derivedId(context.commandId, 'interval'),
      class: body.class,
      from,
      ...(until !== undefined && { until }),
    };
    return this.give(command, context, reply);
  }

  @Post(':intervalId/endings')
  @Access('absence.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'endExcusedInterval', summary: 'End an excused interval' })
  @ApiCreatedResponse({ type: ExcusedIntervalWritten })
  async end(
    @Param('managerId') personId: string,
    @Param('intervalId') intervalId: string,
    @Body() { until }: EndRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ExcusedIntervalWritten> {
    return this.give({ type: 'endExcusedInterval', personId, intervalId, until }, context, reply);
  }

  @Post(':intervalId/withdrawals')
  @Access('absence.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'withdrawExcusedInterval', summary: 'Withdraw an excused interval that never was' })
  @ApiCreatedResponse({ type: ExcusedIntervalWritten })
  async withdraw(
    @Param('managerId') personId: string,
    @Param('intervalId') intervalId: string,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ExcusedIntervalWritten> {
    return this.give({ type: 'withdrawExcusedInterval', personId, intervalId }, context, reply);
  }

  private async give(
    command: ExcusedCommand,
    context: CommandContext,
    reply: PeilReply,
  ): Promise<ExcusedIntervalWritten> {
    const { personId, intervalId } = command;
    const outcome = await this.commands.execute(new PersonMessage(command, context));
    return this.answers.answer(reply, outcome, { personId, intervalId });
  }
}
