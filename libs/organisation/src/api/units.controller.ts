import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { derivedId, type CommandContext } from '@peil/eventing';
import {
  Access,
  GrantedAccess,
  pageOf,
  ProblemError,
  Sender,
  TimeQuery,
  WriteAnswers,
  type Granted,
  type PeilReply,
} from '@peil/http-api';
import type { UnitCommand } from '../domain/unit-decider.js';
import { UnitAnswer, UnitPage, UnitWritten } from './answers.js';
import { timesOf, UnitsListQuery } from './list-queries.js';
import { UnitMessage } from './messages.js';
import { UnitQuery, UnitsQuery } from './queries.js';
import { EndRequest, EstablishUnitRequest, MoveUnitRequest, PeriodRequest, RenameUnitRequest } from './requests.js';

/** Units by day: the organisation, its clusters, directorates, districts and teams. */
@ApiTags('Organisation')
@Controller('units')
export class UnitsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly answers: WriteAnswers,
  ) {}

  @Get()
  @Access('units.read')
  @ApiOperation({ operationId: 'listUnits', summary: 'The units on a day' })
  @ApiOkResponse({ type: UnitPage })
  async list(@Query() query: UnitsListQuery, @GrantedAccess() { today }: Granted): Promise<UnitPage> {
    const { kind, parentId } = query;
    const filter = { ...(kind !== undefined && { kind }), ...(parentId !== undefined && { parentId }) };
    return pageOf(await this.queries.execute(new UnitsQuery(timesOf(query, today), filter)), query);
  }

  @Get(':unitId')
  @Access('units.read')
  @ApiOperation({ operationId: 'readUnit', summary: 'One unit on a day' })
  @ApiOkResponse({ type: UnitAnswer })
  async read(
    @Param('unitId') unitId: string,
    @Query() query: TimeQuery,
    @GrantedAccess() { today }: Granted,
  ): Promise<UnitAnswer> {
    const unit = await this.queries.execute(new UnitQuery(unitId, timesOf(query, today)));
    if (unit) return unit;
    throw new ProblemError(404, 'unknown-unit', {
      nl: 'Deze eenheid bestaat niet op deze dag.',
      en: 'This unit does not exist on this day.',
    });
  }

  @Post()
  @Access('organisation.write')
  @ApiOperation({ operationId: 'establishUnit', summary: 'Establish a unit' })
  @ApiCreatedResponse({ type: UnitWritten })
  async establish(
    @Body() body: EstablishUnitRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<UnitWritten> {
    const { kind, name, from, until, code, parentId } = body;
    const command: UnitCommand = {
      type: 'establishUnit',
      unitId: derivedId(context.commandId, 'unit'),
      kind,
      name,
      from,
      ...(until !== undefined && { until }),
      ...(code !== undefined && { code }),
      ...(parentId !== undefined && { parentId }),
    };
    return this.give(command, context, reply);
  }

  @Post(':unitId/names')
  @Access('organisation.write')
  @ApiOperation({ operationId: 'renameUnit', summary: 'Rename a unit from a day on' })
  @ApiCreatedResponse({ type: UnitWritten })
  async rename(
    @Param('unitId') unitId: string,
    @Body() { name, from }: RenameUnitRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<UnitWritten> {
    return this.give({ type: 'renameUnit', unitId, name, from }, context, reply);
  }

  @Post(':unitId/moves')
  @Access('organisation.write')
  @ApiOperation({ operationId: 'moveUnit', summary: 'Move a unit under another from a day on' })
  @ApiCreatedResponse({ type: UnitWritten })
  async move(
    @Param('unitId') unitId: string,
    @Body() { parentId, from }: MoveUnitRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<UnitWritten> {
    return this.give({ type: 'moveUnit', unitId, parentId, from }, context, reply);
  }

  @Post(':unitId/endings')
  @Access('organisation.write')
  @ApiOperation({ operationId: 'endUnit', summary: 'End a unit' })
  @ApiCreatedResponse({ type: UnitWritten })
  async end(
    @Param('unitId') unitId: string,
    @Body() { until }: EndRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<UnitWritten> {
    return this.give({ type: 'endUnit', unitId, until }, context, reply);
  }

  @Post(':unitId/corrections')
  @Access('organisation.write')
  @ApiOperation({ operationId: 'correctUnitPeriod', summary: "Correct a unit's first and last day" })
  @ApiCreatedResponse({ type: UnitWritten })
  async correct(
    @Param('unitId') unitId: string,
    @Body() { from, until }: PeriodRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<UnitWritten> {
    const period = { from, ...(until !== undefined && { until }) };
    return this.give({ type: 'correctUnitPeriod', unitId, ...period }, context, reply);
  }

  private async give(command: UnitCommand, context: CommandContext, reply: PeilReply): Promise<UnitWritten> {
    const outcome = await this.commands.execute(new UnitMessage(command, context));
    return this.answers.answer(reply, outcome, { unitId: command.unitId });
  }
}
