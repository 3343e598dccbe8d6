import { Body, Controller, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { derivedId, type CommandContext } from '@peil/eventing';
import {
  Access,
  DEFAULT_PAGE_SIZE,
  GrantedAccess,
  publicPosition,
  READ_SIDE,
  Sender,
  WriteAnswers,
  type Granted,
  type PeilReply,
  type ReadSide,
} from '@peil/http-api';
import type { DossierCommand } from '../domain/dossier-commands.js';
import { activityFrom } from './activity-from-request.js';
import { ActivityRules } from './activity-rules.js';
import { activityOf, summaryOf } from './answer-forms.js';
import { ActivityAnswer, ActivityPage, ActivityWritten } from './answers.js';
import { DossierMessage } from './dossier-message.js';
import { ActivitiesOf } from './queries.js';
import { ActivitiesQuery, RecordActivityRequest } from './requests.js';

@ApiTags('Activities')
@Controller('managers/:managerId/activities')
export class ActivitiesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly answers: WriteAnswers,
    private readonly rules: ActivityRules,
    @Inject(READ_SIDE) private readonly readSide: ReadSide,
  ) {}

  @Get()
  @Access('dossier.read', { person: 'managerId', look: true })
  @ApiOperation({ operationId: 'listActivities', summary: 'The activities of a manager, newest first' })
  @ApiOkResponse({ type: ActivityPage })
  async list(@Param('managerId') personId: string, @Query() query: ActivitiesQuery): Promise<ActivityPage> {
    const { page = 1, pageSize = DEFAULT_PAGE_SIZE, ...filter } = query;
    const { items, total } = await this.queries.execute(new ActivitiesOf(personId, filter, { page, pageSize }));
    return { items: items.map(summaryOf), total, page, pageSize };
  }

  @Post()
  @Access('dossier.write', { person: 'managerId' })
  @ApiOperation({
    operationId: 'recordActivity',
    summary: 'Record what happened, or plan what will',
    description:
      'A recorded activity counts as provisional at once. A day that is still to come is refused: set `planned`. ' +
      'A score, grade, result or pass/fail is refused.',
  })
  @ApiCreatedResponse({ type: ActivityWritten })
  @ApiAcceptedResponse({ type: ActivityWritten, description: 'Recorded; the figures follow within seconds.' })
  async record(
    @Param('managerId') personId: string,
    @Body() body: RecordActivityRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ActivityWritten> {
    const { type = 'selfReported', system } = body.source ?? {};
    const activity = activityFrom(body, { source: { type, ...(system !== undefined && { system }) } });
    await this.rules.fitsKind(activity);
    const activityId = body.plannedActivityId ?? derivedId(context.commandId, 'activity');
    const common = { personId, activityId, today: granted.today, by: granted.caller.personId, activity };
    const submit = body.submit ?? type === 'selfReported';
    const command: DossierCommand = body.planned
      ? { ...common, type: 'planActivity' }
      : { ...common, type: 'recordActivity', submit };
    const outcome = await this.commands.execute(new DossierMessage(command, context));
    return this.answers.answer(reply, outcome, { activityId });
  }

  @Get(':activityId')
  @Access('dossier.read', { person: 'managerId', look: true })
  @ApiOperation({ operationId: 'readActivity', summary: 'One activity with its texts, evidence and history' })
  @ApiOkResponse({ type: ActivityAnswer })
  async read(@Param('managerId') personId: string, @Param('activityId') activityId: string): Promise<ActivityAnswer> {
    const opened = await this.rules.opened(personId, activityId);
    return activityOf(opened, publicPosition(this.readSide.logId, opened.row.lastPosition));
  }
}
