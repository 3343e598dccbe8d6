import { Body, Controller, Get, Inject, Optional, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { derivedId, type CommandContext } from '@peil/eventing';
import {
  Access,
  GrantedAccess,
  pageOf,
  PageQuery,
  problemOfRefusal,
  Sender,
  WriteAnswers,
  type Granted,
  type PeilReply,
} from '@peil/http-api';
import type { CalendarDay } from '@peil/kernel';
import type { DossierCommand } from '../domain/dossier-commands.js';
import { notPlanned, unknownOffering } from '../domain/dossier-refusals.js';
import type { FoundOffering } from '../domain/import/completion.js';
import type { ActivityRow } from '../read-models/activity-row.js';
import { activityFrom } from './activity-from-request.js';
import { ActivityRules } from './activity-rules.js';
import { summaryOf } from './answer-forms.js';
import { ActivityWritten, PlannedActivityPage, type PlannedActivityAnswer } from './answers.js';
import { DossierMessage } from './dossier-message.js';
import { OFFERING_FINDER, type OfferingFinder } from './offering-finder.js';
import { MovePlanRequest, PlanActivityRequest, TookPlaceRequest } from './plan-requests.js';
import { ActivitiesOf } from './queries.js';
import { OptionalReasonRequest } from './requests.js';

/** More than anybody plans. */
const ALL_PLANS = { page: 1, pageSize: 1_000 };

/** What a manager is going to do: planned points are shown apart and count for whether it will be in time. */
@ApiTags('Planned activities')
@ApiAcceptedResponse({ type: ActivityWritten, description: 'Recorded; the figures follow within seconds.' })
@Controller('managers/:managerId/planned-activities')
export class PlannedActivitiesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly answers: WriteAnswers,
    private readonly rules: ActivityRules,
    @Optional() @Inject(OFFERING_FINDER) private readonly offerings: OfferingFinder | undefined,
  ) {}

  @Get()
  @Access('dossier.read', { person: 'managerId', look: true })
  @ApiOperation({
    operationId: 'listPlannedActivities',
    summary: 'What a manager is going to do, first day first; also plans of which the day has passed',
  })
  @ApiOkResponse({ type: PlannedActivityPage })
  async list(
    @Param('managerId') personId: string,
    @Query() query: PageQuery,
    @GrantedAccess() { today }: Granted,
  ): Promise<PlannedActivityPage> {
    const { items } = await this.queries.execute(new ActivitiesOf(personId, { status: 'planned' }, ALL_PLANS));
    const inOrder = [...items].sort((a, b) => orderOf(a).localeCompare(orderOf(b)));
    const { items: rows, total, page, pageSize } = pageOf(inOrder, query);
    return { items: rows.map((row) => plannedAnswer(row, today)), total, page, pageSize };
  }

  @Post()
  @Access('dossier.write', { person: 'managerId' })
  @ApiOperation({
    operationId: 'planActivity',
    summary: 'Plan an activity, or an offering on a day',
    description: 'The day is today or later. Of an offering the kind, the duration and the provider are known.',
  })
  @ApiCreatedResponse({ type: ActivityWritten })
  async plan(
    @Param('managerId') personId: string,
    @Body() body: PlanActivityRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ActivityWritten> {
    const { kind, minutes, provider } = this.offeringOf(body) ?? {};
    const { ...own } = body;
    const filled = {
      ...own,
      ...(kind !== undefined && own.kind === undefined && { kind }),
      ...(minutes !== undefined && own.minutes === undefined && own.days === undefined && { minutes }),
      ...(provider !== undefined && own.provider === undefined && { provider }),
    };
    const activity = activityFrom(filled, { source: { type: 'selfReported' } });
    await this.rules.fitsKind(activity);
    const activityId = derivedId(context.commandId, 'activity');
    return this.give({ type: 'planActivity', ...common(personId, activityId, granted), activity }, { context, reply });
  }

  @Post(':activityId/moves')
  @Access('dossier.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'movePlannedActivity', summary: 'Move a plan to another day' })
  @ApiCreatedResponse({ type: ActivityWritten })
  async move(
    @Param('managerId') personId: string,
    @Param('activityId') activityId: string,
    @Body() { day, reason }: MovePlanRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ActivityWritten> {
    return this.give({ type: 'movePlan', ...common(personId, activityId, granted), day, reason }, { context, reply });
  }

  @Post(':activityId/cancellations')
  @Access('dossier.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'cancelPlannedActivity', summary: 'Take an activity out of the plan' })
  @ApiBody({ type: OptionalReasonRequest, required: false })
  @ApiCreatedResponse({ type: ActivityWritten })
  async cancel(
    @Param('managerId') personId: string,
    @Param('activityId') activityId: string,
    @Body() body: OptionalReasonRequest | undefined,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ActivityWritten> {
    return this.give(
      { type: 'cancelPlan', ...common(personId, activityId, granted), reason: body?.reason },
      { context, reply },
    );
  }

  @Post(':activityId/recordings')
  @Access('dossier.write', { person: 'managerId' })
  @ApiOperation({
    operationId: 'recordPlannedActivity',
    summary: 'It took place: record what was planned',
    description: 'The activity keeps its id. What the request leaves out is as it was planned.',
  })
  @ApiBody({ type: TookPlaceRequest, required: false })
  @ApiCreatedResponse({ type: ActivityWritten })
  async record(
    @Param('managerId') personId: string,
    @Param('activityId') activityId: string,
    @Body() body: TookPlaceRequest | undefined,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ActivityWritten> {
    const { row, activity: before } = await this.rules.opened(personId, activityId);
    if (row.status === 'withdrawn') throw problemOfRefusal(notPlanned.refusal);
    const { submit = true, ...changes } = body ?? {};
    const activity = activityFrom(changes, { source: { type: 'selfReported' }, before });
    await this.rules.fitsKind(activity);
    return this.give(
      { type: 'recordActivity', ...common(personId, activityId, granted), activity, submit },
      { context, reply },
    );
  }

  /** @throws ProblemError when nothing says what kind of activity it is */
  private offeringOf({ offeringId, kind }: PlanActivityRequest): FoundOffering | undefined {
    if (offeringId === undefined) return undefined;
    const found = this.offerings?.read(offeringId);
    if (found === undefined && kind === undefined) throw problemOfRefusal(unknownOffering.refusal);
    return found;
  }

  private async give(
    command: DossierCommand,
    { context, reply }: { readonly context: CommandContext; readonly reply: PeilReply },
  ): Promise<ActivityWritten> {
    const outcome = await this.commands.execute(new DossierMessage(command, context));
    return this.answers.answer(reply, outcome, { activityId: command.activityId });
  }
}

function common(personId: string, activityId: string, { today, caller }: Granted) {
  return { personId, activityId, today, by: caller.personId };
}

function orderOf({ content, activityId }: ActivityRow): string {
  return `${content.day} ${activityId}`;
}

function plannedAnswer(row: ActivityRow, today: CalendarDay): PlannedActivityAnswer {
  return { ...summaryOf(row), dayPassed: (row.content.until ?? row.content.day) < today };
}
