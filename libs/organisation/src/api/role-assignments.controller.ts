import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { derivedId, type CommandContext } from '@peil/eventing';
import { Access, pageOf, Sender, WriteAnswers, type PeilReply } from '@peil/http-api';
import type { RoleCommand } from '../domain/person-commands.js';
import { RoleAssignmentPage, RoleAssignmentWritten } from './answers.js';
import { RoleAssignmentsListQuery } from './list-queries.js';
import { PersonMessage } from './messages.js';
import { RoleAssignmentsQuery } from './queries.js';
import { AssignRoleRequest, EndRequest } from './requests.js';

/** Roles that no appointment gives: HR adviser, auditor, reporting, administrator. */
@ApiTags('Roles')
@Controller()
export class RoleAssignmentsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly answers: WriteAnswers,
  ) {}

  @Get('role-assignments')
  @Access('roles.write')
  @ApiOperation({ operationId: 'listRoleAssignments', summary: 'Who was assigned which role' })
  @ApiOkResponse({ type: RoleAssignmentPage })
  async list(@Query() query: RoleAssignmentsListQuery): Promise<RoleAssignmentPage> {
    const { personId } = query;
    const filter = personId === undefined ? {} : { personId };
    return pageOf(await this.queries.execute(new RoleAssignmentsQuery(filter)), query);
  }

  @Post('people/:personId/role-assignments')
  @Access('roles.write', { person: 'personId' })
  @ApiOperation({ operationId: 'assignRole', summary: 'Assign a role, everywhere or in some units' })
  @ApiCreatedResponse({ type: RoleAssignmentWritten })
  async assign(
    @Param('personId') personId: string,
    @Body() { role, unitIds, from, until }: AssignRoleRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<RoleAssignmentWritten> {
    const command: RoleCommand = {
      type: 'assignRole',
      personId,
      assignmentId: derivedId(context.commandId, 'assignment'),
      role,
      units: unitIds ?? 'all',
      from,
      ...(until !== undefined && { until }),
    };
    return this.give(command, context, reply);
  }

  @Post('people/:personId/role-assignments/:assignmentId/endings')
  @Access('roles.write', { person: 'personId' })
  @ApiOperation({ operationId: 'endRoleAssignment', summary: 'End an assigned role' })
  @ApiCreatedResponse({ type: RoleAssignmentWritten })
  async end(
    @Param('personId') personId: string,
    @Param('assignmentId') assignmentId: string,
    @Body() { until }: EndRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<RoleAssignmentWritten> {
    return this.give({ type: 'endRoleAssignment', personId, assignmentId, until }, context, reply);
  }

  private async give(command: RoleCommand, context: CommandContext, reply: PeilReply): Promise<RoleAssignmentWritten> {
    const { personId, assignmentId } = command;
    const outcome = await this.commands.execute(new PersonMessage(command, context));
    return this.answers.answer(reply, outcome, { personId, assignmentId });
  }
}
