import { Body, Controller, Get, Inject, Param, ParseIntPipe, Post, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CommandContext } from '@peil/eventing';
import {
  Access,
  GrantedAccess,
  instantOf,
  pageOf,
  PageQuery,
  ProblemError,
  publicPosition,
  READ_SIDE,
  Sender,
  WriteAnswers,
  type Granted,
  type PeilReply,
  type ReadSide,
} from '@peil/http-api';
import {
  isDirectorate,
  ORGANISATION_READER,
  PEOPLE_INDEX,
  type OrganisationReader,
  type PeopleIndex,
} from '@peil/organisation';
import { planIdOf } from '../plan-id.js';
import type { ReadPlan } from '../read-models/action-plans.js';
import { ActionPlanAnswer, PlanPage, PlanWritten, type OfferedActionAnswer } from './plan-answers.js';
import { PlanDeeds } from './plan-deeds.js';
import { actionOf, changeOf, summaryOf } from './plan-forms.js';
import { AdoptPlanRequest, DraftPlanRequest, PlanTimeQuery } from './plan-requests.js';
import { ActionPlanOf, ActionPlans } from './queries.js';

const behind = { type: PlanWritten, description: 'Recorded; the figures follow within seconds.' };

/** The plan of a directorate for a year: read by all its managers, made by its director, adopted by the management team. */
@ApiTags('Action plans')
@Controller('directorates/:directorateId/action-plans')
export class ActionPlansController {
  constructor(
    private readonly queries: QueryBus,
    private readonly answers: WriteAnswers,
    private readonly deeds: PlanDeeds,
    @Inject(READ_SIDE) private readonly readSide: ReadSide,
    @Inject(ORGANISATION_READER) private readonly organisation: OrganisationReader,
    @Inject(PEOPLE_INDEX) private readonly people: PeopleIndex,
  ) {}

  @Get()
  @Access('actionPlans.read', { unit: 'directorateId' })
  @ApiOperation({ operationId: 'listActionPlansOfDirectorate', summary: 'The plans of a directorate, by year' })
  @ApiOkResponse({ type: PlanPage })
  async list(@Param('directorateId') unitId: string, @Query() query: PageQuery): Promise<PlanPage> {
    const plans = await this.queries.execute(new ActionPlans({ unitId }));
    const { items, ...page } = pageOf(plans, query);
    return { items: items.map(({ plan }) => summaryOf(unitId, plan.year, plan)), ...page };
  }

  @Get(':year')
  @Access('actionPlans.read', { unit: 'directorateId' })
  @ApiOperation({ operationId: 'readActionPlan', summary: 'One plan with its actions and what happened to it' })
  @ApiOkResponse({ type: ActionPlanAnswer })
  async read(
    @Param('directorateId') unitId: string,
    @Param('year', ParseIntPipe) year: number,
    @Query() query: PlanTimeQuery,
    @GrantedAccess() { decision, today }: Granted,
  ): Promise<ActionPlanAnswer> {
    const asOf = query.asOf ?? today;
    const knownAt = query.knownAt === undefined ? undefined : instantOf(query.knownAt);
    const found = await this.queries.execute(new ActionPlanOf(unitId, year, { asOf, knownAt }));
    if (found === undefined) throw planUnknown();
    const owners = { view: this.organisation.on(asOf), people: this.people };
    const isWhole = decision.view === 'persons';
    return {
      ...summaryOf(unitId, year, found.plan),
      asOf,
      ...(knownAt !== undefined && { knownAt }),
      position: publicPosition(this.readSide.logId, found.position),
      view: decision.view,
      actions: isWhole ? found.plan.actions.map((action) => actionOf(action, unitId, owners)) : [],
      offered: isWhole ? offeredTo(unitId, await this.queries.execute(new ActionPlans({ year }))) : [],
      history: isWhole ? found.steps.map(changeOf) : [],
    };
  }

  @Post()
  @Access('actionPlans.write', { unit: 'directorateId' })
  @ApiOperation({ operationId: 'draftActionPlan', summary: 'Begin the plan of a year; there is one a year' })
  @ApiCreatedResponse({ type: PlanWritten })
  @ApiAcceptedResponse(behind)
  async draft(
    @Param('directorateId') unitId: string,
    @Body() { year }: DraftPlanRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() { today }: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<PlanWritten> {
    if (!isDirectorate(this.organisation.on(today).units.get(unitId))) {
      throw new ProblemError(422, 'not-a-directorate', {
        nl: 'Alleen een directie of stadsdeel heeft een actieplan.',
        en: 'Only a directorate or district has an action plan.',
      });
    }
    const command = { type: 'draftPlan' as const, planId: planIdOf(unitId, year), unitId, year, day: today };
    return this.answers.answer(reply, await this.deeds.give(command, context), { unitId, year });
  }

  @Post(':year/adoptions')
  @Access('actionPlans.write', { unit: 'directorateId' })
  @ApiOperation({ operationId: 'adoptActionPlan', summary: 'The management team adopted the plan as it is' })
  @ApiCreatedResponse({ type: PlanWritten })
  @ApiAcceptedResponse(behind)
  async adopt(
    @Param('directorateId') unitId: string,
    @Param('year', ParseIntPipe) year: number,
    @Body() { adoptedOn }: AdoptPlanRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() { today }: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<PlanWritten> {
    const command = { type: 'adoptPlan' as const, planId: planIdOf(unitId, year), adoptedOn, day: today };
    return this.answers.answer(reply, await this.deeds.give(command, context), { unitId, year });
  }
}

function planUnknown(): ProblemError {
  return new ProblemError(404, 'unknown-action-plan', {
    nl: 'Dit actieplan bestaat nog niet.',
    en: 'This action plan does not exist yet.',
  });
}

/** Actions in other plans of the year that wait for this directorate's answer. */
function offeredTo(unitId: string, plans: readonly ReadPlan[]): readonly OfferedActionAnswer[] {
  return plans.flatMap(({ plan }) =>
    plan.actions.flatMap(({ actionId, content, handOver }) =>
      handOver?.toUnitId === unitId && handOver.outcome === 'waiting'
        ? [
            {
              ...{ fromUnitId: plan.unitId, actionId, title: content.title, theme: content.theme },
              ...{ reason: handOver.reason, proposedOn: handOver.proposedOn },
            },
          ]
        : [],
    ),
  );
}
