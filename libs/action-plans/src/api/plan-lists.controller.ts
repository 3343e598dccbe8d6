import { Body, Controller, Get, Inject, Put, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CommandContext } from '@peil/eventing';
import {
  Access,
  ACCESS_DECIDER,
  GrantedAccess,
  pageOf,
  Sender,
  WriteAnswers,
  type AccessDecider,
  type Granted,
  type PeilReply,
} from '@peil/http-api';
import type { CalendarDay } from '@peil/kernel';
import {
  isDirectorate,
  ORGANISATION_READER,
  PEOPLE_INDEX,
  type OrganisationReader,
  type PeopleIndex,
} from '@peil/organisation';
import { isHere } from '../domain/plan-state.js';
import { PlanWordsMessage } from './messages.js';
import {
  OrphanActionPage,
  PlanPage,
  PlanWordsAnswer,
  PlanWordsWritten,
  type OrphanActionAnswer,
} from './plan-answers.js';
import { actionOf, isGone, summaryOf } from './plan-forms.js';
import { PlanWordsRequest, YearQuery } from './plan-requests.js';
import { ActionPlans, PlanWordsQuery } from './queries.js';

const yearOf = (day: CalendarDay): number => Number(day.slice(0, 4));

const OPEN: ReadonlySet<string> = new Set(['notStarted', 'onSchedule', 'slightlyDelayed', 'delayed']);

/** Plans of the whole city, as far as one may read them: which are there, which are missing, what nobody sees to. */
@ApiTags('Action plans')
@Controller()
export class PlanListsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly answers: WriteAnswers,
    @Inject(ACCESS_DECIDER) private readonly access: AccessDecider,
    @Inject(ORGANISATION_READER) private readonly organisation: OrganisationReader,
    @Inject(PEOPLE_INDEX) private readonly people: PeopleIndex,
  ) {}

  @Get('action-plans')
  @Access('actionPlans.list')
  @ApiOperation({
    operationId: 'listActionPlans',
    summary: 'The plans of a year of every directorate whose plan you may read, those that are missing included',
  })
  @ApiOkResponse({ type: PlanPage })
  async list(@Query() query: YearQuery, @GrantedAccess() granted: Granted): Promise<PlanPage> {
    const year = query.year ?? yearOf(granted.today);
    const plans = await this.queries.execute(new ActionPlans({ year }));
    const byUnit = new Map(plans.map(({ plan }) => [plan.unitId, plan]));
    const units = [...this.organisation.on(granted.today).units.values()]
      .filter((unit) => isDirectorate(unit))
      .filter(({ unitId }) => this.mayRead(unitId, granted) !== undefined)
      .sort((one, other) => one.name.localeCompare(other.name, 'nl'));
    const { items, ...page } = pageOf(units, query);
    return { items: items.map(({ unitId }) => summaryOf(unitId, year, byUnit.get(unitId))), ...page };
  }

  @Get('orphan-actions')
  @Access('actionPlans.list')
  @ApiOperation({ operationId: 'listOrphanActions', summary: 'Open actions whose owner is gone, or that have none' })
  @ApiOkResponse({ type: OrphanActionPage })
  async orphans(@Query() query: YearQuery, @GrantedAccess() granted: Granted): Promise<OrphanActionPage> {
    const year = query.year ?? yearOf(granted.today);
    const owners = { view: this.organisation.on(granted.today), people: this.people };
    const plans = await this.queries.execute(new ActionPlans({ year }));
    const orphans = plans.flatMap(({ plan }): OrphanActionAnswer[] =>
      this.mayRead(plan.unitId, granted) !== 'persons'
        ? []
        : plan.actions
            .filter((action) => isHere(action) && OPEN.has(action.state))
            .filter(({ content: { owner } }) => owner === undefined || isGone(owner, plan.unitId, owners.view))
            .map((action) => ({ unitId: plan.unitId, year, action: actionOf(action, plan.unitId, owners) })),
    );
    const { items, ...page } = pageOf(orphans, query);
    return { items: [...items], ...page };
  }

  @Get('action-plan-words')
  @Access('kinds.read')
  @ApiOperation({ operationId: 'readActionPlanWords', summary: 'The themes and classifications of action plans' })
  @ApiOkResponse({ type: PlanWordsAnswer })
  async words(): Promise<PlanWordsAnswer> {
    const { themes, classifications } = await this.queries.execute(new PlanWordsQuery());
    return { themes: [...themes], classifications: [...classifications] };
  }

  @Put('action-plan-words')
  @Access('kinds.write')
  @ApiOperation({
    operationId: 'setActionPlanWords',
    summary: 'Set all themes and classifications; plans that use one that is left out keep it',
  })
  @ApiOkResponse({ type: PlanWordsWritten })
  @ApiAcceptedResponse({ type: PlanWordsWritten, description: 'Recorded; the figures follow within seconds.' })
  async setWords(
    @Body() body: PlanWordsRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<PlanWordsWritten> {
    const plainWords = (list: PlanWordsRequest['themes']) =>
      list.map(({ code, names }) => ({ code, names: { nl: names.nl, en: names.en } }));
    const words = { themes: plainWords(body.themes), classifications: plainWords(body.classifications) };
    const outcome = await this.commands.execute(new PlanWordsMessage({ type: 'setWords', words }, context));
    return this.answers.answer(reply, outcome, words, 200);
  }

  private mayRead(unitId: string, { caller, today }: Granted): 'persons' | 'figures' | undefined {
    const decision = this.access.decide(caller, 'actionPlans.read', { unitId }, today);
    return decision.allowed ? decision.view : undefined;
  }
}
