import { Body, Controller, Inject, Optional, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiBody, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CommandContext } from '@peil/eventing';
import { Access, GrantedAccess, Sender, WriteAnswers, type Granted, type PeilReply } from '@peil/http-api';
import type { DossierCommand } from '../domain/dossier-commands.js';
import { activityFrom } from './activity-from-request.js';
import { ActivityRules } from './activity-rules.js';
import { ActivityWritten } from './answers.js';
import { CLOSED_PERIODS, type ClosedPeriods } from './closed-periods.js';
import { DossierMessage } from './dossier-message.js';
import { CorrectActivityRequest, OptionalReasonRequest, ReasonRequest, ReviewActivityRequest } from './requests.js';

/** The steps in the life of an activity: each is a new fact, nothing is changed. */
@ApiTags('Activities')
@ApiAcceptedResponse({ type: ActivityWritten, description: 'Recorded; the figures follow within seconds.' })
@Controller('managers/:managerId/activities/:activityId')
export class ActivityStepsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly answers: WriteAnswers,
    private readonly rules: ActivityRules,
    @Optional() @Inject(CLOSED_PERIODS) private readonly closedPeriods: ClosedPeriods | undefined,
  ) {}

  @Post('submissions')
  @Access('dossier.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'submitActivity', summary: 'Hand an activity in for review' })
  @ApiCreatedResponse({ type: ActivityWritten })
  async submit(
    @Param('managerId') personId: string,
    @Param('activityId') activityId: string,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ActivityWritten> {
    return this.give({ type: 'submitActivity', ...common(personId, activityId, granted) }, context, reply);
  }

  @Post('corrections')
  @Access('dossier.write', { person: 'managerId' })
  @ApiOperation({
    operationId: 'correctActivity',
    summary: 'Put an activity right',
    description: 'What is left out stays as it is. What was approved goes back to review, unless HR corrects it.',
  })
  @ApiCreatedResponse({ type: ActivityWritten })
  async correct(
    @Param('managerId') personId: string,
    @Param('activityId') activityId: string,
    @Body() body: CorrectActivityRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ActivityWritten> {
    const { row, activity: before } = await this.rules.opened(personId, activityId);
    const activity = activityFrom(body, { source: before.source, before: { ...before, ...confirmedOf(row) } });
    await this.rules.fitsKind(activity);
    const command = { type: 'correctActivity' as const, ...common(personId, activityId, granted), activity };
    return this.give({ ...command, reason: body.reason }, context, reply);
  }

  @Post('withdrawals')
  @Access('dossier.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'withdrawActivity', summary: 'Withdraw an activity, or cancel a plan' })
  @ApiCreatedResponse({ type: ActivityWritten })
  async withdraw(
    @Param('managerId') personId: string,
    @Param('activityId') activityId: string,
    @Body() { reason }: ReasonRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ActivityWritten> {
    return this.give({ type: 'withdrawActivity', ...common(personId, activityId, granted), reason }, context, reply);
  }

  @Post('reviews')
  @Access('dossier.review', { person: 'managerId' })
  @ApiOperation({
    operationId: 'reviewActivity',
    summary: 'Approve, return or reject an activity',
    description: 'Never one’s own. The reviewer may put components and tags right.',
  })
  @ApiCreatedResponse({ type: ActivityWritten })
  async review(
    @Param('managerId') personId: string,
    @Param('activityId') activityId: string,
    @Body() { decision, reason, components, tags }: ReviewActivityRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ActivityWritten> {
    const command = { type: 'reviewActivity' as const, ...common(personId, activityId, granted) };
    return this.give({ ...command, decision, reason, components, tags }, context, reply);
  }

  @Post('reopenings')
  @Access('dossier.review', { person: 'managerId' })
  @ApiOperation({ operationId: 'reopenActivity', summary: 'Undo a review: the activity is submitted again' })
  @ApiBody({ type: OptionalReasonRequest, required: false })
  @ApiCreatedResponse({ type: ActivityWritten })
  async reopen(
    @Param('managerId') personId: string,
    @Param('activityId') activityId: string,
    @Body() body: OptionalReasonRequest | undefined,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ActivityWritten> {
    const closedPeriod = this.closedPeriods?.find(personId, activityId);
    const command = { type: 'reopenActivity' as const, ...common(personId, activityId, granted), reason: body?.reason };
    return this.give({ ...command, ...(closedPeriod && { known: { closedPeriod } }) }, context, reply);
  }

  private async give(command: DossierCommand, context: CommandContext, reply: PeilReply): Promise<ActivityWritten> {
    const outcome = await this.commands.execute(new DossierMessage(command, context));
    return this.answers.answer(reply, outcome, { activityId: command.activityId });
  }
}

function common(personId: string, activityId: string, { today, caller }: Granted) {
  return { personId, activityId, today, by: caller.personId };
}

/** What the reviewer put right stays right when something else is corrected. */
function confirmedOf({
  confirmed,
}: {
  readonly confirmed: { components?: readonly string[]; tags?: readonly string[] } | undefined;
}) {
  return {
    ...(confirmed?.components && { components: [...confirmed.components] }),
    ...(confirmed?.tags && { tags: [...confirmed.tags] }),
  };
}
