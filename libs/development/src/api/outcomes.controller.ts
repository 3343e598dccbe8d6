import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { derivedId, type CommandContext } from '@peil/eventing';
import {
  Access,
  GrantedAccess,
  pageOf,
  PageQuery,
  ProblemError,
  Sender,
  WriteAnswers,
  type Granted,
  type PeilReply,
} from '@peil/http-api';
import type { DossierCommand } from '../domain/dossier-commands.js';
import { ActivityRules } from './activity-rules.js';
import {
  ActivityWritten,
  DevelopmentNeedPage,
  LearningPointPage,
  type DevelopmentNeedAnswer,
  type LearningPointAnswer,
} from './answers.js';
import { readable } from './answer-forms.js';
import { DossierMessage } from './dossier-message.js';
import type { OpenedActivity } from './opened-activity.js';
import { ActivitiesOf, OutcomesOf } from './queries.js';
import { DevelopmentNeedsRequest, LearningPointsRequest, SharingRequest } from './outcome-requests.js';

/** Learning points and development needs: read by the person, and by the director where the person shares them. */
@ApiTags('Learning points and development needs')
@Controller('managers/:managerId')
export class OutcomesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly answers: WriteAnswers,
    private readonly rules: ActivityRules,
  ) {}

  @Get('learning-points')
  @Access('learningPoints.read', { person: 'managerId', look: true })
  @ApiOperation({ operationId: 'listLearningPoints', summary: 'Learning points out of 360 rounds' })
  @ApiOkResponse({ type: LearningPointPage })
  async learningPoints(
    @Param('managerId') personId: string,
    @Query() query: PageQuery,
    @GrantedAccess() granted: Granted,
  ): Promise<LearningPointPage> {
    const opened = await this.visible(personId, granted);
    const all = opened.flatMap(({ row, learningPoints }) =>
      learningPoints.map(({ learningPointId, component, text }): LearningPointAnswer => ({
        learningPointId,
        component,
        ...about(row),
        ...textOf(readable(text)),
      })),
    );
    const { items, ...page } = pageOf(all, query);
    return { items: [...items], ...page };
  }

  @Post('learning-points')
  @Access('learningPoints.share', { person: 'managerId' })
  @ApiOperation({
    operationId: 'recordLearningPoints',
    summary: 'Record the learning points of a 360 round',
    description: 'The whole list; it replaces an earlier one. Answers and respondents never come in.',
  })
  @ApiCreatedResponse({ type: ActivityWritten })
  @ApiAcceptedResponse({ type: ActivityWritten, description: 'Recorded; the figures follow within seconds.' })
  async recordLearningPoints(
    @Param('managerId') personId: string,
    @Body() { activityId, items }: LearningPointsRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ActivityWritten> {
    await this.mustYield(personId, activityId, 'learningPoints');
    const learningPoints = items.map(({ component, text }, index) => ({
      learningPointId: derivedId(activityId, 'learningPoint', component, index),
      component,
      ...textOf(text),
    }));
    const command = {
      type: 'completeFeedbackRound' as const,
      ...common(personId, activityId, granted),
      learningPoints,
    };
    return this.give(command, context, reply);
  }

  @Get('development-needs')
  @Access('learningPoints.read', { person: 'managerId', look: true })
  @ApiOperation({ operationId: 'listDevelopmentNeeds', summary: 'Development needs out of assessments' })
  @ApiOkResponse({ type: DevelopmentNeedPage })
  async developmentNeeds(
    @Param('managerId') personId: string,
    @Query() query: PageQuery,
    @GrantedAccess() granted: Granted,
  ): Promise<DevelopmentNeedPage> {
    const opened = await this.visible(personId, granted);
    const followed = await this.queries.execute(
      new ActivitiesOf(personId, { status: 'approved' }, { page: 1, pageSize: 100_000 }),
    );
    const fulfilling = (offerings: readonly string[], since: string) =>
      followed.items.findLast(
        ({ content }) =>
          content.offeringId !== undefined && offerings.includes(content.offeringId) && content.day >= since,
      )?.activityId;
    const all = opened.flatMap(({ row, developmentNeeds }) =>
      developmentNeeds.map(({ needId, component, text, advisedOfferings }): DevelopmentNeedAnswer => {
        const fulfilledBy = fulfilling(advisedOfferings, row.content.day);
        return {
          needId,
          component,
          advisedOfferings: [...advisedOfferings],
          ...about(row),
          ...textOf(readable(text)),
          ...(fulfilledBy !== undefined && { fulfilledBy }),
        };
      }),
    );
    const { items, ...page } = pageOf(all, query);
    return { items: [...items], ...page };
  }

  @Post('development-needs')
  @Access('learningPoints.share', { person: 'managerId' })
  @ApiOperation({
    operationId: 'recordDevelopmentNeeds',
    summary: 'Record the development needs of an assessment',
    description: 'The whole list; it replaces an earlier one. An assessment has no score and is not passed or failed.',
  })
  @ApiCreatedResponse({ type: ActivityWritten })
  @ApiAcceptedResponse({ type: ActivityWritten, description: 'Recorded; the figures follow within seconds.' })
  async recordDevelopmentNeeds(
    @Param('managerId') personId: string,
    @Body() { activityId, items }: DevelopmentNeedsRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ActivityWritten> {
    await this.mustYield(personId, activityId, 'developmentNeeds');
    const developmentNeeds = items.map(({ component, text, advisedOfferings = [] }, index) => ({
      needId: derivedId(activityId, 'developmentNeed', component, index),
      component,
      advisedOfferings,
      ...textOf(text),
    }));
    const command = { type: 'takeAssessment' as const, ...common(personId, activityId, granted), developmentNeeds };
    return this.give(command, context, reply);
  }

  @Post('outcome-sharings')
  @Access('learningPoints.share', { person: 'managerId' })
  @ApiOperation({ operationId: 'shareOutcome', summary: 'Let the director read them, or no longer' })
  @ApiCreatedResponse({ type: ActivityWritten })
  @ApiAcceptedResponse({ type: ActivityWritten, description: 'Recorded; the figures follow within seconds.' })
  async share(
    @Param('managerId') personId: string,
    @Body() { activityId, shared }: SharingRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ActivityWritten> {
    return this.give({ type: 'shareOutcome', ...common(personId, activityId, granted), shared }, context, reply);
  }

  /** Everything for the person; for anyone else only what is shared. */
  private async visible(personId: string, { caller }: Granted): Promise<readonly OpenedActivity[]> {
    const opened = await this.queries.execute(new OutcomesOf(personId));
    return opened.filter(({ row }) => row.status !== 'withdrawn' && (caller.personId === personId || row.shared));
  }

  private async mustYield(
    personId: string,
    activityId: string,
    outcome: 'learningPoints' | 'developmentNeeds',
  ): Promise<void> {
    const { activity } = await this.rules.opened(personId, activityId);
    const kind = await this.rules.kindOf(activity.kind);
    if (kind?.yields === outcome) return;
    throw new ProblemError(422, 'kind-has-no-such-outcome', {
      nl: 'Leerpunten horen bij een 360 feedbackronde, ontwikkelbehoeften bij een ontwikkelassessment.',
      en: 'Learning points belong to a 360 feedback round, development needs to a development assessment.',
    });
  }

  private async give(command: DossierCommand, context: CommandContext, reply: PeilReply): Promise<ActivityWritten> {
    const outcome = await this.commands.execute(new DossierMessage(command, context));
    return this.answers.answer(reply, outcome, { activityId: command.activityId });
  }
}

function common(personId: string, activityId: string, { today, caller }: Granted) {
  return { personId, activityId, today, by: caller.personId };
}

function about({ activityId, content, shared }: OpenedActivity['row']) {
  return { activityId, day: content.day, shared };
}

function textOf(text: string | undefined) {
  return text === undefined ? {} : { text };
}
