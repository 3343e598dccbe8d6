import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { derivedId, type CommandContext } from '@peil/eventing';
import { Access, Sender, WriteAnswers, type PeilReply } from '@peil/http-api';
import type { AppointmentTerms } from '../domain/events.js';
import type { AppointmentCommand } from '../domain/person-commands.js';
import { AppointmentWritten } from './answers.js';
import { PersonMessage } from './messages.js';
import {
  ChangeAppointmentRequest,
  CorrectAppointmentRequest,
  EndRequest,
  StartAppointmentRequest,
  type AppointmentTermsRequest,
} from './requests.js';

/** A manager's appointments. Every change is dated; nothing recorded is lost. */
@ApiTags('Managers')
@Controller('managers/:managerId/appointments')
export class AppointmentsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly answers: WriteAnswers,
  ) {}

  @Post()
  @Access('organisation.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'startAppointment', summary: 'Appoint a person' })
  @ApiCreatedResponse({ type: AppointmentWritten })
  async start(
    @Param('managerId') personId: string,
    @Body() body: StartAppointmentRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<AppointmentWritten> {
    const { from, until } = body;
    const command: AppointmentCommand = {
      type: 'startAppointment',
      personId,
      appointmentId: derivedId(context.commandId, 'appointment'),
      terms: termsOf(body),
      from,
      ...(until !== undefined && { until }),
    };
    return this.give(command, context, reply);
  }

  @Post(':appointmentId/changes')
  @Access('organisation.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'changeAppointment', summary: 'Change an appointment from a day on' })
  @ApiCreatedResponse({ type: AppointmentWritten })
  async change(
    @Param('managerId') personId: string,
    @Param('appointmentId') appointmentId: string,
    @Body() body: ChangeAppointmentRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<AppointmentWritten> {
    const change = { from: body.from, terms: termsOf(body) };
    return this.give({ type: 'changeAppointment', personId, appointmentId, ...change }, context, reply);
  }

  @Post(':appointmentId/endings')
  @Access('organisation.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'endAppointment', summary: 'End an appointment' })
  @ApiCreatedResponse({ type: AppointmentWritten })
  async end(
    @Param('managerId') personId: string,
    @Param('appointmentId') appointmentId: string,
    @Body() { until }: EndRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<AppointmentWritten> {
    return this.give({ type: 'endAppointment', personId, appointmentId, until }, context, reply);
  }

  @Post(':appointmentId/corrections')
  @Access('organisation.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'correctAppointment', summary: 'Put right an appointment that was recorded wrongly' })
  @ApiCreatedResponse({ type: AppointmentWritten })
  async correct(
    @Param('managerId') personId: string,
    @Param('appointmentId') appointmentId: string,
    @Body() { steps, until }: CorrectAppointmentRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<AppointmentWritten> {
    const command: AppointmentCommand = {
      type: 'correctAppointment',
      personId,
      appointmentId,
      steps: steps.map((step) => ({ from: step.from, terms: termsOf(step) })),
      ...(until !== undefined && { until }),
    };
    return this.give(command, context, reply);
  }

  @Post(':appointmentId/withdrawals')
  @Access('organisation.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'withdrawAppointment', summary: 'Withdraw an appointment that never was' })
  @ApiCreatedResponse({ type: AppointmentWritten })
  async withdraw(
    @Param('managerId') personId: string,
    @Param('appointmentId') appointmentId: string,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<AppointmentWritten> {
    return this.give({ type: 'withdrawAppointment', personId, appointmentId }, context, reply);
  }

  private async give(
    command: AppointmentCommand,
    context: CommandContext,
    reply: PeilReply,
  ): Promise<AppointmentWritten> {
    const { personId, appointmentId } = command;
    const outcome = await this.commands.execute(new PersonMessage(command, context));
    return this.answers.answer(reply, outcome, { personId, appointmentId });
  }
}

function termsOf(request: AppointmentTermsRequest): AppointmentTerms {
  const { unitId, role, functionKind, salaryScale, weeklyHours, acting = false, reportsTo } = request;
  return {
    unitId,
    role,
    acting,
    ...(functionKind !== undefined && { functionKind }),
    ...(salaryScale !== undefined && { salaryScale }),
    ...(weeklyHours !== undefined && { weeklyHours }),
    ...(reportsTo !== undefined && { reportsTo }),
  };
}
