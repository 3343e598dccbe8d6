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
import { LastDayRequest } from './catalogue-requests.js';
import { StandingMessage } from './messages.js';
import { StandingQuery } from './queries.js';
import { requireScheme } from './require-scheme.js';
import {
  PinnedVersionPage,
  PinnedVersionWritten,
  RegistrationPage,
  RegistrationWritten,
  VerdictPage,
  VerdictWritten,
} from './standing-answers.js';
import { PinVersionRequest, StandingReasonRequest, RegistrationRequest, VerdictRequest } from './standing-requests.js';

/** The version a manager keeps to, professional registrations, and verdicts of committees. */
@ApiTags('Standing')
@Controller('managers/:managerId')
export class StandingRegistersController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly answers: WriteAnswers,
  ) {}

  @Get('pinned-versions')
  @Access('standing.read', { person: 'managerId', look: true })
  @ApiOperation({ operationId: 'listPinnedVersions', summary: 'Versions of schemes a manager keeps to' })
  @ApiOkResponse({ type: PinnedVersionPage })
  async pins(@Param('managerId') personId: string, @Query() query: PageQuery): Promise<PinnedVersionPage> {
    return pageOf((await this.queries.execute(new StandingQuery(personId))).pinnedVersions, query);
  }

  @Post('pinned-versions')
  @Access('standing.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'pinSchemeVersion', summary: 'Keep a manager to one version of a scheme' })
  @ApiCreatedResponse({ type: PinnedVersionWritten })
  async pin(
    @Param('managerId') personId: string,
    @Body() { schemeId, version, from, until, reason }: PinVersionRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<PinnedVersionWritten> {
    await requireScheme(this.queries, schemeId);
    const pin = {
      schemeId,
      version,
      reason,
      ...(from !== undefined && { from }),
      ...(until !== undefined && { until }),
    };
    const outcome = await this.give({ type: 'pinSchemeVersion', personId, pin }, context);
    return this.answers.answer(reply, outcome, { personId, schemeId });
  }

  @Post('pinned-versions/:schemeId/releases')
  @Access('standing.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'releaseSchemeVersion', summary: 'Let a manager follow the version in force again' })
  @ApiCreatedResponse({ type: PinnedVersionWritten })
  async release(
    @Param('managerId') personId: string,
    @Param('schemeId') schemeId: string,
    @Body() { reason }: StandingReasonRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<PinnedVersionWritten> {
    const outcome = await this.give({ type: 'releaseSchemeVersion', personId, schemeId, reason }, context);
    return this.answers.answer(reply, outcome, { personId, schemeId });
  }

  @Get('registrations')
  @Access('standing.read', { person: 'managerId', look: true })
  @ApiOperation({ operationId: 'listRegistrations', summary: "A manager's professional registrations" })
  @ApiOkResponse({ type: RegistrationPage })
  async registrations(@Param('managerId') personId: string, @Query() query: PageQuery): Promise<RegistrationPage> {
    return pageOf((await this.queries.execute(new StandingQuery(personId))).registrations, query);
  }

  @Post('registrations')
  @Access('standing.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'enterRegistration', summary: 'Enter a professional registration' })
  @ApiCreatedResponse({ type: RegistrationWritten })
  async register(
    @Param('managerId') personId: string,
    @Body() { name, value, from, until }: RegistrationRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<RegistrationWritten> {
    const registrationId = derivedId(context.commandId, 'registration');
    const registration = {
      name,
      from,
      ...(value !== undefined && { value }),
      ...(until !== undefined && { until }),
    };
    const outcome = await this.give({ type: 'enterRegistration', personId, registrationId, registration }, context);
    return this.answers.answer(reply, outcome, { personId, registrationId });
  }

  @Post('registrations/:registrationId/endings')
  @Access('standing.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'endRegistration', summary: 'End a professional registration' })
  @ApiCreatedResponse({ type: RegistrationWritten })
  async end(
    @Param('managerId') personId: string,
    @Param('registrationId') registrationId: string,
    @Body() { until }: LastDayRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<RegistrationWritten> {
    const outcome = await this.give({ type: 'endRegistration', personId, registrationId, until }, context);
    return this.answers.answer(reply, outcome, { personId, registrationId });
  }

  @Get('verdicts')
  @Access('standing.read', { person: 'managerId', look: true })
  @ApiOperation({ operationId: 'listVerdicts', summary: 'Verdicts of committees about a manager' })
  @ApiOkResponse({ type: VerdictPage })
  async verdicts(@Param('managerId') personId: string, @Query() query: PageQuery): Promise<VerdictPage> {
    return pageOf((await this.queries.execute(new StandingQuery(personId))).verdicts, query);
  }

  @Post('verdicts')
  @Access('standing.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'giveVerdict', summary: 'Enter what a committee decided' })
  @ApiCreatedResponse({ type: VerdictWritten })
  async judge(
    @Param('managerId') personId: string,
    @Body() { schemeId, name, day, granted, reason }: VerdictRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() { today }: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<VerdictWritten> {
    await requireScheme(this.queries, schemeId);
    const verdictId = derivedId(context.commandId, 'verdict');
    const verdict = { schemeId, name, day, granted, motivation: reason };
    const outcome = await this.give({ type: 'giveVerdict', personId, verdictId, verdict, today }, context);
    return this.answers.answer(reply, outcome, { personId, verdictId });
  }

  private give(command: StandingCommand, context: CommandContext) {
    return this.commands.execute(new StandingMessage(command, context));
  }
}
